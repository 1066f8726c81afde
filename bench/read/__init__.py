"""How well are dispatches read? `uv run python -m bench.read [--data FOLDER]`."""
