"""The reading step: the bytes of a raw report to its lines.

Whatever the capture (plain text, saved page, web archive) and the encoding, the next step gets the
same thing: pages of lines, or one clear refusal.
"""

from khotin.convert.read.reader import read

__all__ = ["read"]
