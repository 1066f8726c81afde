"""Hạn đến bao giờ, và vì sao? `hoiam due L103-2016.39.1 --start 2022-09-09 [--json]`.

RULE is the id of a rule (`--list` prints them all); --start is when its start event happened, Vietnam time unless a
zone is given. Needs no database. Exit code 0 with a date, 1 where no date can be told (the sentence says why).
"""

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from hoiam.core.calendar import VIETNAM, localdate
from hoiam.core.errors import HoiamError
from hoiam.core.schedule import due, parts_of, skipped, valid_rule, weeks
from hoiam.core.values.law import Book, CountedDay, Due, HolidayPolicy, Rule
from hoiam.desk.law.words import sentence, when
from hoiam.outside.shipped import lawbook

YEARS = range(1945, 2201)  # beyond them a typing error is likelier than a term
FORMS = ("%d/%m/%Y", "%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S")


class Refusal(Exception):
    """No date can be told. `words` is the sentence for a person; `code` and `facts` are for programs."""

    def __init__(self, code: str, words: str, facts: Mapping[str, Any] = MappingProxyType({})) -> None:
        super().__init__(words)
        self.code = code
        self.words = words
        self.facts = facts


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("rule", nargs="?", metavar="RULE", help="mã quy tắc, ví dụ ND237-2026.18.3")
    parser.add_argument("--start", metavar="T", help="lúc bắt đầu: 2022-10-06, 2022-10-03T15:00, 06/10/2022")
    parser.add_argument("--next-issue", metavar="D", help="ngày ra số báo gần nhất, cho hạn “số ra gần nhất”")
    policies = [str(policy) for policy in HolidayPolicy]
    parser.add_argument("--holiday-policy", choices=policies, help="hạn hằng tuần gặp ngày nghỉ thì dời thế nào")
    parser.add_argument("--list", action="store_true", help="in mọi quy tắc đã nạp")
    parser.add_argument("--json", action="store_true", help="in JSON")


def run(options: argparse.Namespace) -> int:
    """Answer one question about a term, or list the rules."""
    book = lawbook.law()
    if options.list:
        return _list(book, options.json)
    try:
        rule, answer = _answer(book, options)
    except Refusal as refusal:
        if options.json:
            told = {"ok": False, "rule": options.rule, "due": None, "code": refusal.code, "error": refusal.words}
            print(json.dumps({**told, **refusal.facts}, ensure_ascii=False, indent=2))
        else:
            print(f"hoiam due: {refusal.words}", file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps(_as_json(rule, answer), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_as_text(rule, answer)))
    return 0


def _answer(book: Book, options: argparse.Namespace) -> tuple[Rule, Due]:
    if not options.rule:
        raise Refusal("rule.missing", "Thiếu mã quy tắc. Gõ: hoiam due --list")
    start = _moment(options.start, "start") if options.start else _fixed_start(book, options.rule)
    on = localdate(start) if isinstance(start, datetime) else start
    issue = _moment(options.next_issue, "next_issue") if options.next_issue else None
    issue = localdate(issue) if isinstance(issue, datetime) else issue
    policy = HolidayPolicy(options.holiday_policy) if options.holiday_policy else None
    try:
        rule = valid_rule(book.rules, options.rule, on)
        answer = due(rule, start, lawbook.calendar(), next_issue=issue, holiday_policy=policy)
    except HoiamError as fault:
        parts = [part.id for part in parts_of(book.rules, options.rule, on)]
        words = sentence(fault.code, fault.facts)
        if parts:
            words = f"{options.rule} có nhiều thời hạn, chọn một: {', '.join(parts)}."
        raise Refusal(fault.code, words, {**fault.facts, "parts": parts}) from fault
    if answer.due is None:
        raise _untold(book, rule, answer, on)
    return rule, answer


def _untold(book: Book, rule: Rule, answer: Due, on: date) -> Refusal:
    """The rule has a term, but its end cannot be told: an unread number, a next issue not yet known."""
    known = [r.id for r in (*parts_of(book.rules, rule.id, on), *parts_of(book.rules, rule.part_of, on))]
    parts = [id for id in known if id.startswith(rule.id) and id != rule.id]
    reason = next(r for r in answer.reasons if r.code in {"clock.number_unknown", "next_issue.unknown"})
    hint = " Cho biết bằng --next-issue." if reason.code == "next_issue.unknown" else ""
    more = f" Xem thêm: {', '.join(parts)}." if parts else ""
    words = f"{rule.article}: {sentence(reason.code, reason.facts)}{hint}{more}"
    return Refusal(reason.code, words, {**_as_json(rule, answer), "ok": False, "parts": parts})


