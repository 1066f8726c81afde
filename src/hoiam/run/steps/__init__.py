"""What each kind of job does, a file for each. Every job is idempotent: run twice, it leaves the same."""
