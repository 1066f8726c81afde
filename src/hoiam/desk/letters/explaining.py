"""Which press agency is asked to explain what it printed, and which still owes its answer? Reads only.

L103-2016 Đ.39.4 gives it 15 days, NĐ 237/2026 Đ.18.6 15 working days. It is asked about what it printed, never who told
it (guard-rail G8), and not about what was found true (G7).
"""

from collections.abc import Iterable

from django.db.models import QuerySet

from hoiam.core.compose.paper_kinds import EXPLAIN
from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor
from hoiam.core.values.case import State, Verdict
from hoiam.desk.cases.models import Case, CaseClock
from hoiam.desk.letters.models import OUT, Letter, LetterState
from hoiam.desk.letters.queries import letters_of, visible
from hoiam.desk.sources.models import Outlet
from hoiam.desk.units.models import Office

RULES = ("L103-2016.39.4", "ND237-2026.18.6")  # before July 2026, since
CLOCK = "press_explains"


def asks(letter: Letter) -> bool:
    """Say whether a letter asks a press agency to explain what it printed."""
    return letter.kind == EXPLAIN and not letter.route


def press_of(case: Case) -> list[Outlet]:
    """Return the press agencies that printed something of a case, each once, the first to print on top."""
    found = [case.article.outlet] if case.article else []
    if case.story:
        items = case.story.items.select_related("hit__article__outlet").order_by("hit__article__published_at")
        found += [item.hit.article.outlet for item in items]
    return list({outlet.pk: outlet for outlet in found if outlet.kind == "press"}.values())


def asked_of(case: Case, names: Iterable[str]) -> Outlet:
    """Return the press agency that a request of a case is addressed to.

    Raises Refused: "letter.explain_true" where the press was right, "letter.explain_outlet" for any other addressee.
    """
    if case.verdict == Verdict.TRUE:
        raise Refused("letter.explain_true")
    press, wanted = press_of(case), set(names)
    for outlet in press:
        if outlet.today.name in wanted:
            return outlet
    raise Refused("letter.explain_outlet", names=", ".join(outlet.today.name for outlet in press) or "-")


def sent(office: Office, actor: Actor) -> QuerySet[Letter]:
    """Return the requests of an office that have gone out and that an actor may see, the newest first."""
    return visible(office, actor).filter(kind=EXPLAIN, route="", state__in=OUT).order_by("-issued_at", "-id")


def unanswered(office: Office) -> QuerySet[Letter]:
    """Return the requests of an office to which nothing has come, the oldest first; a closed case waits for none."""
    found = letters_of(office).filter(kind=EXPLAIN, route="", state=LetterState.ISSUED, replies=None)
    return found.exclude(case__state=State.CLOSED).order_by("issued_at", "id")


def term_of(letter: Letter) -> CaseClock | None:
    """Return the newest term of a request, None before it is known when the press agency received it."""
    return terms_of([letter]).get(letter.pk)


def terms_of(asked: Iterable[Letter]) -> dict[int, CaseClock]:
    """Return the newest term of each of these requests that has one."""
    keys = {str(letter.pk): letter.pk for letter in asked}
    kept = CaseClock.objects.filter(what=CLOCK, subject__in=keys).order_by("pk")
    return {keys[clock.subject]: clock for clock in kept}
