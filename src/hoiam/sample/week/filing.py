"""The clerk's last hour of the sample week: closed matters become work files, one of them goes to the archive."""

from collections.abc import Callable, Iterator
from datetime import datetime

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import Permanent
from hoiam.core.values.actor import Actor
from hoiam.desk.cases.queries import OPEN
from hoiam.desk.dossiers import actions, queries
from hoiam.desk.dossiers.describing import files_of
from hoiam.desk.dossiers.models import Dossier
from hoiam.desk.units import queries as units
from hoiam.outside.render.pages import count
from hoiam.run.hands import Hands
from hoiam.sample.week import script
from hoiam.sample.week.deeds import Desk
from hoiam.sample.week.script import Step

AT = "2022-10-13T14:30:00"
TO_ARCHIVE = "2022-10-13T14:40:00"
LIST = (
    ("01.VHTT", "Theo dõi, trả lời thông tin báo chí phản ánh năm 2022", 20, "phong-vhtt"),
    ("02.VHTT", "Báo cáo tuần về thông tin báo chí, mạng xã hội năm 2022", 10, "phong-vhtt"),
    ("03.VP", "Thực hiện Công văn 2736/UBND-VX", 20, "van-phong"),
)
FILES = ((1, "04.VHTT", 20), (3, "05.VHTT", 20))  # the serial of the case, the code of its file, years kept


def filing(desk: Desk, hands: Hands) -> Iterator[tuple[datetime, int, Callable[[], str]]]:
    """Return the beats of the clerk: the list, two files, one record of hand-over."""
    at, later = (script.zoned(datetime.fromisoformat(moment)) for moment in (AT, TO_ARCHIVE))
    yield at, 2, lambda: _files(desk, hands, at)
    yield later, 2, lambda: _archive(desk, later)


def _clerk(desk: Desk, at: datetime) -> Actor:
    return desk.account("van-thu", Step(at, "", "", "van-thu", {}))


def _files(desk: Desk, hands: Hands, at: datetime) -> str:
    by, made = _clerk(desk, at), []
    for notation, title, years, unit in LIST:
        told = {"year": at.year, "notation": notation, "title": title, "keep_years": years, "unit": units.unit(unit)}
        actions.list_file(office=desk.office, by=by, now=at, **told)
    for serial, notation, years in FILES:
        case = desk.office.cases.filter(serial=serial).exclude(state__in=OPEN).first()
        if case is None:
            continue
        unit = units.unit("phong-vhtt")
        told = {"notation": notation, "title": case.title, "keep_years": years, "unit": unit, "case": case}
        dossier = actions.open_file(office=desk.office, by=by, now=at, **told)
        actions.add(dossier=dossier, things=queries.proposed(dossier, by, localdate(at)), by=by, now=at)
        if not queries.letters_under_way(dossier):
            actions.close(dossier=dossier, pages=_pages(dossier, hands), by=by, now=at)
        made.append(notation)
    return f"lập hồ sơ công việc {', '.join(made)}"


def _archive(desk: Desk, at: datetime) -> str:
    by = _clerk(desk, at)
    closed = list(queries.to_hand_over(desk.office, by)[:1])
    if not closed:
        return "chưa có hồ sơ để nộp lưu"
    told = {"giver": units.unit("phong-vhtt"), "taker": "Lưu trữ cơ quan, Văn phòng HĐND-UBND huyện", "day": at.date()}
    record = actions.hand_over(office=desk.office, dossiers=closed, by=by, now=at, **told)
    return f"giao nộp lưu trữ hồ sơ {closed[0].notation}, biên bản số {record.number:02d}"


def _pages(dossier: Dossier, hands: Hands) -> dict[str, int]:
    pages = {}
    for item in queries.items_of(dossier):
        for file in files_of(item):
            if file["content_type"] == "application/pdf":
                try:
                    pages[file["sha256"]] = count(hands.keep.get(file["sha256"]))
                except Permanent:
                    continue
    return pages
