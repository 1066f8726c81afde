"""Offices, their units, the people who hold posts in them, and the roles they hold: each with its dates."""
