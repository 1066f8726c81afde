"""The bench of the search, and the house of many articles that the bench of the inbox uses too."""
