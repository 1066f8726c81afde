"""The place Nguồn tin: what is read, on which basis, how each look went, and the switch."""
