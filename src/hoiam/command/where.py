"""Bài này nói về nơi nào? `hoiam where "Cháy ở xã Đăk Uy" --date 2022-10-01 [--json]`.

Without TEXT, reads JSON lines from standard input (id, text, published) and writes one JSON line for each.
Needs no database. Exit code 0 when every text was answered, 1 when an input line could not be read.
"""

import argparse
import json
import sys
from datetime import UTC, date, datetime
from typing import Any

from hoiam.command.gazetteer import var
from hoiam.core.calendar.zone import localdate
from hoiam.core.match import Matcher, compile_gazetteer, match, parse
from hoiam.core.values.article import Match, Piece
from hoiam.outside import gazetteers

_SAID = {True: "thuộc địa bàn", False: "ngoài địa bàn", None: "chưa rõ địa bàn"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("text", nargs="?", metavar="TEXT", help="văn bản; bỏ trống thì đọc JSON từng dòng")
    parser.add_argument("--date", type=date.fromisoformat, help="ngày đăng, 2022-10-01 (bắt buộc khi có TEXT)")
    parser.add_argument("--office", default="dak-ha", help="địa bàn, theo tên bộ địa danh (mặc định dak-ha)")
    parser.add_argument("--json", action="store_true", help="in JSON")


def run(options: argparse.Namespace) -> int:
    """Answer for one text or for lines of standard input."""
    try:
        matcher = compile_gazetteer(parse(gazetteers.text(options.office, var())))
    except FileNotFoundError:
        print(f"hoiam where: không có địa danh của “{options.office}”", file=sys.stderr)
        return 1
    if options.text is None:
        return _lines(matcher)
    if options.date is None:
        print("hoiam where: cần --date, vì tên và địa giới thay đổi theo ngày", file=sys.stderr)
        return 1
    answer = _answer(matcher, "", options.text, options.date)
    if options.json:
        print(json.dumps(answer, ensure_ascii=False))
        return 0
    where = "" if answer["relevant"] is False else f": {', '.join(answer['units']) or 'toàn địa bàn'}"
    print(f"{_SAID[answer['relevant']]} ({answer['score']} điểm){where}")
    for reason in answer["reasons"]:
        print(f"  {reason['code']:<16} {json.dumps(reason['facts'], ensure_ascii=False)}")
    return 0


def _lines(matcher: Matcher) -> int:
    failed = 0
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
            on = _day(str(item["published"]))
            answer = _answer(matcher, item.get("id", number), str(item["text"]), on)
        except (ValueError, KeyError, TypeError) as problem:
            print(f"hoiam where: dòng {number} không đọc được ({problem})", file=sys.stderr)
            failed = 1
            continue
        print(json.dumps(answer, ensure_ascii=False), flush=True)
    return failed


def _day(published: str) -> date:
    """Return the Vietnamese day; a day alone, or an hour without a zone, is Vietnamese already."""
    moment = datetime.fromisoformat(published)
    return localdate(moment) if moment.tzinfo else moment.date()


def _answer(matcher: Matcher, key: object, text: str, on: date) -> dict[str, Any]:
    piece = Piece(str(key), "", "", text, datetime(on.year, on.month, on.day, tzinfo=UTC))
    found: Match = match(piece, matcher, on)
    names = {place.key: f"{place.type_word} {place.name}" for place in matcher.gazetteer.places}
    return {
        "id": key,
        "relevant": found.relevant,
        "score": found.score,
        "units": [names[key] for key in found.places],
        "places": list(found.places),
        "mentions": [[m.start, m.end, m.surface, m.place] for m in found.mentions],
        "reasons": [reason.as_json() for reason in found.reasons],
    }
