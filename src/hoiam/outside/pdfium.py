"""PDFium by one thread at a time: it is not made for two, not even for two documents.

So pypdfium2 says ("Incompatibility with threading"). Workers and web servers run several threads in a process, so
whatever opens, draws, saves or closes a PDF does it inside `alone`. What takes long without PDFium, such as reading
a drawn page, stays outside.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock

LOCK = RLock()


@contextmanager
def alone() -> Iterator[None]:
    """Hold PDFium for this thread, also if it holds it already.

    As a decorator (`@alone()`) it also holds it while the function's own pages and bitmaps are let go of, which calls
    PDFium once more. Arrays and pictures that share a bitmap's memory must be copied before they are returned.
    """
    with LOCK:
        yield
