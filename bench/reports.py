"""Reports: `uv run python -m bench.reports --folder EMPTY_FOLDER [--articles 20000] [--write]`.

How long each kind of report takes to be counted (what freezing does) and to be written as DOCX, PDF, XLSX and HTML, for
an office of one year's pieces and cases (`bench/house`). The peers of the same run: python-docx by itself, which writes
the same words and tables without our form, and LibreOffice, which prints our DOCX.
"""

import argparse
import io
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

PAGE = Path("docs/made/bench/reports.md")
ROUNDS = 3
DAYS = 364


def _timed(deed: Callable[[], Any], rounds: int = ROUNDS) -> tuple[float, Any]:
    """Return the median of CPU milliseconds, the steadier figure on a shared machine, and the last answer."""
    spent, answer = [], None
    for _ in range(rounds):
        start = time.process_time()
        answer = deed()
        spent.append((time.process_time() - start) * 1000)
    return statistics.median(spent), answer


def _built(folder: Path, articles: int, cases: int) -> Any:
    """Return an office whose pieces spread over a year; built where the folder is empty."""
    os.environ["HOIAM_VAR"] = str(folder)
    from hoiam.command._kit.django import ready

    ready()
    from django.core.management import call_command

    from bench.house import press
    from hoiam.desk.units.models import Office

    call_command("migrate", verbosity=0)
    press.EVERY = timedelta(days=DAYS) / articles
    return Office.objects.first() or press.build(articles, cases)


def _reports(office: Any) -> dict[str, tuple[Any, Any]]:
    """Return a report of each kind, each with the moment at which it is counted."""
    from bench.house.press import NOW
    from hoiam.core.values.actor import MACHINE
    from hoiam.desk.cases.models import Case
    from hoiam.desk.reports import actions
    from hoiam.desk.reports.models import ReportKind

    told = {"office": office, "by": MACHINE, "now": NOW}
    week = actions.open_week(**told)
    year = actions.open_period(kind=ReportKind.YEARLY, day=date(2026, 11, 1), **told)
    quarter = actions.open_period(kind=ReportKind.QUARTERLY, day=date(2026, 9, 1), **told)
    month = actions.open_period(kind=ReportKind.MONTHLY, day=date(2026, 10, 1), **told)
    span = {"title": "Cả năm", "first": date(2025, 12, 1), "last": date(2026, 11, 25), "asked": {}}
    return {
        "weekly": (week, week.ends),
        "monthly": (month, NOW),
        "quarterly": (quarter, NOW),
        "yearly": (year, NOW),
        "on statements": (actions.open_period(kind=ReportKind.SPEECH, day=date(2026, 11, 1), **told), NOW),
        "over a filter, a year": (actions.open_adhoc(**span, **told), NOW),
        "quick": (actions.open_quick(case=Case.objects.filter(story__isnull=False).first(), **told), NOW),
    }


def bare(document: Any) -> bytes:
    """Write the same words and tables with python-docx and nothing else: no form, no shares, no links, no charts."""
    import docx

    from hoiam.core.values.document import Heading, Paragraph, Table

    paper = docx.Document()
    for block in document.body:
        if isinstance(block, Heading):
            paper.add_heading(block.text, level=1)
        elif isinstance(block, Paragraph):
            paper.add_paragraph("".join(run.text for run in block.runs))
        elif isinstance(block, Table):
            table = paper.add_table(rows=1 + len(block.rows), cols=len(block.columns))
            for at, column in enumerate(block.columns):
                table.rows[0].cells[at].text = column.title
            for row, cells in zip(table.rows[1:], block.rows, strict=True):
                for into, cell in zip(row.cells, cells, strict=True):
                    into.text = cell.text
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _office_prints(data: bytes) -> float:
    """Return milliseconds in which LibreOffice, started anew, prints a DOCX; its time is not ours, so by the clock."""
    from tests.outside.render.office import printed

    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        printed({"bao-cao": data}, Path(folder))
        return (time.perf_counter() - start) * 1000


