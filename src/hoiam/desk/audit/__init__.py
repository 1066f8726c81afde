"""What people decided: append-only lines, each sealed with the one before. No foreign keys: it blocks no record."""
