"""The converter: a raw report becomes an article, in steps of one input and one output each.

bytes → lines (read) → paragraphs → labels (the ledger) → fields → Report → article (store).
"""
