"""Files that were kept: evidence, letters, reports. The bytes lie outside the database, named by their SHA-256."""
