"""What leaves the process. Knows values, never records; every byte has a limit, every call a timeout."""
