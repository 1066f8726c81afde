"""Dispatches from above: read once, confirmed by a person, followed as tasks with their next due dates."""
