"""Packets for the national document axis as files: written, and read back. No connection is opened here (ADR 0074)."""

from hoiam.outside.axis.reading import read
from hoiam.outside.axis.writing import write, write_status

__all__ = ["read", "write", "write_status"]
