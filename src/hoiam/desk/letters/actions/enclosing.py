"""Choose which files go with a draft. What goes is fixed with the draft: after that nothing here can change it."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.store import pack
from hoiam.core.errors import Refused
from hoiam.core.values.actor import MACHINE, Actor
from hoiam.desk.articles import actions as articles
from hoiam.desk.files import actions as files
from hoiam.desk.files.models import Purpose
from hoiam.desk.letters import enclosing, queries
from hoiam.desk.letters.actions.holding import line, locked, need_role, writers
from hoiam.desk.letters.enclosing import Choice
from hoiam.desk.letters.models import Enclosure, Letter, LetterState

KEEP, NONE = "kept", ""  # as it is; no file: a sheet of paper goes


@transaction.atomic
def enclose(
    *,
    letter: Letter,
    chosen: Mapping[str, str],
    by: Actor,
    now: datetime,
    more: tuple[str, str] = ("", NONE),
    dropped: Collection[str] = (),
) -> Letter:
    """Tie files to what a draft says it encloses: name -> key of a choice (enclosing.choices), KEEP or NONE.

    `more` is one name with its file that the draft is to list besides, `dropped` names that it is to list no more; what
    the law has it list stays. The bytes were looked at by the caller (outside/scan).

    Raises Refused: "letter.draft_role", "enclosure.copy", "enclosure.name", "enclosure.not_open" (a file that this
    person may not open, or that is none for this letter), "enclosure.many", "enclosure.heavy".
    """
    letter = locked(letter, LetterState.DRAFT)
    need_role(by, writers(letter), "letter.draft_role")
    if not enclosing.takes_files(letter):
        raise Refused("enclosure.copy")
    wanted = dict(chosen)
    _list(letter, more, dropped, wanted)
    offered = {one.key: one for one in enclosing.choices(letter, by, localdate(now))}
    for name in enclosing.listed(letter):
        key = wanted.get(name, KEEP)
        if key == KEEP:
            continue
        if key and key not in offered:
            raise Refused("enclosure.not_open")
        take_out(letter, (name,), by, now)
        if key:
            put(letter, name, offered[key], by, now)
    prune(letter, by, now)
    _refuse_heavy(letter)
    held = [row.name for row in letter.enclosures.order_by("id")]
    line(letter, "letter.enclose", by, now, names="; ".join(held)[:500], count=len(held))
    return letter


def put(letter: Letter, name: str, choice: Choice, by: Actor, now: datetime) -> Enclosure:
    """Tie a file to a name of a locked draft; part of another action. A copy of an article leaves its line."""
    file = files.note(
        office=letter.office.key,
        purpose=Purpose.ENCLOSED,
        subject=str(letter.pk),
        name=f"{choice.sha256[:8]}-{choice.name}"[:200],
        content_type=choice.content_type,
        sha256=choice.sha256,
        size=choice.size,
        by=MACHINE,
        now=now,
    )
    if choice.proof:
        articles.note_opened(file=choice.proof, by=by, now=now)
    return Enclosure.objects.create(
        letter=letter,
        name=name,
        file=file,
        file_name=choice.name[:150],
        sha256=choice.sha256,
        restricted=choice.restricted,
        chosen_by=by.key,
        chosen_at=now,
    )


def take_out(letter: Letter, names: Collection[str], by: Actor, now: datetime) -> None:
    """Take files from a locked draft; part of another action. Where they came from they stay."""
    for row in letter.enclosures.filter(name__in=names).select_related("file"):
        file = row.file
        row.delete()
        if not letter.enclosures.filter(file=file).exists():
            files.unnote(file=file, by=by, now=now)


def prune(letter: Letter, by: Actor, now: datetime) -> None:
    """Take out the files of names that a draft lists no more; part of another action."""
    held = set(letter.enclosures.values_list("name", flat=True))
    take_out(letter, held - set(enclosing.listed(letter)), by, now)


def carry_over(earlier: Letter, letter: Letter, by: Actor, now: datetime) -> tuple[str, ...]:
    """Let the files of a letter go with what replaces it, as far as that lists them; part of another action.

    Only what whoever drafts it may choose: another's right is not theirs. Return the names that are left without file.
    """
    rows = earlier.enclosures.filter(name__in=enclosing.listed(letter)).order_by("id")
    offered = {(one.sha256, one.restricted): one for one in enclosing.choices(letter, by, localdate(now))}
    left = []
    for row in rows:
        choice = offered.get((row.sha256, row.restricted))
        if choice:
            put(letter, row.name, replace(choice, name=row.file_name), by, now)
        else:
            left.append(row.name)
    return tuple(left)


def _list(letter: Letter, more: tuple[str, str], dropped: Collection[str], wanted: dict[str, str]) -> None:
    """Put the added name on the draft and take the dropped ones off."""
    facts = queries.facts_of(letter)
    name, key = more[0].strip(" .;")[:300], more[1]
    if bool(name) != bool(key) or name in enclosing.listed(letter):
        raise Refused("enclosure.name")
    if name:
        wanted[name] = key
    names = tuple(one for one in (*facts.enclosed, name) if one and one not in dropped)
    if names != facts.enclosed:
        letter.facts = pack(replace(facts, enclosed=names))
        letter.save(update_fields=["facts"])


def _refuse_heavy(letter: Letter) -> None:
    sizes = list(letter.enclosures.values_list("file__size", flat=True))
    if len(sizes) > enclosing.MOST_FILES:
        raise Refused("enclosure.many", most=enclosing.MOST_FILES)
    if sum(sizes) > enclosing.MOST_BYTES:
        raise Refused("enclosure.heavy", size=sum(sizes) >> 20, most=enclosing.MOST_BYTES >> 20)
