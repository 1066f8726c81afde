"""Today: what waits for this person, told by role; and the lists behind a leader's five numbers."""
