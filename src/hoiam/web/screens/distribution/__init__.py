"""What is sent to units, with their receipts (S52)."""
