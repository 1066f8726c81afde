"""Stories: the articles that people would put in one file, grouped by a named version, labelled with reasons."""
