"""Brings an installation up to date: tables, law library, holidays, places. Safe to run at every start."""

from datetime import datetime

from django.core.management import call_command

from hoiam.core.calendar import parse_year
from hoiam.core.schedule import parse_instrument
from hoiam.core.values.actor import MACHINE
from hoiam.desk.law import actions as law
from hoiam.desk.places import actions as places
from hoiam.outside import shipped
from hoiam.run.gazetteers import gazetteer, known_keys


def prepare(now: datetime) -> None:
    """Migrate the database and load what the package ships; what is already there stays as it is."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    furnish(now)


def furnish(now: datetime) -> None:
    """Load the law library, the holidays and the places that the package ships."""
    texts = [shipped.text(name) for name in shipped.names("law", ".toml")]
    law.load(texts={parse_instrument(text)[0].id: text for text in texts}, by=MACHINE, now=now)
    tables = [shipped.text(name) for name in shipped.names("holidays", ".toml")]
    law.load_holidays(texts={parse_year(text).year: text for text in tables}, by=MACHINE, now=now)
    for key in known_keys():
        places.load(places=gazetteer(key).places, by=MACHINE, now=now)
