"""Which articles concern an office, and why: one hit for each office and article."""
