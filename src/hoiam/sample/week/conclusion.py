"""The invented conclusion of the district's inspectors, as a file: a request for correction encloses it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings

from hoiam.core.compose import lines
from hoiam.core.compose.letter_facts import Issue
from hoiam.core.values.actor import Actor
from hoiam.core.values.document import CLOSING, Document, Paragraph, Run, Signature
from hoiam.desk.cases.models import Case
from hoiam.desk.letters import actions as letters
from hoiam.outside.keep import Keep
from hoiam.outside.render.pdf import pdf


class _Kept:
    """The file as the case takes it in."""

    name, content_type = "ket-luan.pdf", "application/pdf"

    def __init__(self, data: bytes) -> None:
        self.sha256, self.size = Keep(str(settings.HOIAM_FILES)).put(data), len(data)


def record_conclusion(case: Case, row: Mapping[str, Any], by: Actor, now: datetime) -> None:
    """Keep the conclusion that a letter of the script rests on, made from the script's own words."""
    letters.record_conclusion(case=case, stored=_Kept(pdf(_paper(case, row))), by=by, now=now, **row)


def _paper(case: Case, row: Mapping[str, Any]) -> Document:
    on, title = row["signed_on"], str(row["title"])
    number, _bar, notation = str(row["number"]).partition("/")
    issue = Issue(on.year, on.month, on.day, int(number))
    said = (
        f"{row['issuer']} đã kiểm tra các nội dung sau:",
        *(f"Về nội dung “{claim.text.strip(' “”')}”: {claim.finding}" for claim in case.claims.order_by("letter")),
        f"Kết luận này được gửi các cơ quan, đơn vị liên quan để thực hiện{CLOSING}",
    )
    return Document(
        kind="thong_bao",
        type_name="KẾT LUẬN",
        superior=(),
        agency=(str(row["issuer"]).upper(),),
        number=lines.number_line(issue, notation),
        dateline=lines.date_line(case.office.place_name, issue),
        subject=title[:1].upper() + title[1:],
        body=tuple(Paragraph((Run(words),)) for words in said),
        signature=Signature((), "CHÁNH THANH TRA"),
        recipients=lines.recipient_lines((case.office.name,), ()),
        dated=on,
        sample=True,
    )
