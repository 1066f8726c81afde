"""Trends: how much was told by day, field and place, and the events that were announced beforehand."""
