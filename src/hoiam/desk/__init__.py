"""What is kept. Django apps, one noun each; a noun knows only earlier nouns on the street."""
