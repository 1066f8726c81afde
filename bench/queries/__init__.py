"""Stored queries of a generator, matched one article at a time: `uv run python -m bench.queries [--json]`."""
