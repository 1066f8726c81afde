"""Articles and their versions, shared by all offices. No author (guard-rail G1)."""
