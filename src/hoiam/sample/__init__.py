"""The sample press and the sample week, played. Invented; marked as a sample everywhere."""
