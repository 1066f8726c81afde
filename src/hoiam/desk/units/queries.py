"""Which offices, units and roles does somebody have on a day? The single doors to offices and actors."""

from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime, timedelta

from django.db.models import Prefetch, Q, QuerySet

from hoiam.core.errors import MoveDenied
from hoiam.core.values.actor import Actor, Role
from hoiam.core.values.law import HolidayPolicy
from hoiam.desk.units.models import Dated, Office, Person, RoleGrant, Unit

PRESS_DAYS = (30, 3650)  # the least and the most that an office may choose
DEFAULT_PRESS_DAYS = 90
POST_DAYS = 7
READ_AGAIN_DAYS = (1, 30)  # the least and the most that an office may choose
DEFAULT_READ_AGAIN = 3  # policy
LIVE = datetime.max.replace(tzinfo=UTC)


def grants_of(person: Person, on: date) -> QuerySet[RoleGrant]:
    """Return the roles that a person holds on a day."""
    return RoleGrant.objects.filter(Dated.in_force(on), person=person).select_related("office", "unit")


def offices_of(person: Person, on: date) -> list[Office]:
    """Return the offices in which a person holds a role on a day, live ones first."""
    return offices_in(grants_of(person, on))


def offices_in(grants: Iterable[RoleGrant]) -> list[Office]:
    """Return the offices of these roles, live ones first, then what was frozen last."""
    found = sorted({grant.office_id: grant.office for grant in grants}.values(), key=lambda office: office.pk)
    return sorted(found, key=lambda one: one.frozen_at or LIVE, reverse=True)


def actor_for(person: Person, office: Office, on: date) -> Actor | None:
    """Return the person as an actor of an office on a day, with all roles held; None for a stranger."""
    return actor_in(office, person, grants_of(person, on))


def actor_in(office: Office, person: Person, held: Iterable[RoleGrant]) -> Actor | None:
    """Return the person as an actor of an office with those of the roles held that are held there; None for none."""
    grants = [grant for grant in held if grant.office_id == office.pk]
    if not grants:
        return None
    unit = next((grant.unit.key for grant in grants if grant.unit), "")
    return Actor("person", person.username, frozenset(Role(g.role) for g in grants), unit, office.key)


def office(key: str) -> Office:
    """Return an office by its key. Raises Office.DoesNotExist."""
    return Office.objects.get(key=key)


def refuse_frozen(of: Office) -> None:
    """Raise MoveDenied for an office that is only read any more. Asks the table: the record at hand may be older."""
    if Office.objects.filter(pk=of.pk, frozen_at__isnull=False).exists():
        raise MoveDenied("move.frozen")


def texts_kept_for(office: Office) -> tuple[int, int]:
    """Return for how many days an office wants the full text of articles and of public posts kept: set, or the policy.

    Seven days for posts at the most is the domain's rule (guardrails, positive 3); ninety for articles is our policy.
    """
    chosen = office.settings.get("keep_texts") or {}
    return int(chosen.get("press", DEFAULT_PRESS_DAYS)), int(chosen.get("posts", POST_DAYS))


def longest_texts() -> tuple[int, int]:
    """Return how long the installation keeps full texts: articles are shared, so who asks for longest decides."""
    wishes = [texts_kept_for(one) for one in live_offices()] or [(DEFAULT_PRESS_DAYS, POST_DAYS)]
    return max(press for press, _posts in wishes), max(posts for _press, posts in wishes)


def reads_again_for(office: Office) -> int:
    """Return for how many days an office wants an article read again for later changes: set, or the policy."""
    return int(office.settings.get("read_again") or DEFAULT_READ_AGAIN)


def longest_read_again() -> timedelta:
    """Return for how long the installation reads an article again: sources are shared, who asks for longest decides."""
    return timedelta(days=max(map(reads_again_for, live_offices()), default=DEFAULT_READ_AGAIN))


