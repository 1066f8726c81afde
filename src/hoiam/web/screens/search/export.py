"""A filter of the inbox or a result of the search as a table, CSV or XLSX, with every piece of it.

Cases, letters, papers and directives that a search found are taken out by their group, as whoever asks may see them.
Rows are read 500 stories at a time and written as they are read, so that the memory does not grow with the list.
"""

import csv
import tempfile
from collections.abc import Iterator, Sequence
from typing import Any

import xlsxwriter
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hoiam.core.calendar.zone import local, localdate
from hoiam.core.text.question import LONGEST, question
from hoiam.desk.inbox import actions, queries
from hoiam.desk.places import queries as places
from hoiam.desk.stories import search
from hoiam.desk.stories.models import StoryItem
from hoiam.desk.stories.words import FIELDS, KINDS, LEVELS, STATES
from hoiam.desk.units.models import Office
from hoiam.web.chrome.cells import BOM, harmless
from hoiam.web.door import staff
from hoiam.web.screens.search import facets
from hoiam.web.screens.search.groups import GROUPS, SHORTEST, Group

ALL = 1 << 60  # pieces; an export leaves nothing out
BATCH = 500  # stories
SHEET = 1_000_000  # rows of one sheet; the format ends at 1,048,576
TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@require_GET
@staff
def export(request: HttpRequest) -> HttpResponseBase:
    """Return the table; what was taken out leaves one line in the audit."""
    kind = request.GET.get("dang", "csv")
    if kind not in TYPES:
        raise Http404
    about = {"office": request.office, "kind": kind, "query": request.GET.urlencode()}
    by = {"by": request.actor, "now": request.now}
    group = next((one for one in GROUPS if one.table and one.key == request.GET.get("nhom")), None)
    if group:
        found = _found(request, group)
        actions.note_search_export(**about, group=group.key, rows=found.count(), **by)
        return _file(_records(group, found), f"{group.key}-{localdate(request.now).isoformat()}", kind)
    numbers = chosen(request)
    actions.note_export(**about, stories=len(numbers), **by)
    return _file(_rows(request.office, numbers), f"tin-{localdate(request.now).isoformat()}", kind)


def _file(rows: Iterator[list[str]], name: str, kind: str) -> HttpResponseBase:
    name = f"{name}.{kind}"
    if kind == "xlsx":
        return FileResponse(_xlsx(rows), as_attachment=True, filename=name, content_type=TYPES[kind])
    answer = StreamingHttpResponse(_csv(rows), content_type=TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _found(request: HttpRequest, group: Group) -> QuerySet[Any]:
    """Return what a search finds of one kind. What asks for nothing finds nothing, as on the page."""
    asked = question(" ".join(request.GET.get("q", "")[:LONGEST].split()))
    found: QuerySet[Any] = group.find(request.office, request.actor, asked, localdate(request.seen_at))
    return found if asked.wanted and sum(map(len, asked.plain)) >= SHORTEST else found.none()


def _records(group: Group, found: QuerySet[Any]) -> Iterator[list[str]]:
    if group.table:
        yield [str(word) for word in group.table.head]
        for one in found.iterator(chunk_size=BATCH):
            yield [str(cell) for cell in group.table.cells(one)]


def chosen(request: HttpRequest) -> Sequence[int]:
    """Return the numbers of all stories of the filter (`loc`) or of the search, in the order of the list."""
    asked = question(request.GET.get("q", ""))
    if "loc" not in request.GET:
        _shown, left = facets.narrowed(search.told(request.office, asked, ALL), request.GET, request.seen_at)
        return [one.story for one in left]
    listed = queries.listed(request.office, request.GET["loc"], localdate(request.seen_at))
    if request.GET.get("q", "").strip():
        held = {one.story for one in search.told(request.office, asked, ALL)}
        return [pk for pk in listed.values_list("pk", flat=True).iterator(chunk_size=5000) if pk in held]
    return list(listed.values_list("pk", flat=True).iterator(chunk_size=5000))


def _head() -> list[str]:
    return [
        *(_("Tin số"), _("Tin"), _("Trạng thái"), _("Mức"), _("Lĩnh vực"), _("Loại"), _("Địa bàn")),
        *(_("Bài"), _("Nguồn"), _("Đăng lúc"), _("Địa chỉ")),
    ]


def _rows(office: Office, numbers: Sequence[int]) -> Iterator[list[str]]:
    yield _head()
    for start in range(0, len(numbers), BATCH):
        batch = numbers[start : start + BATCH]
        held: dict[int, list[StoryItem]] = {}
        items = StoryItem.objects.filter(story__in=batch, story__office=office)
        items = items.select_related("story", "hit__article__outlet").defer("features", "hit__article__folded")
        for item in items.order_by("hit__article__published_at", "id"):
            held.setdefault(item.story_id, []).append(item)
        keys = {key for rows in held.values() for key in rows[0].story.places}
        names = places.names(sorted(keys))
        for number in batch:
            for item in held.get(number, ()):
                yield _row(item, names)


def _row(item: StoryItem, names: dict[str, str]) -> list[str]:
    story, article = item.story, item.hit.article
    told: list[Any] = [story.pk, story.title, STATES[story.state], LEVELS.get(story.level, story.level)]
    told += [FIELDS.get(story.field, story.field), KINDS.get(story.kind, story.kind)]
    told += [", ".join(names.get(key, key) for key in story.places), article.title, article.outlet.name]
    return [str(cell) for cell in (*told, f"{local(article.published_at):%Y-%m-%d %H:%M}", article.url)]


class _Line:
    """What csv writes to: it gives the line back."""

    def write(self, line: str) -> str:
        return line


def _csv(rows: Iterator[list[str]]) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield BOM
    for row in rows:
        yield writer.writerow([harmless(cell) for cell in row])


def _xlsx(rows: Iterator[list[str]]) -> Any:
    """Return the open file of a workbook. Every cell is text: nothing is a formula or a link."""
    out = tempfile.TemporaryFile(suffix=".xlsx")  # noqa: SIM115 - the response closes it
    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    head, sheet, at = next(rows), None, SHEET
    for row in rows:
        if at >= SHEET:
            sheet, at = _sheet(book, head), 1
        for column, cell in enumerate(row):
            sheet.write_string(at, column, cell[:32767])
        at += 1
    if sheet is None:
        _sheet(book, head)
    book.close()
    out.seek(0)
    return out


def _sheet(book: Any, head: list[str]) -> Any:
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    for column, word in enumerate(head):
        sheet.write_string(0, column, word)
    return sheet
