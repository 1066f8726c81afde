"""What the web server's process looks through for garbage: what a request leaves, not all that the programme loaded.

Measured at 1,000,000 articles: looking through the 400,000 objects of the loaded programme took a quarter of a page's
processor time, and every few pages a tenth of a second at once.
"""

import gc

from django.urls import get_resolver

AT_ONCE = 50_000  # objects made and not yet given back before one looks; a page of fifty rows makes about 20,000


def settled() -> None:
    """Set apart what is loaded by now. Called once in a process, before its first request."""
    get_resolver().url_patterns  # noqa: B018 - the screens are imported by this
    gc.collect()
    gc.freeze()
    gc.set_threshold(AT_ONCE, *gc.get_threshold()[1:])
