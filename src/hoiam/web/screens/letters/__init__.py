"""Papers out and in: letters from draft to print, the register of what the press sends, kept files."""
