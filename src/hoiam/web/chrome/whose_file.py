"""Who may open a kept file: one line for each purpose, by the query that the page of the thing is shown by.

What has no line opens to nobody. What lies in a work file opens to whoever may see that work file: its list links it.
"""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from hoiam.core.values.actor import Actor
from hoiam.desk.cases import queries as cases
from hoiam.desk.directives import queries as directives
from hoiam.desk.dossiers import queries as dossiers
from hoiam.desk.files.models import Purpose, StoredFile
from hoiam.desk.letters import enclosing
from hoiam.desk.letters import queries as letters
from hoiam.desk.letters.actions import HEADERS
from hoiam.desk.papers import queries as papers
from hoiam.desk.reports import queries as reports
from hoiam.desk.units.models import Office

Opens = Callable[[Office, Actor, StoredFile, date], bool]


def _case(office: Office, actor: Actor, file: StoredFile, _on: date) -> bool:
    return cases.may_read_file(office, actor, file)


def _letter(office: Office, actor: Actor, file: StoredFile, _on: date) -> bool:
    return letters.visible(office, actor).filter(pk=file.subject).exists()


def _paper(office: Office, actor: Actor, file: StoredFile, on: date) -> bool:
    paper = papers.papers_of(office).filter(pk=file.subject).first()
    return paper is not None and letters.may_read_scans(paper, actor, on)


def _report(office: Office, actor: Actor, file: StoredFile, _on: date) -> bool:
    return reports.seen(office, actor).filter(pk=file.subject).exists()


def _entry(office: Office, _actor: Actor, file: StoredFile, _on: date) -> bool:
    return papers.entries_of(office).filter(pk=file.subject).exists()


def _directive(office: Office, _actor: Actor, file: StoredFile, _on: date) -> bool:
    return directives.brought(office, file)


def _template(_office: Office, actor: Actor, _file: StoredFile, _on: date) -> bool:
    return bool(actor.roles & HEADERS)


OPENS: Mapping[Purpose, Opens] = MappingProxyType(
    {
        Purpose.CASE: _case,
        Purpose.LETTER: _letter,
        Purpose.SIGNED: _letter,
        Purpose.COPIED: _letter,
        Purpose.ENCLOSED: _letter,
        Purpose.TEMPLATE: _template,
        Purpose.PAPER: _paper,
        Purpose.REPORT: _report,
        Purpose.ENTRY: _entry,
        Purpose.DIRECTIVE: _directive,
        Purpose.TASK: directives.may_read_file,
    }
)


def may_open(office: Office, actor: Actor, file: StoredFile, on: date) -> bool:
    """Say whether somebody sees on a day what a file of their office belongs to: its number alone opens nothing.

    The full copy of an article in a letter stays evidence: who sees the letter has no right to it yet (G11).
    """
    copy = enclosing.copy_in(file)
    if copy and not enclosing.may_open_copy(copy, actor, on):
        return False
    opens = OPENS.get(Purpose(file.purpose)) if file.purpose in set(Purpose) else None
    return bool(opens and opens(office, actor, file, on)) or dossiers.holds(office, actor, file)
