"""The bench of the pages."""