def live_offices() -> QuerySet[Office]:
    """Return the offices that the timetable serves."""
    return Office.objects.filter(frozen_at__isnull=True)


def units_of(of: Office, on: date) -> QuerySet[Unit]:
    """Return an office's units on a day, in the order of its list."""
    return Unit.objects.filter(Dated.in_force(on), office=of).order_by("id")


def unit(key: str) -> Unit:
    """Return a unit by its key. Raises Unit.DoesNotExist."""
    return Unit.objects.get(key=key)


def owner_today(of: Unit, on: date) -> Unit:
    """Return who answers for a unit on a day: itself while it exists, else its successor's owner."""
    seen = {of.pk}
    while of.valid_to and of.valid_to <= on and of.successor and of.successor.pk not in seen:
        of = of.successor
        seen.add(of.pk)
    return of


def answers_for(of: Unit, key: str, on: date) -> bool:
    """Tell whether a unit answers for another one on a day: it is that unit, or the one that took over from it."""
    return bool(key) and (of.key == key or owner_today(of, on).key == key)


def answered_by(key: str, on: date) -> QuerySet[Unit]:
    """Return the units for which one answers on a day, as `answers_for` does: a condition of other queries.

    Two unions in a row are followed: nobody has seen three before the tasks of the first were done.
    """
    over = Q(valid_to__lte=on)
    once, twice = Q(successor__key=key), Q(successor__successor__key=key, successor__valid_to__lte=on)
    return Unit.objects.filter(Q(key=key) | (over & (once | twice))) if key else Unit.objects.none()


def weekly_holiday(of: Office) -> HolidayPolicy:
    """Return where an office's weekly deadlines go when their day is a day off: chosen, or the working day before."""
    return HolidayPolicy((of.settings.get("report") or {}).get("holiday") or HolidayPolicy.PREVIOUS)


def mails_reminders(of: Office) -> bool:
    """Say whether an office lets dates be told by mail: yes, until somebody switches it off."""
    return bool((of.settings.get("reminders") or {}).get("mail", True))


def reached(of: Office, on: date, units: Collection[Unit] = (), roles: Collection[str] = ()) -> QuerySet[Person]:
    """Return the accounts with an address that hold one of these roles, or a role in one of these units, on a day."""
    wanted = Q(grants__unit__in=units) | Q(grants__role__in=roles)
    held = Q(grants__office=of) & RoleGrant.in_force(on, "grants__") & wanted
    return Person.objects.filter(held, is_active=True).exclude(email="").distinct().order_by("username")


def holders(of: Office, on: date) -> list[tuple[str, str, str]]:
    """Return (account, role, unit or "") for every role that is held in an office on a day."""
    held = RoleGrant.objects.filter(Dated.in_force(on), office=of, person__is_active=True).order_by("id")
    return [(who, role, unit or "") for who, role, unit in held.values_list("person__username", "role", "unit__key")]


def accounts_of(office: Office) -> QuerySet[Person]:
    """Return everybody who holds, held or will hold a role in an office, with those roles as `held`."""
    here = RoleGrant.objects.filter(office=office).select_related("unit").order_by("valid_from", "id")
    people = Person.objects.filter(grants__office=office).distinct().order_by("username")
    return people.prefetch_related(Prefetch("grants", queryset=here, to_attr="held"))


def account_for(office: Office, username: str) -> Person:
    """Return one account of an office; the single door. Raises Person.DoesNotExist for a stranger's."""
    return accounts_of(office).get(username=username)


def grant_for(office: Office, number: int) -> RoleGrant:
    """Return one role given in an office; the single door. Raises RoleGrant.DoesNotExist."""
    return RoleGrant.objects.select_related("person", "office", "unit").get(office=office, pk=number)


def short_names() -> dict[str, str]:
    """Return what the screens call each unit, those that are no more included."""
    return dict(Unit.objects.values_list("key", "short_name"))


def posts() -> dict[str, str]:
    """Return what the screens call each account: its post."""
    return dict(Person.objects.values_list("username", "post"))
