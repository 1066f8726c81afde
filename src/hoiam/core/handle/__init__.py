"""A case's life as tables: which move leads where, who may make it, which work its claims open, which legal route.

Knows no clock, no database and no person: roles come in, the role used goes out.
"""
