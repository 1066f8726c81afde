"""Cases: one reported problem with its owner, its claims, its verdict, its parts of work and its clocks."""
