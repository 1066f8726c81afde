"""Who runs the ledger's jobs: threads of one process, or many machines."""
