"""What editors run: check, add, review, keep addresses, follow history. Errors are Vietnamese sentences."""
