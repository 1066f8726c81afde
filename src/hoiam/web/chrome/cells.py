"""What makes a table safe to open in a spreadsheet program."""

BOM = "\ufeff"  # spreadsheet programs take a file without it for one of another alphabet
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(words: str) -> str:
    """Return a cell that no spreadsheet program runs as a formula."""
    return f"'{words}" if words.startswith(FORMULA) or words.lstrip().startswith(FORMULA[:4]) else words
