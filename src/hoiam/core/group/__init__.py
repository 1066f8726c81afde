"""Which story does an article join? One registry of versions; a released version never changes again.

A story keeps the version that grouped it, so that old decisions can be explained by the code that took them.
"""

from hoiam.core.group.versions import v1, v2, v3, v4, v5

versions = {"v1": v1, "v2": v2, "v3": v3, "v4": v4, "v5": v5}  # all November 2026
latest = "v5"
# The table of rarities that each reads (outside/shipped).
backgrounds = {
    "v1": "stories/background-v1.bin",
    "v2": "stories/background-v1.bin",
    "v3": "stories/background-v3.bin",
    "v4": "stories/background-v3.bin",
    "v5": "stories/background-v3.bin",
}

__all__ = ["backgrounds", "latest", "versions"]
