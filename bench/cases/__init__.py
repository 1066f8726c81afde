"""Page times with very many open cases."""