def measured(office: Any) -> list[list[str]]:
    """Return one row for each kind."""
    import pypdfium2

    from hoiam.core.calendar.zone import localdate
    from hoiam.core.compose.report import weekly_report
    from hoiam.core.compose.snapshot import Snapshot
    from hoiam.core.compose.snapshot_report import snapshot_report
    from hoiam.desk.reports.figures import gather
    from hoiam.outside.render.docx import docx
    from hoiam.outside.render.page import page as html
    from hoiam.outside.render.pdf import pdf
    from hoiam.outside.render.workbook import workbook
    from tests.outside.render.office import SOFFICE

    rows = []
    for name, (report, now) in _reports(office).items():
        counted, gathered = _timed(lambda r=report, n=now: gather(r, n))
        figures = gathered.figures
        paper = snapshot_report(figures) if isinstance(figures, Snapshot) else weekly_report(figures)
        as_docx, data = _timed(lambda p=paper: docx(p))
        as_pdf, printed = _timed(lambda p=paper, n=now: pdf(p, localdate(n)))
        as_xlsx, _book = _timed(lambda p=paper: workbook(p))
        as_html, _page = _timed(lambda p=paper: html(p))
        alone, _bare = _timed(lambda p=paper: bare(p))
        theirs = f"{_office_prints(data):,.0f}" if SOFFICE else "not there"
        pages = len(pypdfium2.PdfDocument(printed))
        keys = sum(len(found) for found in gathered.lists.values())
        figures_ = (counted, as_docx, alone, as_pdf, as_xlsx, as_html)
        rows.append([name, f"{keys:,}", str(pages), *(f"{one:,.0f}" for one in figures_), theirs])
    return rows


HEAD = ["Report", "keys behind numbers", "pages", "counting", "DOCX", "python-docx alone", "PDF", "XLSX", "HTML"]
HEAD.append("LibreOffice: our DOCX as PDF (wall)")


def page(rows: list[list[str]], articles: int, cases: int, load: float) -> str:
    """Return the page of figures."""
    made = "Made by `uv run python -m bench.reports --folder FOLDER --write`; do not edit."
    lines = [
        *("# Reports", "", made, ""),
        f"CPU milliseconds, the median of {ROUNDS}, of LibreOffice wall milliseconds of one start; SQLite, one office",
        f"with {articles:,} pieces in a year and {cases:,} cases. Counting is what freezing does: the figures and, for",
        "each number, the keys of what it counted. python-docx alone writes the same words and tables without the form",
        "of Decree 30/2020, links or charts; LibreOffice prints our DOCX. The machine's load when the run began was",
        f"{load:.1f}, on 2 cores.",
        "",
        "| " + " | ".join(HEAD) + " |",
        "|---" + "|---:" * (len(HEAD) - 1) + "|",
        *("| " + " | ".join(row) + " |" for row in rows),
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, help="where the store is or will be; else a folder of var/bench")
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--cases", type=int, default=400)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE}")
    parser.add_argument("--papers", type=Path, help="where to leave the DOCX and PDF of each kind")
    options = parser.parse_args()
    options.folder = options.folder or Path(f"var/bench/reports-{options.articles}")
    options.folder.mkdir(parents=True, exist_ok=True)
    load = os.getloadavg()[0]
    office = _built(options.folder, options.articles, options.cases)
    rows = measured(office)
    made = page(rows, options.articles, options.cases, load)
    if options.papers:
        leave(office, options.papers)
    if options.write:
        PAGE.write_text(made, encoding="utf-8")
    told = {"load": load, "reports": [dict(zip(HEAD, row, strict=True)) for row in rows]}
    print(json.dumps(told, ensure_ascii=False) if options.json else made)
    return 0


def leave(office: Any, folder: Path) -> None:
    """Leave each kind as DOCX and PDF, to be looked at."""
    from hoiam.core.calendar.zone import localdate
    from hoiam.desk.reports.queries import document_of
    from hoiam.outside.render.docx import docx
    from hoiam.outside.render.pdf import pdf

    folder.mkdir(parents=True, exist_ok=True)
    for name, (report, now) in _reports(office).items():
        paper = document_of(report, now)
        (folder / f"{name.split(',')[0]}.docx").write_bytes(docx(paper))
        (folder / f"{name.split(',')[0]}.pdf").write_bytes(pdf(paper, localdate(now)))


if __name__ == "__main__":
    sys.exit(main())
