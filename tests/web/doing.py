"""Ask an address as a browser would, see whether it wrote anything, and take back whatever it did."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from lxml import html

# What a request touches whatever it does: who is signed in, its messages, and bytes that nobody has taken up yet.
PASSING = ("django_session", "django_cache", "files_upload")
WRITE = re.compile(r'^\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+"?(\w+)', re.IGNORECASE)
TYPED = {
    "date": "2022-10-10",
    "datetime-local": "2022-10-06T08:30",
    "time": "08:30",
    "number": "3",
    "email": "ai@vidu.vn",
    "url": "https://bao.example/bai",
    "password": "Mat-khau-dai-2022",
}
WORDS = "Nội dung đã được xem xét đầy đủ"


@contextmanager
def taken_back() -> Iterator[set[str]]:
    """Give the tables that were written inside, and undo it all."""
    written: set[str] = set()

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        found = WRITE.match(sql)
        if found and found[1] not in PASSING:
            written.add(found[1])
        return execute(sql, params, many, context)

    with transaction.atomic():
        with connection.execute_wrapper(note):
            yield written
        transaction.set_rollback(True)


def form_on(browser: Client, path: str) -> dict[str, Any] | None:
    """Return what a person would send from the form of a page that sends to the page itself; None where there is none.

    What is chosen already stays; what is empty is filled in, the first of each choice, a plain sentence in each text.
    """
    answer = browser.get(path)
    if answer.status_code != 200 or "html" not in answer.get("Content-Type", ""):
        return None
    for form in html.fromstring(answer.content.decode()).forms:
        if form.method == "POST" and (form.action or path).split("?")[0] in (path, ""):
            return dict(_filled(form))
    return None


def _filled(form: Any) -> Iterator[tuple[str, Any]]:
    chosen: dict[str, list[str]] = {}
    for field in form.iter("input", "select", "textarea"):
        name, kind = field.get("name"), field.get("type", "text")
        if not name or name == "csrfmiddlewaretoken" or kind in ("submit", "button"):
            continue
        if field.tag == "select":
            values = [one.get("value", "") for one in field.iter("option")]
            picked = [one.get("value", "") for one in field.iter("option") if one.get("selected") is not None]
            yield name, next((value for value in (*picked, *values) if value), "")
        elif kind in ("radio", "checkbox"):
            chosen.setdefault(name, []).append(field.get("value", "on"))
        elif kind == "file":
            yield name, SimpleUploadedFile("anh.png", PICTURE, "image/png")
        elif kind == "hidden":
            yield name, field.get("value", "")
        else:
            held = field.get("value") or (field.text or "").strip()
            yield name, held or TYPED.get(kind, WORDS)
    yield from ((name, values[0]) for name, values in chosen.items())


def send(browser: Client, path: str, body: Mapping[str, Any]) -> tuple[int, set[str]]:
    """Post to an address; return the status and the tables that were written, all of it undone."""
    for value in body.values():
        if isinstance(value, SimpleUploadedFile):
            value.seek(0)
    with taken_back() as written:
        status = browser.post(path, dict(body)).status_code
    return status, written


PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fe"
    "dccc59e70000000049454e44ae426082"
)
# What a person would write where a plain sentence, or the first of each choice, does not do.
BODIES: Mapping[str, Mapping[str, Any]] = {
    "book_start": {"last": "9"},  # beyond the numbers that the letters of things.py took
    "case_conclusion": {"number": "12/KL-TTr", "signed_on": "2022-10-03", "title": "về việc cấp nước"},
    "case_link": {"other": "VV-2022-003"},
    "case_notices_seen": {"last": "99999"},
    "channel_add": {"address": "ai@vidu.vn"},
    "directive_word": {"reading": "nước"},
    "dossier_code_add": {"notation": "10.VP"},
    "dossier_open": {"listed": "", "notation": "11.VP", "directive": ""},
    "inbox_keep": {"name": "Nước của tôi", "query": "loc=open"},
    "intake_words": {"text": WORDS},
    "letter_comment": {"text": WORDS},
    "letter_link": {"relation": "answers", "book": "den", "number": "9/BTR", "dated": ""},
    "letter_packet": {"others": ""},
    "letter_printed": {"missing": []},
    "letter_reprint": {"asked_on": "2022-10-06", "did_on": "2022-10-06"},
    "outlet_edit": {"issue_days": ""},
    "outlet_heir": {"heir": "", "reason": "Quyết định sáp nhập 01/QĐ-SM"},
    "paper_link": {"relation": "basis", "number": "8/SM", "dated": ""},
    "press_note": {"until": "2022-10-07T08:30", "number": "", "dated": ""},
    "press_occasion_note": {"clause": "", "said_at": ""},
    "report_mail": {"to": "ai@vidu.vn"},
    "report_make_period": {"kind": "quarterly", "day": "2022-08-15"},
    "report_packet": {"others": ""},
    "report_repeat": {"recipients": ""},
    "report_schedule": {"kind": "quarterly", "directive": "", "recipients": ""},
    "term": {"hours": "", "working_days": "", "every": "monthly", "day": "25"},
}
