"""The office's own words for what it says again and again, with places that its case fills. Reads only."""

import re
from collections.abc import Mapping

from django.db.models import QuerySet

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.letter_facts import PressArticle
from hoiam.core.compose.lines import short_day
from hoiam.desk.cases.models import Case
from hoiam.desk.letters.models import Phrase
from hoiam.desk.units.models import Office

PLACES = ("co_quan", "so_vu_viec", "vu_viec", "bao", "bai", "ngay_bai", "don_vi")
OPEN = "……"  # what is not known stays open: the checker of form finds it
_PLACE = re.compile(r"\{([^{}]*)\}")


def phrases_of(office: Office, kind: str = "") -> QuerySet[Phrase]:
    """Return the phrases that stand, of one kind of paper or all, by name."""
    standing = Phrase.objects.filter(office=office, ended_at__isnull=True).order_by("kind", "name", "id")
    return standing.filter(kind=kind) if kind else standing


def strange(text: str) -> list[str]:
    """Return the places of a text that have no meaning here."""
    return [name for name in dict.fromkeys(_PLACE.findall(text)) if name not in PLACES]


def filled(phrase: Phrase, case: Case | None, piece: PressArticle | None = None) -> str:
    """Return the words with what the case tells in their places; `piece` is the one that a letter answers."""
    told = dict(_facts(phrase.office, case))
    if piece is not None:
        day = short_day(piece.published_on) if piece.published_on else ""
        told |= {"bao": piece.outlet, "bai": piece.title, "ngay_bai": day}
    return _PLACE.sub(lambda place: told.get(place[1]) or OPEN, phrase.text)


def _facts(office: Office, case: Case | None) -> Mapping[str, str]:
    told = {"co_quan": office.name}
    if case is not None:
        told |= {"so_vu_viec": case.number, "vu_viec": case.title, "don_vi": case.lead.name if case.lead else ""}
        if case.article:
            printed = short_day(localdate(case.article.published_at))
            told |= {"bao": case.article.outlet.name, "bai": case.article.title, "ngay_bai": printed}
    return told
