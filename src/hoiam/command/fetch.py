"""Lấy thử một trang và cho biết đọc được gì: `hoiam fetch URL [--json]`.

Goes the same guarded way as every source, robots.txt first, and keeps nothing. Needs no database.
Exit code 0 when the page was fetched and read, 1 when it was refused, failed or could not be read.
"""

import argparse
import json
import re
import sys
from typing import Any

from hoiam.command._kit.fetch_words import say
from hoiam.core.errors import Permanent, Temporary, Unreadable
from hoiam.core.extract import extract
from hoiam.core.text.tokens import tokens
from hoiam.core.values.article import Extracted
from hoiam.outside.collect import KINDS
from hoiam.outside.fetch import Fetched, Guard, Pace, Request, fetch_all, follow_all
from hoiam.outside.fetch.following import Answer
from hoiam.outside.fetch.robots import Decision, decide, robots_url
from hoiam.run.clock import now

_BARE = re.compile(r"(?:[\w-]+\.)+[\w-]+(?::\d{1,5})?(?:[/?#]\S*)?")
_LISTS = ("xml", "rss", "atom", "rdf", "json")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("url", metavar="URL", help="địa chỉ của bài hoặc của nguồn tin")
    parser.add_argument("--json", action="store_true", help="in JSON")
    parser.add_argument("--contact", default="", help="địa chỉ liên hệ ghi trong yêu cầu gửi tới máy chủ")
    parser.add_argument(
        "--allow", type=_pair, metavar="127.0.0.1:PORT", help="cho phép một cổng của chính máy này (báo mẫu)"
    )


def run(options: argparse.Namespace) -> int:
    """Fetch, read, tell."""
    guard = Guard(frozenset({options.allow} if options.allow else ()))
    told = _told(options.url, guard, options.contact)
    print(json.dumps(told, ensure_ascii=False) if options.json else _sentences(told))
    return 0 if told["ok"] else 1


def _pair(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    try:
        pair = (host.strip("[]"), int(port))
        Guard(frozenset({pair}))
    except ValueError as error:
        raise argparse.ArgumentTypeError("chỉ nhận địa chỉ của chính máy này, như 127.0.0.1:8001") from error
    return pair


def _with_scheme(url: str) -> str:
    """Return an address as the forms on the web take it: a bare host is asked over https."""
    return f"https://{url}" if _BARE.fullmatch(url) else url


def _told(url: str, guard: Guard, contact: str) -> dict[str, Any]:
    """Return what happened as plain JSON values; `ok` first, `reason` and `say` where it went wrong."""
    try:
        url = _with_scheme(url)
        interval = _pause(url, guard)
    except Permanent as refused:
        return _failed(refused.reason)
    pace = Pace()
    decisions: list[Decision] = []  # of the address, then of each that it leads to

    def fetch(requests: list[Request]) -> list[Answer]:
        return fetch_all(requests, guard, pace=pace, contact=contact)

    def refused(address: str) -> Permanent | None:
        [rules] = fetch([Request(robots_url(address), interval=_pause(address, guard))])
        decisions.append(decide(rules, address))
        reason = decisions[-1].reason
        return None if decisions[-1].allowed else Permanent(str(reason.facts.get("cause", reason.code)))

    if no := refused(url):
        return _failed(no.reason, robots=decisions[-1].reason.code)
    if interval:
        print("Chờ 5 giây giữa hai lần hỏi cùng một máy chủ…", file=sys.stderr)
    [answer] = follow_all([Request(url, interval=interval)], fetch, refused)
    robots = decisions[-1].reason.code
    if isinstance(answer, (Temporary, Permanent)):
        return _failed(answer.reason, robots=robots)
    return _read(answer) | {"robots": robots}


def _pause(url: str, guard: Guard) -> float:
    """Return the seconds between two requests to a site. Raises Permanent for an address that is refused."""
    return 0.0 if guard.allows(guard.url(url)) else 5.0


def _failed(reason: str, **facts: Any) -> dict[str, Any]:
    return {"ok": False, "reason": reason, "say": say(reason), **facts}


def _read(answer: Fetched) -> dict[str, Any]:
    """Return what the bytes are: a list of entries, an article, or something that cannot be read."""
    facts = {
        "url": answer.url,
        "status": answer.status,
        "bytes": len(answer.body),
        "content_type": answer.content_type,
        "charset": answer.charset,
    }
    if any(word in answer.content_type for word in _LISTS) and "xhtml" not in answer.content_type:
        for kind in ("rss", "json", "sitemap"):
            try:
                entries = KINDS[kind](answer.body, answer.content_type, answer.url, {})
            except Permanent:
                continue
            return {"ok": True, **facts, "title": "", "listed": {"kind": kind, "entries": len(entries)}}
    article = extract(answer.page(), now())
    if isinstance(article, Unreadable):
        return _failed(article.code, **facts)
    return {"ok": True, **facts, "title": article.title, "extracted": _article(article)}


def _article(article: Extracted) -> dict[str, Any]:
    return {
        "url": article.url,
        "title": article.title,
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "modified_at": article.modified_at.isoformat() if article.modified_at else None,
        "section": article.section,
        "language": article.language,
        "words": len(tokens(article.text)),
        "reasons": [reason.as_json() for reason in article.reasons],
    }


def _sentences(told: dict[str, Any]) -> str:
    if not told["ok"]:
        return f"Không lấy được: {told['say']} ({told['reason']})"
    rows = [
        f"Đã lấy {told['url']}",
        f"  {told['status']}, {told['bytes']} byte, {told['content_type'] or 'không rõ loại'}",
    ]
    if "listed" in told:
        return "\n".join([*rows, f"  Danh sách ({told['listed']['kind']}): {told['listed']['entries']} mục"])
    article = told["extracted"]
    rows += [
        f"  Tiêu đề:     {article['title'] or '(không có)'}",
        f"  Đăng lúc:    {article['published_at'] or 'trang không cho biết'}",
        f"  Chuyên mục:  {article['section'] or 'trang không cho biết'}",
        f"  Ngôn ngữ:    {'tiếng Việt' if article['language'] == 'vi' else 'chưa rõ'}",
        f"  Số âm tiết:  {article['words']}",
    ]
    return "\n".join(rows)
