"""Which evidence is there, who may see that it is there, and who may open it? The single doors to evidence.

Two questions, two doors. The *record* (when, why, which digest) is seen by those who look after evidence, also when
nobody may open it any more: otherwise no right could be given again. The *bytes* open for a right in force only.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from hoiam.core.values.actor import Actor, Role
from hoiam.desk.articles.models import Article, Snapshot, SnapshotAccess, SnapshotFile, SnapshotState, Version
from hoiam.desk.units.models import Office

MANAGERS = frozenset({Role.TRUNG_TAM, Role.VAN_PHONG, Role.PHONG_VHTT})  # who give and take rights
KEEPERS = MANAGERS | {Role.DON_VI, Role.UBND_XA}  # who may have evidence taken


def openable(office: Office, actor: Actor, today: date) -> QuerySet[Snapshot]:
    """Return the snapshots of an office whose files an actor may open on a day."""
    return _of(office).filter(Exists(_rights(actor, today)))


def snapshots_of(office: Office, actor: Actor, today: date) -> QuerySet[Snapshot]:
    """Return the snapshots whose record an actor may see on a day, newest first."""
    if actor.roles & MANAGERS:
        return _of(office)
    return openable(office, actor, today)


def snapshot_for(office: Office, actor: Actor, today: date, number: int) -> Snapshot:
    """Return one snapshot's record; the single door. Raises Snapshot.DoesNotExist for a stranger's."""
    return snapshots_of(office, actor, today).get(pk=number)


def file_for(office: Office, actor: Actor, today: date, snapshot: int, kind: str) -> SnapshotFile:
    """Return a file to open; the single door to the bytes. Raises SnapshotFile.DoesNotExist without a right."""
    files = SnapshotFile.objects.select_related("snapshot__article__outlet", "snapshot__office")
    return files.get(snapshot__in=openable(office, actor, today), snapshot=snapshot, kind=kind)


def of_articles(articles: Iterable[Article | int], office: Office, actor: Actor, today: date) -> list[Snapshot]:
    """Return what an actor may see of the evidence of some articles, newest first, its files at hand."""
    found = snapshots_of(office, actor, today).filter(article__in=[getattr(one, "pk", one) for one in articles])
    return list(found.prefetch_related("files"))


def may_open(snapshots: Iterable[Snapshot], actor: Actor, today: date) -> set[int]:
    """Return the numbers of those snapshots whose files an actor may open on a day."""
    rights = SnapshotAccess.objects.filter(_theirs(actor), _in_force(today), snapshot__in=[s.pk for s in snapshots])
    return set(rights.values_list("snapshot", flat=True))


def rights_of(snapshot: Snapshot) -> QuerySet[SnapshotAccess]:
    """Return every right that was given to a snapshot, those that were taken back last."""
    rights = snapshot.rights.select_related("person", "unit")
    return rights.order_by(F("ended_at").desc(nulls_first=True), "-until", "id")


def right_for(snapshot: Snapshot, number: int) -> SnapshotAccess:
    """Return one right of a snapshot. Raises SnapshotAccess.DoesNotExist."""
    return SnapshotAccess.objects.select_related("person", "unit", "snapshot__office").get(snapshot=snapshot, pk=number)


def latest(office: Office, article: Article) -> Snapshot | None:
    """Return the newest snapshot that an office has of an article, whatever its state; None where there is none."""
    return Snapshot.objects.filter(office=office, article=article).order_by("-id").first()


def snapshot(number: int) -> Snapshot:
    """Return a snapshot for its job. Raises Snapshot.DoesNotExist."""
    return Snapshot.objects.select_related("office", "article__outlet", "article__source").get(pk=number)


@dataclass(frozen=True, slots=True)
class Proven:
    """One reading of an article, and the earliest snapshot that proves it: the page itself before its words alone."""

    version: Version
    snapshot: Snapshot | None


def proven(article: Article, snapshots: Iterable[Snapshot]) -> Iterator[Proven]:
    """Return for every version of an article, oldest first, which of the snapshots proves it."""
    kept = [one for one in snapshots if one.state == SnapshotState.KEPT and one.taken_at]
    kept.sort(key=lambda one: (one.holds != "page", one.pk))
    for version in article.versions.order_by("number"):
        yield Proven(version, next((one for one in kept if one.version_id == version.pk), None))


def all_files() -> QuerySet[SnapshotFile]:
    """Return every file of evidence of every office, for whoever proves that they are whole."""
    return SnapshotFile.objects.select_related("snapshot__office", "snapshot__article").order_by("id")


def waiting_for(articles: Iterable[int]) -> set[int]:
    """Return those of these articles whose evidence is still to be taken: it holds the words that were read."""
    found = Snapshot.objects.filter(article__in=list(articles), state=SnapshotState.WAITING)
    return set(found.values_list("article", flat=True))


def points_at(sha256: str) -> bool:
    """Say whether evidence of any office has these bytes."""
    return SnapshotFile.objects.filter(sha256=sha256).exists()


def _of(office: Office) -> QuerySet[Snapshot]:
    found = Snapshot.objects.filter(office=office).select_related("article__outlet", "version", "office")
    return found.order_by("-asked_at", "-id")


def _rights(actor: Actor, today: date) -> QuerySet[SnapshotAccess]:
    return SnapshotAccess.objects.filter(_theirs(actor), _in_force(today), snapshot=OuterRef("pk"))


def _in_force(today: date) -> Q:
    return Q(until__gte=today, ended_at__isnull=True)


def _theirs(actor: Actor) -> Q:
    """Return the condition "given to this actor". Each part stands only where the actor has the thing it names:

    a comparison with nothing (`unit__key=None`) would be true of every right that names no unit.
    """
    mine = Q(pk__in=[])
    if actor.kind == "person" and actor.key:
        mine |= Q(person__username=actor.key)
    if actor.unit:
        mine |= Q(unit__key=actor.unit)
    if actor.roles:
        mine |= Q(role__in=[role.value for role in actor.roles])
    return mine
