"""The ten parts of a report as the screen shows them: the printed blocks, and what is missing in which part.

Walks the same document that is printed, so that screen and paper never say two things. A gap is late only once its own
hour has passed; before that it is open.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hoiam.core.compose.report import DRAFT, FROZEN, NO_DATA, weekly_report
from hoiam.core.compose.weekly_figures import WeeklyFigures
from hoiam.core.values.document import Block, Chart, Heading, Paragraph, Table
from hoiam.desk.reports.figures import Gathered
from hoiam.desk.reports.models import Report
from hoiam.desk.reports.queries import Hours
from hoiam.web.chrome.figures import number
from hoiam.web.screens.reports.grids import Grid, grid, numbers_grid
from hoiam.web.screens.reports.links import counted_at

SHORT: dict[str, str | Promise] = {
    "I": _("Số liệu"),
    "II": _("Tích cực"),
    "III": _("Phản ánh mới"),
    "IV": _("Dư luận"),
    "V": _("Chưa xong"),
    "VI": _("Phản hồi"),
    "VII": _("Phát ngôn"),
    "VIII": _("Đơn vị chậm"),
    "IX": _("Nhận định"),
    "X": _("Kiến nghị"),
}
WRITTEN = ("IX", "X")  # by people, not counted
ENDINGS = (FROZEN, DRAFT)  # from here on the paper closes; the screen says it elsewhere


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing. `open` while it is still in time."""

    words: str
    open: bool


@dataclass(slots=True)
class Part:
    """One part of ten."""

    number: str
    title: str
    grids: list[Grid] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    more_url: str = ""  # where the part's whole list stands
    more: str = ""

    @property
    def short(self) -> str | Promise:
        """Return the part's name in the margin."""
        return SHORT[self.number]

    @property
    def late(self) -> bool:
        """Say whether something is missing whose hour has passed."""
        return any(not gap.open for gap in self.gaps)

    @property
    def state(self) -> str | Promise:
        """Return "đủ", "thiếu" or "chưa viết"."""
        if not self.gaps:
            return _("đủ")
        return _("chưa viết") if self.number in WRITTEN else _("thiếu")


def parts(report: Report, gathered: Gathered, hours: Hours, now: datetime) -> list[Part]:
    """Return the ten parts of a report."""
    figures = gathered.figures
    made = [_part(heading, blocks, gathered, report) for heading, blocks in _sections(weekly_report(figures).body)]
    for part in made:
        in_time = now < hour_of(part.number, hours)
        part.gaps = [Gap(words, in_time) for number, words in figures.gaps if number == part.number]
    return made


def hour_of(number: str, hours: Hours) -> datetime:
    """Return from when on something missing in a part is late."""
    return {"I": hours.freeze, "IV": hours.sheets}.get(number, hours.draft)


def _sections(body: tuple[Block, ...]) -> Iterator[tuple[Heading, list[Block]]]:
    """Split the body at its headings; what stands before the first and the closing words belong to no part."""
    heading, blocks = None, []
    for block in body:
        if isinstance(block, Paragraph) and block.runs[0].text.startswith(ENDINGS):
            break
        if isinstance(block, Heading):
            if heading:
                yield heading, blocks
            heading, blocks = block, []
        else:
            blocks.append(block)
    if heading:
        yield heading, blocks


def _part(heading: Heading, blocks: list[Block], gathered: Gathered, report: Report) -> Part:
    number, _dot, title = heading.text.partition(". ")
    part = Part(number, title)
    figures = gathered.figures
    for block in blocks:
        if isinstance(block, Table):
            first = number == "I"
            part.grids.append(
                numbers_grid(block, gathered.lists, report) if first else grid(number, block, figures, report)
            )
        elif isinstance(block, Chart):
            part.charts.append(block)
        elif isinstance(block, Paragraph) and block.runs[0].text != NO_DATA:
            part.paragraphs.append(block)
    _whole(part, figures, report)
    return part


def _whole(part: Part, figures: WeeklyFigures, report: Report) -> None:
    if part.number == "II" and figures.good_total > len(figures.good):
        part.title = part.title.partition(" (")[0]
        part.more_url = counted_at("good.issues", report)
        part.more = f"{len(figures.good)}/{number(figures.good_total)}"
