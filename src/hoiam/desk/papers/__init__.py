"""Incoming papers of the press and of citizens: what was received, when, and what it asks. They start legal clocks."""
