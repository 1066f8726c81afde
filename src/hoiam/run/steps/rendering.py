"""Makes the files of an issued letter or an approved report, DOCX and PDF, and notes them. Same input, same file."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import structlog

from hoiam.core.errors import Permanent
from hoiam.core.values.actor import MACHINE
from hoiam.core.values.document import Document
from hoiam.desk.files import actions as files
from hoiam.desk.letters import actions
from hoiam.desk.letters import queries as letters
from hoiam.desk.letters.models import Letter
from hoiam.desk.replies import actions as replies
from hoiam.desk.reports import actions as report_actions
from hoiam.desk.reports import queries as reports
from hoiam.desk.reports.models import Report
from hoiam.outside.render.by_office import added, lacking, printed_by_office
from hoiam.outside.render.pages import count
from hoiam.outside.render.pdf import pdf
from hoiam.outside.render.printed import printed
from hoiam.outside.render.templated import emptied, filled
from hoiam.run.hands import Hands

log = structlog.get_logger(__name__)
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def letter(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Make the files of a numbered or issued letter; they may be read by anyone once the reply is public.

    What is bound is never printed again: the PDF of a signed letter is the signed file, that of a letter on the
    office's own sheet the print that was given out to be signed.
    """
    found = Letter.objects.select_related("office", "case").get(pk=args["letter"])
    name, public = letters.file_name(found), bool(found.route)
    document = letters.document_of(found)
    bound = found.signed_sha256 or found.printed_sha256
    if bound:
        own = Own({"docx": _word(found, document, hands), "pdf": hands.keep.get(bound)})
    else:
        own = _by_template(found, document, hands) if found.form_sha256 and found.document else Own()
        if found.form_sha256 and found.document:
            told = {"sha256": hands.keep.put(own.data["pdf"]) if own.data else "", "problem": own.problem}
            actions.note_print(letter=found, **told, by=MACHINE, now=now)
    pages = _make(document, name, "letter", found.pk, found.office.key, public, now, hands, own)
    actions.note_pages(letter=found, pages=pages, by=MACHINE, now=now)
    if found.case and found.route:
        replies.attach_letter(case=found.case, by=MACHINE, now=now)


def _word(found: Letter, document: Document, hands: Hands) -> bytes:
    """Return the DOCX that belongs to the bound PDF: by the office's own template where that was printed."""
    if found.form_sha256 and found.printed_sha256:
        return filled(hands.keep.get(found.form_sha256), document)
    return printed(document, "docx", hands.keep.get)


def report(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Make the files of an approved report."""
    found = Report.objects.select_related("office").get(pk=args["report"])
    name = reports.file_name(found)
    pages = _make(reports.document_of(found, now), name, "report", found.pk, found.office.key, False, now, hands)
    report_actions.note_pages(report=found, pages=pages, by=MACHINE, now=now)


@dataclass(frozen=True, slots=True)
class Own:
    """The files of a paper that are not printed by the house, by ending; empty where there are none, with why."""

    data: Mapping[str, bytes] = field(default_factory=dict)
    problem: str = ""


def _by_template(found: Letter, document: Document, hands: Hands) -> Own:
    """Print a letter by the template that it was submitted with: every word of the approved paper and no other.

    Whatever goes wrong is a reason to sign the house's sheet: a letter that waited for its print would wait for ever.
    """
    try:
        template = hands.keep.get(found.form_sha256)
        word, empty = filled(template, document), filled(template, emptied(document))
        sheet = printed_by_office(word)
        if lacking(pdf(replace(document, contact=())), sheet):  # the address at the foot is the template's own
            return Own(problem="template.words")
        if added(pdf(document), sheet, printed_by_office(empty)):
            return Own(problem="template.more")
    except Permanent as failed:
        return Own(problem=failed.reason)
    except Exception:
        log.exception("template not printed", letter=found.pk)
        return Own(problem="office.failed")
    return Own({"docx": word, "pdf": sheet})


def _make(
    document: Document,
    name: str,
    purpose: str,
    subject: int,
    office: str,
    public: bool,
    now: datetime,
    hands: Hands,
    own: Own | None = None,
) -> int | None:
    """Make and note both files; return how many pages the PDF has, None where it does not open."""
    data = b""
    for ending in ("docx", "pdf"):
        data = own.data[ending] if own and own.data else printed(document, ending, hands.keep.get)
        files.note(
            office=office,
            purpose=purpose,
            subject=str(subject),
            name=f"{name}.{ending}",
            content_type=TYPES[ending],
            sha256=hands.keep.put(data),
            size=len(data),
            public=public,
            by=MACHINE,
            now=now,
        )
    try:
        return count(data)
    except Permanent:
        return None
