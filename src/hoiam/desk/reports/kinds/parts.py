"""The parts that people write: what it means, who should do what before when, what may be said to the press now."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from hoiam.core.compose import lines
from hoiam.core.compose.snapshot import Section
from hoiam.desk.reports.models import Report

# What stands in the paper and on the screen while nobody has written the part.
GAPS: Mapping[str, str] = {
    "outlook": "chưa viết nhận định",
    "proposals": "chưa viết kiến nghị",
    "press": "chưa viết nội dung có thể cung cấp cho báo chí",
    "problems": "chưa ghi khó khăn, vướng mắc",
}


def written(report: Report, key: str, title: str) -> Section:
    """Return a part as it is written now."""
    return again(Section(title, written=key), report)


def again(section: Section, report: Report) -> Section:
    """Return a part with what people have written by now; a counted one stays as it is."""
    if not section.written:
        return section
    said = _said(report, section.written)
    return replace(section, said=said, gap="" if said else GAPS[section.written])


def _said(report: Report, key: str) -> tuple[str, ...]:
    if key == "outlook":
        return tuple(report.outlook)
    if key == "proposals":
        return tuple(f"{at}. {_proposed(row)}" for at, row in enumerate(report.proposals, 1))
    return tuple(report.written.get(key, ()))


def _proposed(row: dict[str, str]) -> str:
    before = row.get("before") or ""
    until = f", trước {lines.day(date.fromisoformat(before))}" if before else ""
    return f"{row.get('who', '')} {row['what']}{until}."
