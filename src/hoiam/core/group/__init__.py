"""Which story does an article join? One registry of versions; a released version never changes again.

A story keeps the version that grouped it, so that old decisions can be explained by the code that took them.
"""

from hoiam.core.group.versions import v1

versions = {"v1": v1}  # November 2026
latest = "v1"

__all__ = ["latest", "versions"]
