"""Topic of an article, on VNTC."""
