"""What is decided. Pure verbs: no framework, no network, no disk, no database, no clock, no chance, no logging."""
