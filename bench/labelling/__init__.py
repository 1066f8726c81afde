"""Our own labelled sentences and what is trained from them."""
