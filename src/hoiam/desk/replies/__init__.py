"""What the office answers in public, finished or not. The only noun that the public page reads."""
