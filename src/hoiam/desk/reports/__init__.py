"""Reports: figures frozen at one moment, approved, handed over with a time stamp. Every number opens its list."""
