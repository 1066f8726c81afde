"""What the dying workers work on, and what must be true in the end: everything once, by its own number."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from bench.crash.farm import PIECES, START, STEP, mark, page, title
from hoiam.core.extract import extract
from hoiam.core.group import latest, versions
from hoiam.core.text.question import question
from hoiam.core.values.actor import MACHINE
from hoiam.core.values.article import Page, Piece
from hoiam.desk.articles import index
from hoiam.desk.articles.models import Article, Version
from hoiam.desk.audit import queries as audit
from hoiam.desk.audit.models import AuditHead
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases.models import Case
from hoiam.desk.files.models import StoredFile
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.jobs.models import Job
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters.models import Letter
from hoiam.desk.sources import actions as sources
from hoiam.desk.sources.models import Source
from hoiam.desk.stories.models import Label, StoryItem
from hoiam.desk.units.models import Office
from hoiam.desk.watch.models import Hit
from hoiam.outside.fetch import Guard, Limits
from hoiam.outside.keep import Keep
from hoiam.outside.shipped.labelling import labels_of
from hoiam.run import ledger
from hoiam.run.gazetteers import matcher
from hoiam.run.hands import Hands
from hoiam.run.kinds import KINDS
from hoiam.run.steps import understanding
from tests import people
from tests.desk import made

LEASE = ledger.LEASE + timedelta(seconds=1)
OURS = "bao-mau"  # what letters need besides stands under another outlet
LOOK_AGAIN = 30  # rounds, six hours, after which a piece is looked at again
LATE = 5  # rounds, an hour, by which deaths put a look off, the first or the second


def at(turn: int) -> datetime:
    """Return the moment of a round."""
    return START + turn * STEP


def warm() -> None:
    """Load what every worker reads once, before the first is forked. Touches no database."""
    piece = Piece("0", title(0, 1), "", " ".join(mark(0, n) for n in range(50)), at(0))
    matcher("dak-ha")
    labels_of(piece)
    versions[latest].features(piece, understanding._background())
    extract(Page("http://127.0.0.1/bai/0/1", page(0, 1, 0), "text/html"), at(0))


def settle(port: int) -> None:
    """Make the store: an office, a newspaper, its feed."""
    call_command("migrate", verbosity=0)
    people.furnished(at(0))
    outlet = sources.put_outlet(
        key=OURS, name="Báo Mẫu", kind="press", press_type="daily", legal_basis="x", sample=True, by=MACHINE, now=at(0)
    )
    url = f"http://127.0.0.1:{port}/rss"
    sources.put_source(outlet=outlet, kind="rss", url=url, interval=0, by=MACHINE, now=at(0))


def queue(turn: int) -> None:
    """Queue the look of a round, as the timetable does."""
    source = Source.objects.get(outlet__key=OURS)
    jobs.enqueue(kind="source.look", args={"source": source.pk}, key=f"source:{source.pk}", by=MACHINE, now=at(turn))


def work(turn: int, port: int, late: timedelta = timedelta(0)) -> None:
    """Run every job that is due; `late`: after the lease of whoever died has run out."""
    hands = Hands(Guard(frozenset({("127.0.0.1", port)})), Keep(str(settings.HOIAM_FILES)), Limits(seconds=10))
    while ledger.run_due(KINDS, lambda: at(turn) + late, hands):
        pass


def letter(turn: int) -> int:
    """Return a letter that a leader approved, ready to be issued."""
    house = people.House(Office.objects.get(), {unit.key: unit for unit in Office.objects.get().units.all()})
    return made.approved(house, to=made.outlet()).pk


def issue(number: int, turn: int) -> None:
    """Issue it, which queues the making of its files."""
    letters.issue(letter=Letter.objects.get(pk=number), by=people.CLERK, now=made.later(8))


def open_case(turn: int) -> None:
    """Open a case for a round's first piece, as a person does who saw that nothing was kept."""
    if not Case.objects.filter(title=f"Vụ {turn}").exists():
        cases.open_case(office=Office.objects.get(), title=f"Vụ {turn}", by=people.SORTER, now=at(turn))


def verdict(turns: int, cased: list[int], lettered: list[int]) -> dict[str, Any]:
    """Count by id what there is and what there must be."""
    wanted = {(turn, n) for turn in range(1, turns + 1) for n in range(1, PIECES + 1)}
    ours = Article.objects.filter(outlet__key=OURS)
    known = {article.title: article for article in ours}
    lost = sorted(key for key in wanted if title(*key) not in known)
    doubled = ours.count() - len(known)
    edited = {key for key in wanted if key[0] + LOOK_AGAIN + LATE < turns}
    maybe = {key for key in wanted if key[0] + LOOK_AGAIN - LATE <= turns} - edited
    either = [known[title(*key)].pk for key in maybe if title(*key) in known]
    versions = {
        "wanted": len(wanted) - len(maybe) + len(edited),
        "had": Version.objects.filter(article__in=ours).exclude(article__in=either).count(),
        "edited": len(edited),
    }
    found = [key for key in wanted if _found(mark(*key)) != [known[title(*key)].pk]] if not lost else ["?"]
    return {
        "pieces": {"wanted": len(wanted), "had": ours.count(), "lost": lost[:5], "doubled": doubled},
        "versions": versions,
        "hits": _once(Hit.objects.filter(article__in=ours), "article", len(wanted)),
        "story items": _once(StoryItem.objects.filter(hit__article__in=ours), "hit", len(wanted)),
        "labels twice": _twice(Label, "item", "name"),
        "not found once by search": found[:5],
        "cases": {"wanted": len(cased), "had": Case.objects.filter(title__startswith="Vụ ").count()},
        "case numbers": _gapless(),
        "letter files": {"wanted": 2 * len(lettered), "had": StoredFile.objects.filter(purpose="letter").count()},
        "files missing": _missing(),
        # The article of a letter stands on no server: the proof of it waits for one, as it should.
        "jobs not done": Job.objects.exclude(state="done").exclude(kind="evidence.take").count(),
        "audit": [str(fault) for head in AuditHead.objects.all() if (fault := audit.verify(head.chain))],
    }


def _found(word: str) -> list[int]:
    column, condition, values = index.matching(question(word).folded)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM articles_words WHERE {condition}", values)
        return [row[0] for row in cursor.fetchall()]


def _once(rows_of: Any, field: str, wanted: int) -> dict[str, int]:
    rows = list(rows_of.values_list(field, flat=True))
    return {"wanted": wanted, "had": len(rows), "different": len(set(rows))}


def _twice(model: Any, *fields: str) -> int:
    rows = list(model.objects.values_list(*fields))
    return len(rows) - len(set(rows))


def _gapless() -> bool:
    numbers = sorted(Case.objects.values_list("serial", flat=True))
    return numbers == list(range(1, len(numbers) + 1))


def _missing() -> int:
    keep = Keep(str(settings.HOIAM_FILES))
    return sum(keep.name(keep.get(sha)) != sha for sha in StoredFile.objects.values_list("sha256", flat=True))


def is_whole(told: dict[str, Any]) -> bool:
    """Say whether nothing was lost and nothing doubled."""
    equal = ("pieces", "versions", "hits", "story items", "cases", "letter files")
    same = all(told[name]["wanted"] == told[name]["had"] for name in equal)
    different = all(told[name]["different"] == told[name]["had"] for name in ("hits", "story items"))
    none = ("labels twice", "not found once by search", "files missing", "jobs not done", "audit")
    return same and different and told["case numbers"] and not any(told[name] for name in none)
