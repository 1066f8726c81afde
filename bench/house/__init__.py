"""A house of very many articles for the benches of search and pages: made once, kept where it was made."""

import os
import time
from pathlib import Path
from typing import Any


def opened(folder: Path, articles: int, cases: int = 10_000) -> tuple[Any, float]:
    """Return its office and the seconds that building took, 0.0 where it was there.

    The house is in `folder`, or in DATABASE_URL, and is brought up to the tables of today.
    """
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["HOIAM_VAR"] = str(folder)
    from hoiam.command._kit.django import ready

    ready()
    from django.core.management import call_command

    from hoiam.desk.units.models import Office
    from hoiam.web.memory import settled

    call_command("migrate", verbosity=0)
    settled()  # as the server's process is
    if office := Office.objects.first():
        return office, 0.0
    from bench.house import press

    start = time.perf_counter()
    return press.build(articles, cases), time.perf_counter() - start
