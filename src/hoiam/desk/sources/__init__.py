"""Outlets and the addresses at which they are read. Shared by the whole installation: no newspaper is polled twice."""
