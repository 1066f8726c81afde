"""The reading of a dispatch, from the text to the value, step by step."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date as Day  # noqa: N812 - as in core/values/dispatch.py

from hoiam.core.errors import Unreadable
from hoiam.core.read import header, zones
from hoiam.core.read.addressees import addressees_of
from hoiam.core.read.annex import tasked
from hoiam.core.read.doubts import Clear, cleared
from hoiam.core.read.foot import foot_of
from hoiam.core.read.issuer import issuer_of, placed
from hoiam.core.read.notation import agreed_notation
from hoiam.core.read.outline import outline
from hoiam.core.read.paper import Paper
from hoiam.core.read.persons import signed
from hoiam.core.read.references import references_of
from hoiam.core.read.sheet import Line, lines_of
from hoiam.core.read.spelling import agreed
from hoiam.core.read.table import tables_out
from hoiam.core.read.tasks import tasks_of
from hoiam.core.read.votes import voted, worded
from hoiam.core.read.zones import Zones
from hoiam.core.text.restore import Marks
from hoiam.core.values.dispatch import Addressee, Dispatch, Header, Task
from hoiam.core.values.sight import Sight

_LEAST_LETTERS = 40
_UNLIKE = 0.6  # how sure a field is at most on which the readings of the head differ: a person is asked


def read(
    text: str,
    marks: Marks | None = None,
    names: Mapping[str, str] | None = None,
    scanned: bool = False,
    sight: Sight | None = None,
) -> Dispatch:
    """Return what a dispatch says.

    `marks` restores a bad scan (core/text/restore.py); without it only office phrases are mended. `names` maps folded
    names of units to official ones; `scanned`: a recogniser gave the text, however sound it looks; `sight`: what it
    said beside the text.
    Raises Unreadable: read.empty, read.not_text, read.not_a_dispatch.
    """
    _check(text)
    clear = cleared(text, marks, names or {}, scanned, sight.unsure if sight else ())
    lines = lines_of(clear.text)
    zone = zones.zones(lines, clear.scanned)
    looked = [cleared(look, marks, names or {}, True) for look in (sight.looks if sight else ())]
    heads = [zones.zones(lines_of(look.text), True) for look in looked]
    number, notation, full, number_sure = _numbered(zone, heads, clear.scanned)
    place, day, day_sure = _dated(zone, heads)
    if number is None and day is None and not zone.addressees and not zone.subject:
        raise Unreadable("read.not_a_dispatch")
    issuer, issuer_sure = issuer_of(zone.head, clear.text)
    issuer = placed(issuer, place)
    if clear.scanned:
        issuer, place = agreed(issuer, place, clear.text, clear.scan, names or {}, [look.scan for look in looked])
    kind, code, kind_sure = header.kind_of_paper(zone, notation)
    if clear.scanned and (agreeing := agreed_notation(notation, code if zone.title else None, issuer.name)) != notation:
        full = full and full[: len(full) - len(notation or "")] + (agreeing or "")
        notation, number_sure = agreeing, min(number_sure, _UNLIKE)
    subject, subject_sure = header.subject_of(zone)
    subject, alike = worded(subject, [header.subject_of(one)[0] for one in heads])
    subject_sure = (subject_sure or 0.7) if alike else _UNLIKE
    secrecy, urgency = header.stamps(zone.head)
    recipients, signature, unit, signature_sure = foot_of(zone.foot, clear.scanned)
    if clear.scanned and signature.signer_name:
        signature = replace(signature, signer_name=signed(signature.signer_name, clear.scan))
    addressees = addressees_of(zone.addressees, issuer.level)
    blocks = outline(tables_out(zone.body))
    paper = Paper(kind, day, issuer.level, issuer.name, _names(addressees), _roles(addressees))
    tasks, closing = tasks_of(blocks, paper)
    tasks += _annexed(zone, paper)
    sure = {
        "type": kind_sure, "number": number_sure, "notation": number_sure, "issuer": issuer_sure, "place": day_sure,
        "date": day_sure, "subject": subject_sure, "signature": signature_sure,
    }  # fmt: skip
    sure = {
        name: _weighed(value, clear, zone.head if name != "signature" else zone.foot) for name, value in sure.items()
    }
    head = Header(
        kind, code, number, notation, full, issuer, place, day, subject, unit, secrecy, urgency, signature, sure
    )
    references = references_of([block.text for block in blocks], _paragraphs(zone.notes))
    return Dispatch(head, addressees, references, tasks, closing, recipients, clear.doubts, clear.text)


def _annexed(zone: Zones, paper: Paper) -> tuple[Task, ...]:
    """Return the tasks of the annexes; who is not named there is not taken from the addressees."""
    blocks = outline(tables_out(tasked(zone.annex)))
    own = replace(paper, kind="Kế hoạch", addressees=None, addressee_codes=())  # rows name who acts after what
    return tuple(replace(task, id=f"PL.{task.id}") for task in tasks_of(blocks, own)[0]) if blocks else ()


def _numbered(zone: Zones, heads: Sequence[Zones], scanned: bool) -> tuple[int | None, str | None, str | None, float]:
    """Return number and notation as the readings of the head agree on them, and how sure that is."""
    own, *others = [header.number_of(one.head, scanned) for one in (zone, *heads)]
    full, alike = voted(own[2], [one[2] for one in others])
    if full == own[2]:
        return *own[:3], own[3] if alike else min(own[3], _UNLIKE)
    chosen = next(one for one in others if one[2] == full)
    return *chosen[:3], min(chosen[3], _UNLIKE)


def _dated(zone: Zones, heads: Sequence[Zones]) -> tuple[str | None, Day | None, float]:
    """Return the place, the day as the readings of the head agree on it, and how sure the day is.

    Names are not voted: a look that is softened loses the marks of a name first.
    """
    own, *others = [header.dated(one.head) for one in (zone, *heads)]
    day, alike = voted(own[1], [one[1] for one in others])
    place = own[0] or next((one[0] for one in others if one[0]), None)
    sure = own[2] if day == own[1] else max(one[2] for one in others if one[1] == day)
    return place, day, sure if alike else min(sure, _UNLIKE)


def _check(text: str) -> None:
    if not text.strip():
        raise Unreadable("read.empty")
    odd = sum(not letter.isprintable() and letter not in "\n\r\t\f\v\ufeff\u200b\u00ad" for letter in text)
    if odd > 0.02 * len(text) or "\x00" in text:
        raise Unreadable("read.not_text")
    if sum(letter.isalpha() for letter in text) < _LEAST_LETTERS:
        raise Unreadable("read.empty")


def _names(addressees: tuple[Addressee, ...]) -> str | None:
    return "; ".join(one.text for one in addressees) or None


def _roles(addressees: tuple[Addressee, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.role for one in addressees if one.role))


def _weighed(sure: float, clear: Clear, lines: list[Line]) -> float:
    """Return the confidence of a field, less where words of its zone are in doubt."""
    numbers = {line.number for line in lines}
    near = [doubt.confidence for doubt in clear.doubts if doubt.line in numbers]
    return round(sure * (0.9 if near else 1.0), 3)


def _paragraphs(notes: list[Line]) -> list[Line]:
    from_notes = outline(notes)
    return [block.text for block in from_notes]
