"""The watch-list of an office: what it looks for, tried on the articles of the last month before it is kept."""
