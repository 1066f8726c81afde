"""Register several things at once: an outlet of the catalogue with the question where it lists, and feeds of a file."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from hoiam.core.text.fold import fold
from hoiam.core.values.actor import Actor
from hoiam.desk.sources import queries
from hoiam.desk.sources.actions.probing import ask
from hoiam.desk.sources.actions.registering import keeper, note_terms, put_outlet, put_source
from hoiam.desk.sources.models import Outlet, Probe

OF_A_SAMPLE = "mau-"
FEED_HOST = re.compile(r"^(?:rss|feeds?)\.")  # where some sites keep their feeds


@transaction.atomic
def switch_on(*, key: str, home: str, terms: str, sample: bool, by: Actor, now: datetime, **fields: Any) -> Probe:
    """Register an outlet of the catalogue, keep its terms as a person read them, and ask its home where it lists.

    `terms` "" where nobody has read them yet. An outlet that came in by another way, and has this home, is that one.
    """
    key = f"{OF_A_SAMPLE}{key}" if sample else key
    if not Outlet.objects.filter(key=key).exists() and (known := _at_host(home, home, sample)):
        key = known.key
    outlet = put_outlet(key=key, home=home, sample=sample, by=by, now=now, **fields)
    if terms:
        note_terms(outlet=outlet, terms=terms, by=by, now=now)
    return ask(kind="discover", url=home, options={"outlet": key}, sample=sample, by=by, now=now)


@transaction.atomic
def take_in(
    *, rows: Sequence[tuple[str, str, str, str]], legal_basis: str, sample: bool, by: Actor, now: datetime
) -> None:
    """Register feeds, each given as name, address, home and kind.

    A feed belongs to the outlet at whose host it or its home stands, and whose path it has where both homes have one;
    only an outlet without a home is known by name.
    What nobody has told yet of an outlet stays "unknown".
    """
    keeper(by)
    for title, url, home, kind in rows:
        key = f"{OF_A_SAMPLE if sample else ''}{slugify(fold(title)) or slugify(url)}"[:64]
        outlet = _at_host(home, home, sample) or _at_host(url, home, sample)
        outlet = outlet or Outlet.objects.filter(key=key, sample=sample, home="").first()
        if outlet is None:
            key = f"{key[:54]}-{Outlet.objects.count()}" if Outlet.objects.filter(key=key).exists() else key
            told = {"name": title, "home": home[:500], "legal_basis": legal_basis, "kind": "unknown", "sample": sample}
            outlet = put_outlet(key=key, by=by, now=now, **told)
        put_source(outlet=outlet, kind=kind, url=url, by=by, now=now)


def _at_host(address: str, home: str, sample: bool) -> Outlet | None:
    """Return the outlet at an address's host; where its home and this one both have a path, it must be the same."""
    host, path = queries.host_of(address), queries.path_of(home)
    found = queries.outlets_at(host, sample=sample) or queries.outlets_at(FEED_HOST.sub("", host), sample=sample)
    paths = {outlet: queries.path_of(outlet.home) for outlet in found}
    fitting = [outlet for outlet in found if not path or paths[outlet] in ("", path)]
    return max(fitting, key=lambda outlet: paths[outlet] == path, default=None)
