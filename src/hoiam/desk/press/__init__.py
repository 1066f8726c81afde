"""What the press asked of the office, and when it was answered (function S30)."""
