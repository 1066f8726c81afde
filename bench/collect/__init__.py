"""How many sources a minute does one process collect, and with how much memory? See `__main__`."""