def _fixed_start(book: Book, id: str) -> date:
    """Return the start that the rule itself fixes; refuse where it fixes none."""
    for rule in book.rules:
        if rule.id == id and rule.clock is not None and rule.clock.starts_on is not None:
            return rule.clock.starts_on
    raise Refusal(
        "start.missing", "Thiếu lúc bắt đầu: thêm --start, ví dụ --start 2022-10-06 hoặc 2022-10-03T15:00.", {}
    )


def _moment(text: str, what: str) -> datetime | date:
    """Read a day or a moment; a moment without a zone is Vietnamese."""
    found = _read(text.strip())
    if found is None or found.year not in YEARS:
        words = f"Không đọc được ngày giờ “{text}”. Viết như 2022-10-06, 2022-10-03T15:00 hoặc 06/10/2022 15:00."
        raise Refusal(f"{what}.unreadable", words)
    if isinstance(found, datetime) and found.tzinfo is None:
        return found.replace(tzinfo=VIETNAM)
    return found


def _read(text: str) -> datetime | date | None:
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            return read(text)
        except ValueError:
            continue
    for form in FORMS:
        try:
            found = datetime.strptime(text, form).replace(tzinfo=VIETNAM)
        except ValueError:
            continue
        return found if "%H" in form else found.date()
    return None


def _as_json(rule: Rule, answer: Due) -> dict[str, Any]:
    return {
        "ok": True,
        "rule": rule.id,
        "article": answer.article,
        "short": answer.short,
        "kind": str(answer.kind),
        "start": answer.start.isoformat() if answer.start else None,
        "start_event": str(answer.start_event),
        "due": answer.due.isoformat() if answer.due else None,
        "strict": answer.strict,
        "least": answer.least,
        "policy": answer.policy,
        "confidence": str(answer.confidence),
        "provisional": answer.provisional,
        "text": rule.text,
        "if_missed": rule.if_missed,
        "note": rule.note,
        "digest": answer.digest,
        "days": [_cell_json(cell) for cell in answer.days],
        "skipped": [{"date": str(cell.day), "off": cell.off, "name": cell.name} for cell in skipped(answer)],
        "reasons": [{**reason.as_json(), "text": sentence(reason.code, reason.facts)} for reason in answer.reasons],
    }


def _cell_json(cell: CountedDay) -> dict[str, Any]:
    return {
        "date": str(cell.day),
        "number": cell.number,
        "off": cell.off,
        "name": cell.name,
        "worked_for": cell.worked,
        "is_start": cell.is_start,
        "is_last": cell.is_last,
        "is_due": cell.is_due,
    }


def _as_text(rule: Rule, answer: Due) -> list[str]:
    assert answer.due is not None
    whole_day = "" if isinstance(answer.due, datetime) else "hết "
    label = "Giữ ít nhất đến" if answer.least else "Hạn"
    lines = [
        f"{label}: {whole_day}{when(answer.due)}" + (" (trước lúc này)" if answer.strict and not whole_day else "")
    ]
    lines += ["", answer.article, f"  {rule.text}", "", "Vì sao ngày này"]
    told = [sentence(r.code, r.facts) for r in answer.reasons if r.code != "rule.article"]
    lines += [f"  - {words}" for words in told]
    lines += _calendar(answer)
    if rule.if_missed:
        lines += ["", f"Nếu quá hạn: {rule.if_missed}"]
    if rule.note:
        lines += ["", f"Ghi chú: {rule.note}"]
    return lines


def _calendar(answer: Due) -> list[str]:
    """Draw the counted days, Monday first: the day, its number, or a sign for what it is."""
    grid = weeks(answer)
    if not grid:
        return []
    heads = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "CN")
    lines = ["", "  " + "".join(f"{head:<15}" for head in heads).rstrip()]
    lines += ["  " + "".join(f"{_cell(cell):<15}" for cell in week).rstrip() for week in grid]
    names = [f"{cell.day:%d/%m}: {cell.name}" for cell in answer.days if cell.name]
    worked = [f"{cell.day:%d/%m}: làm bù" for cell in answer.days if cell.worked]
    return [*lines, *(f"  {line}" for line in (*names, *worked))]


def _cell(cell: CountedDay | None) -> str:
    if cell is None:
        return ""
    sign = "hạn" if cell.is_due else "bắt đầu" if cell.is_start else "nghỉ" if cell.off else ""
    number = str(cell.number) if cell.number is not None else ""
    return f"{cell.day:%d/%m} {number or sign}{'*' if cell.is_due and number else ''}"


def _list(book: Book, as_json: bool) -> int:
    if as_json:
        rows = [{"id": r.id, "article": r.article, "clock": str(r.clock.kind) if r.clock else None} for r in book.rules]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    for rule in book.rules:
        print(f"{rule.id:<30} {'có hạn' if rule.clock else '-':<7} {rule.article}")
    return 0
