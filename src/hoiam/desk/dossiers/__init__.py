"""Work files: what was received, written and proved about one matter, in order, kept for a named time, handed over."""
