"""The law library and the days off, as people read and correct them."""
