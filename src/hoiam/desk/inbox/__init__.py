"""The inbox: the filters that people keep, what they muted, and that a list was taken out of the house."""
