"""Work to be done by itself, as rows: queued in the transaction that caused it, leased, retried, visible."""
