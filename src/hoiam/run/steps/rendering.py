"""Makes the files of an issued letter or an approved report, DOCX and PDF, and notes them. Same input, same file."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hoiam.core.values.actor import MACHINE
from hoiam.core.values.document import Document
from hoiam.desk.files import actions as files
from hoiam.desk.letters import queries as letters
from hoiam.desk.letters.models import Letter
from hoiam.desk.replies import actions as replies
from hoiam.desk.reports import queries as reports
from hoiam.desk.reports.models import Report
from hoiam.outside.render.printed import printed
from hoiam.run.hands import Hands

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def letter(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Make the files of an issued letter; they may be read by anyone once the reply is public."""
    found = Letter.objects.select_related("office", "case").get(pk=args["letter"])
    name, public = letters.file_name(found), bool(found.route)
    _make(letters.document_of(found), name, "letter", found.pk, found.office.key, public, now, hands)
    if found.case and found.route:
        replies.attach_letter(case=found.case, by=MACHINE, now=now)


def report(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Make the files of an approved report."""
    found = Report.objects.select_related("office").get(pk=args["report"])
    name = reports.file_name(found)
    _make(reports.document_of(found, now), name, "report", found.pk, found.office.key, False, now, hands)


def _make(
    document: Document, name: str, purpose: str, subject: int, office: str, public: bool, now: datetime, hands: Hands
) -> None:
    for ending in ("docx", "pdf"):
        data = printed(document, ending, hands.keep.get)
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
