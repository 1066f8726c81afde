"""The published replies as a table that anyone may reuse. No cell can be taken for a formula."""

import csv as writer
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.desk.replies import queries
from hoiam.web.chrome.cells import BOM, harmless
from hoiam.web.public.door import public
from hoiam.web.public.faces import Face


@public
def csv(request: HttpRequest, office: str) -> HttpResponse:
    """Return all replies of an office as CSV."""
    found = queries.office(office)
    response = HttpResponse(BOM, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="tra-loi-{found.key}.csv"'
    table = writer.writer(response)
    table.writerow(_head())
    table.writerows(_rows(request, queries.replies_of(found).iterator(chunk_size=500)))
    return response


def _head() -> tuple[str, ...]:
    return (
        *(_("Ngày công khai"), _("Sự việc"), _("Địa bàn"), _("Lĩnh vực"), _("Kết quả kiểm tra")),
        *(_("Nội dung trả lời"), _("Khắc phục"), _("Việc đã làm"), _("Công văn"), _("Bài báo"), _("Địa chỉ")),
    )


def _rows(request: HttpRequest, replies: Iterable[Any]) -> Iterator[list[str]]:
    for reply in replies:
        face = Face(reply)
        day = localdate(reply.published_at).isoformat()
        pieces = "; ".join(f"{cause.outlet}: {cause.title}" for cause in face.causes)
        row = [day, reply.title, reply.place_names, reply.field, face.verdict, reply.text, face.remedy]
        row += [reply.remedy_text, reply.letter_number, pieces, request.build_absolute_uri(face.url)]
        yield [harmless(cell) for cell in row]
