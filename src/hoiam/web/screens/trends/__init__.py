"""Trends: how much is told, whether that is usual, and what the coming week would bring."""
