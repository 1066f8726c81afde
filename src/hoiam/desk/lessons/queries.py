"""What has an office corrected, what did that teach, and what did it change?"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, QuerySet

from hoiam.core.classify import Lesson, machine_said
from hoiam.core.values.actor import MACHINE
from hoiam.core.values.article import Piece
from hoiam.core.values.reason import Reason
from hoiam.desk.articles.models import Version
from hoiam.desk.lessons import models
from hoiam.desk.stories.models import Label
from hoiam.desk.units.models import Office

NAMES = ("field", "kind", "tone")
MOST = 200  # corrections of one name that are learned from, and as many labels that people let stand; the newest
LOOKED_AT = 2000  # of the newest labels, in which the page looks for what a lesson changed


@dataclass(frozen=True, slots=True)
class Taught:
    """One piece as the machine learns from it: what it says, what the machine had said, what is right."""

    piece: Piece
    said: str
    value: str


def schooling(office: Office) -> models.Schooling | None:
    """Return how an office's machine learns, None where nobody ever changed that: it learns from all."""
    return models.Schooling.objects.filter(office=office).first()


def learns(office: Office) -> bool:
    """Return whether an office's corrections are used."""
    held = schooling(office)
    return held is None or held.on


def lessons_for(office: Office, version: str) -> dict[str, Lesson]:
    """Return what an office taught beside this version of the model, by name; {} where that is switched off."""
    if not learns(office):
        return {}
    rows = models.Lesson.objects.filter(office=office, version=version)
    return {
        row.name: Lesson(row.name, tuple(row.labels), {g: tuple(p) for g, p in row.points.items()}, row.times)
        for row in rows
    }


def outdated(office: Office, version: str) -> bool:
    """Return whether an office that learns has lessons of another version of the model: they are learned anew."""
    return models.Lesson.objects.filter(office=office).exclude(version=version).exists() and learns(office)


def lessons_of(office: Office) -> QuerySet[models.Lesson]:
    """Return the rows of what an office taught, used or not."""
    return models.Lesson.objects.filter(office=office).order_by("name")


def corrections(office: Office) -> QuerySet[Label]:
    """Return the labels that people of an office set since it began (anew), newest first."""
    held = schooling(office)
    found = Label.objects.filter(item__story__office=office, name__in=NAMES).exclude(set_by=MACHINE.key)
    if held and held.since:
        found = found.filter(set_at__gt=held.since)
    return found.select_related("item__hit__article__outlet", "item__story").order_by("-set_at", "-id")


def basis(office: Office) -> tuple[Any, ...]:
    """Return what tells whether anything that a lesson rests on has changed: how the office learns, its corrections."""
    held = schooling(office)
    newest = corrections(office).order_by().aggregate(at=Max("set_at"), number=Count("id"))
    return held and held.changed_at, held and held.on, held and held.since, newest["at"], newest["number"]


def counted(office: Office) -> list[tuple[str, str, str, int]]:
    """Return what was corrected: name, what the machine had said, what is right, how often; most often first."""
    times: Counter[tuple[str, str, str]] = Counter()
    for label in corrections(office):
        said = _said(label)
        if said is not None and said != label.value:
            times[label.name, said, label.value] += 1
    return [(*key, n) for key, n in sorted(times.items(), key=lambda one: (-one[1], one[0]))]


def taught(office: Office, name: str) -> list[Taught]:
    """Return what a name learns from, newest first: corrections, then labels of pieces that people have sorted."""
    right = list(corrections(office).filter(name=name)[:MOST])
    stands = list(_let_stand(office, name)[:MOST])
    said = _texts([*right, *stands])
    return list(_examples([*right, *stands], said))


def changed(office: Office) -> list[Label]:
    """Return the machine's labels that are what they are because of a lesson, among the newest of all."""
    found = Label.objects.filter(item__story__office=office, name__in=NAMES, set_by=MACHINE.key)
    newest = found.select_related("item__hit__article", "item__story").order_by("-id")[:LOOKED_AT]
    return [label for label in newest if label.reasons and label.reasons[0]["code"] == "label.taught"]


def _let_stand(office: Office, name: str) -> QuerySet[Label]:
    found = Label.objects.filter(item__story__office=office, name=name, set_by=MACHINE.key).exclude(value="")
    found = found.exclude(item__story__sorted_by="")
    return found.select_related("item__hit__article__outlet").order_by("-id")


def _examples(labels: list[Label], texts: dict[int, Version]) -> Iterator[Taught]:
    for label in labels:
        said, article = _said(label), label.item.hit.article
        version = texts.get(article.pk)
        if said is None or version is None:
            continue
        kind, at = article.outlet.kind, article.published_at
        piece = Piece(str(article.pk), version.title, version.sapo, version.text, at, kind)
        yield Taught(piece, said, label.value)


def _said(label: Label) -> str | None:
    return machine_said([Reason(row["code"], row["facts"]) for row in label.reasons])


def _texts(labels: list[Label]) -> dict[int, Version]:
    found = Version.objects.filter(article__in=[label.item.hit.article_id for label in labels]).order_by("number")
    return {version.article_id: version for version in found}
