"""Incoming dispatches: the original beside what was read, put right and confirmed by a person, followed as tasks."""
