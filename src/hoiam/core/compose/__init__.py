"""Facts in, official papers out: letters and reports as document values, and the format checker of Decree 30/2020.

Knows nothing of files (outside/render prints) and of records (desk hands in facts). The sentences written here are
those of the papers themselves; what the screens say about them stands in words.py of the noun's room.
"""
