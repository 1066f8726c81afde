"""Which story does an article join? One registry of versions; a released version never changes again.

A story keeps the version that grouped it, so that old decisions can be explained by the code that took them.
"""

from hoiam.core.group.versions import v1, v2

versions = {"v1": v1, "v2": v2}  # both November 2026
latest = "v2"

__all__ = ["latest", "versions"]
