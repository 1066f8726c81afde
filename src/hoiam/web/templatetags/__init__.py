"""Template tags, found by Django through the app."""
