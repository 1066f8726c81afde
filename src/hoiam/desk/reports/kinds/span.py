"""What happened to one office in a span of time, as lists of things: counted alike for now, before and a year ago."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.db.models import Q

from hoiam.core.compose.paper_kinds import COPIES
from hoiam.core.values.case import State
from hoiam.desk.cases.many import COUNTED
from hoiam.desk.cases.models import Case, CaseClock
from hoiam.desk.letters import referrals
from hoiam.desk.letters.models import Letter, LetterState
from hoiam.desk.papers import queries as papers
from hoiam.desk.papers.standing import SHEETS_KEY
from hoiam.desk.press import queries as press
from hoiam.desk.press.models import PressRequest
from hoiam.desk.reports.kinds.pieces import COLUMNS, Piece, articles, pieces
from hoiam.desk.reports.kinds.tally import Refs, refs
from hoiam.desk.stories import queries as stories
from hoiam.desk.units.models import Office

PEOPLE = "public_page"


@dataclass(frozen=True)
class Span:
    """[starts, ends) of an office. `wanted` narrows the press to what an ad hoc report asks for."""

    office: Office
    starts: datetime
    ends: datetime
    wanted: Q = field(default_factory=Q)

    @cached_property
    def items(self) -> list[Piece]:
        """The press's pieces, oldest first; what people wrote and sheets are counted by themselves."""
        rows = stories.in_period(self.office, self.starts, self.ends).filter(self.wanted)
        rows = rows.exclude(hit__article__outlet__key__startswith=SHEETS_KEY)
        return pieces(rows.exclude(hit__article__outlet__kind=PEOPLE))

    @cached_property
    def cases(self) -> list[Case]:
        """The cases that were opened before the end and not sorted out."""
        rows = Case.objects.filter(office=self.office, opened_at__lt=self.ends)
        rows = rows.exclude(state__in=[State.IRRELEVANT, State.POSITIVE]).select_related("lead", "story")
        return list(rows.order_by("year", "serial"))

    @cached_property
    def requests(self) -> list[PressRequest]:
        """What the press asked for."""
        return list(press.requests_in(self.office, self.starts, self.ends))

    @cached_property
    def letters(self) -> list[Letter]:
        """The letters that went out; a copy of one is none."""
        rows = Letter.objects.filter(office=self.office, state=LetterState.ISSUED).exclude(kind__in=COPIES)
        return list(rows.filter(issued_at__gte=self.starts, issued_at__lt=self.ends).order_by("issued_at"))

    @cached_property
    def clocks(self) -> list[CaseClock]:
        """The office's own terms that ran out within the span, met or not."""
        rows = CaseClock.objects.filter(case__office=self.office, ends_at__gte=self.starts, ends_at__lt=self.ends)
        return list(rows.filter(COUNTED).exclude(ended__in=["replaced", "left"]).select_related("case__lead", "unit"))

    def open_at_end(self) -> list[Case]:
        """Return the cases that had not ended when the span did."""
        return [case for case in self.cases if case.closed_at is None or case.closed_at >= self.ends]

    def counted(self) -> dict[str, Refs]:
        """Return each count of the general table as the things that it counts."""
        opened = [case for case in self.cases if case.opened_at >= self.starts]
        closed = [case for case in self.cases if case.closed_at and self.starts <= case.closed_at < self.ends]
        answered = [r for r in self.requests if r.answered_at]
        kinds = {kind: [piece for piece in self.items if piece.kind == kind] for kind in COLUMNS}
        return {
            "items": articles(self.items),
            "stories": refs("T", sorted({piece.story for piece in self.items})),
            **{kind: articles(items) for kind, items in kinds.items()},
            "sheets": refs("P", papers.sheets_in(self.office, self.starts, self.ends).values_list("pk", flat=True)),
            "opened": refs("C", (case.pk for case in opened)),
            "closed": refs("C", (case.pk for case in closed)),
            "open": refs("C", (case.pk for case in self.open_at_end())),
            "letters": refs("L", (letter.pk for letter in self.letters)),
            "referred": refs("L", referrals.sent(self.office, self.starts, self.ends).values_list("pk", flat=True)),
            "requests": refs("B", (r.pk for r in self.requests)),
            "answered": refs("B", (r.pk for r in answered)),
            "refused": refs("B", (r.pk for r in answered if r.ground)),
        }
