"""A sample dispatch of our own writing, as a bad scan left it. Invented; marked as a sample in its first line."""
