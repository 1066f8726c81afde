"""Write offices, units, people and roles. Configuration: every write leaves an audit line."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.db import transaction
from django.db.models import F

from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor, Role
from hoiam.desk.audit import actions as audit
from hoiam.desk.units.models import Office, Person, RoleGrant, Unit
from hoiam.desk.units.queries import POST_DAYS, PRESS_DAYS, READ_AGAIN_DAYS, mails_reminders

REMINDER_KEEPERS = frozenset({Role.QUAN_TRI, Role.VAN_PHONG})
TEXT_KEEPERS = frozenset({Role.QUAN_TRI, Role.BVDLCN, Role.TRUNG_TAM})


@transaction.atomic
def open_office(*, key: str, by: Actor, now: datetime, **fields: Any) -> Office:
    """Create an office, or change the given fields of one that exists."""
    office, made = Office.objects.update_or_create(key=key, defaults=fields)
    verb = "office.open" if made else "office.change"
    audit.record(verb=verb, subject=("office", key), by=by, now=now, office=key, name=office.name)
    return office


@transaction.atomic
def freeze_office(*, office: Office, by: Actor, now: datetime) -> None:
    """Stop an office's clocks and jobs: it stays readable as it was."""
    Office.objects.filter(pk=office.pk, frozen_at__isnull=True).update(frozen_at=now)
    office.refresh_from_db()
    audit.record(verb="office.freeze", subject=("office", office.key), by=by, now=now, office=office.key)


@transaction.atomic
def keep_texts_for(*, office: Office, press_days: int, post_days: int, by: Actor, now: datetime) -> None:
    """Set how long the full text of articles and of public posts is kept for matching (guard-rail G11, positive 3)."""
    if by.kind == "person" and not by.roles & TEXT_KEEPERS:
        raise Refused("office.text_role")
    if not PRESS_DAYS[0] <= press_days <= PRESS_DAYS[1] or not 0 <= post_days <= POST_DAYS:
        raise Refused("office.text_days", least=PRESS_DAYS[0], most=PRESS_DAYS[1], posts=POST_DAYS)
    held = Office.objects.select_for_update().get(pk=office.pk)
    if held.frozen_at:
        raise Refused("move.frozen")
    chosen = {"press": press_days, "posts": post_days}
    before = held.settings.get("keep_texts")
    Office.objects.filter(pk=office.pk).update(settings={**held.settings, "keep_texts": chosen})
    told = {"office": office.key, "changes": {"keep_texts": [before, chosen]}}
    audit.record(verb="office.change", subject=("office", office.key), by=by, now=now, **told)


@transaction.atomic
def read_again_for(*, office: Office, days: int, by: Actor, now: datetime) -> None:
    """Set for how many days after it was published an article is read again for what the press changes later."""
    if by.kind == "person" and not by.roles & TEXT_KEEPERS:
        raise Refused("office.again_role")
    if not READ_AGAIN_DAYS[0] <= days <= READ_AGAIN_DAYS[1]:
        raise Refused("office.again_days", least=READ_AGAIN_DAYS[0], most=READ_AGAIN_DAYS[1])
    held = Office.objects.select_for_update().get(pk=office.pk)
    if held.frozen_at:
        raise Refused("move.frozen")
    before = held.settings.get("read_again")
    if before == days:
        return
    Office.objects.filter(pk=office.pk).update(settings={**held.settings, "read_again": days})
    told = {"office": office.key, "changes": {"read_again": [before, days]}}
    audit.record(verb="office.change", subject=("office", office.key), by=by, now=now, **told)


@transaction.atomic
def keep_report_setting(*, office: Office, name: str, value: Any, by: Actor, now: datetime) -> Office:
    """Keep one setting of an office's reports."""
    held = Office.objects.select_for_update().get(pk=office.pk)
    if held.frozen_at:
        raise Refused("move.frozen")
    own = dict(held.settings.get("report") or {})
    before, own[name] = own.get(name), value
    held.settings = {**held.settings, "report": own}
    held.save(update_fields=["settings"])
    told = {"office": office.key, "changes": {f"report.{name}": [before, value]}}
    audit.record(verb="office.change", subject=("office", office.key), by=by, now=now, **told)
    return held


@transaction.atomic
def put_unit(*, office: Office, key: str, by: Actor, now: datetime, successor: str = "", **fields: Any) -> Unit:
    """Create or change a unit; `successor` is the key of the unit that answers for it afterwards."""
    after = Unit.objects.get(key=successor) if successor else None
    unit, made = Unit.objects.update_or_create(key=key, defaults={**fields, "office": office, "successor": after})
    verb = "unit.open" if made else "unit.change"
    audit.record(verb=verb, subject=("unit", key), by=by, now=now, office=office.key, name=unit.name)
    return unit


@transaction.atomic
def put_person(
    *, username: str, post: str, by: Actor, now: datetime, password: str | None = None, hashed: str = ""
) -> Person:
    """Create an account or change its post; without a password it cannot sign in until one is set.

    `hashed` takes a password that was hashed once for many accounts, as the sample's is.
    """
    _administrator(by)
    person = Person.objects.filter(username=username).first() or Person(username=username, date_joined=now)
    person.post = post
    if password is not None:
        person.set_password(password)
    elif hashed:
        person.password = hashed
    elif not person.pk:
        person.set_unusable_password()
    person.save()
    audit.record(verb="person.put", subject=("person", username), by=by, now=now, post=post)
    return person


@transaction.atomic
def grant(
    *,
    person: Person,
    office: Office,
    role: Role,
    by: Actor,
    now: datetime,
    valid_from: date,
    valid_to: date | None = None,
    unit: Unit | None = None,
) -> RoleGrant:
    """Give a role from a day on, until before `valid_to`; one that is held without an end stays as it is.

    Raises Refused for a foreign unit, for days out of order, and for a person's own account.
    """
    _administrator(by, office, person)
    if valid_to and valid_to <= valid_from:
        raise Refused("grant.dates")
    if unit and unit.office_id != office.pk:
        raise Refused("grant.foreign_unit", unit=unit.key, office=office.key)
    held = {"person": person, "office": office, "unit": unit, "role": role.value}
    given = RoleGrant.objects.filter(**held, valid_to__isnull=True).first()
    given = given or RoleGrant.objects.create(**held, valid_from=valid_from, valid_to=valid_to)
    facts = {"person": person.username, "role": role.value, "unit": unit.key if unit else ""}
    audit.record(verb="role.grant", subject=("office", office.key), by=by, now=now, office=office.key, **facts)
    return given


@transaction.atomic
def revoke(*, grant: RoleGrant, on: date, by: Actor, now: datetime) -> None:
    """End a role on a day; what was done in it before stays as it was. Raises Refused as `grant` does."""
    _administrator(by, grant.office, grant.person)
    if on <= grant.valid_from:
        raise Refused("grant.dates")
    grant.valid_to = on
    grant.save(update_fields=["valid_to"])
    facts = {"person": grant.person.username, "role": grant.role, "on": on.isoformat()}
    key = grant.office.key
    audit.record(verb="role.revoke", subject=("office", key), by=by, now=now, office=key, **facts)


@transaction.atomic
def open_account(
    *,
    username: str,
    post: str,
    password: str,
    office: Office,
    role: Role,
    by: Actor,
    now: datetime,
    valid_from: date,
    valid_to: date | None = None,
    unit: Unit | None = None,
) -> Person:
    """Create an account with its first role. An account that exists is never taken over: raises Refused."""
    if Person.objects.filter(username=username).exists():
        raise Refused("account.exists", username=username)
    person = put_person(username=username, post=post, password=password, by=by, now=now)
    dates = {"valid_from": valid_from, "valid_to": valid_to}
    grant(person=person, office=office, role=role, unit=unit, by=by, now=now, **dates)
    return person


@transaction.atomic
def reset_password(*, person: Person, office: Office, password: str, by: Actor, now: datetime) -> None:
    """Give an account a new password. One that also serves another office is not this office's to open."""
    _administrator(by, office, person)
    if RoleGrant.objects.filter(person=person).exclude(office=office).exists():
        raise Refused("account.shared")
    person.set_password(password)
    person.save(update_fields=["password"])
    audit.record(verb="person.password", subject=("person", person.username), by=by, now=now, office=office.key)


@transaction.atomic
def set_mail(*, person: Person, address: str, by: Actor, now: datetime, office: Office) -> None:
    """Set where an account gets mail, "" for nowhere: by itself, or by an administrator of its office.

    The address stands in no audit line. Raises Refused: "account.role", "account.mail".
    """
    if by.key != person.username and (Role.QUAN_TRI not in by.roles or office.key != by.office):
        raise Refused("account.role")
    address = address.strip()
    try:
        EmailValidator()(address or "khong@mau.vn")
    except ValidationError as wrong:
        raise Refused("account.mail") from wrong
    if person.email == address:
        return
    person.email = address[:254]
    person.save(update_fields=["email"])
    told = {"office": office.key, "set": bool(address)}
    audit.record(verb="person.mail", subject=("person", person.username), by=by, now=now, **told)


@transaction.atomic
def name_outside(*, person: Person, office: Office, mail: str, by: Actor, now: datetime) -> None:
    """Say who an account is at the sign-in server, "" for nobody; whoever was tied to it before is tied no more.

    Every open session of the account ends: one may be that of whoever was tied. As powerful as a new password, so
    under the same rules. The address stands in no audit line. Raises Refused: "account.role", "account.self",
    "account.outside_shared", "account.mail", "account.outside_held".
    """
    _administrator(by, office, person)
    if RoleGrant.objects.filter(person=person).exclude(office=office).exists():
        raise Refused("account.outside_shared")
    mail = mail.strip().lower()
    try:
        EmailValidator()(mail or "khong@mau.vn")
    except ValidationError as wrong:
        raise Refused("account.mail") from wrong
    if mail and Person.objects.filter(outside_mail=mail).exclude(pk=person.pk).exists():
        raise Refused("account.outside_held")
    Person.objects.filter(pk=person.pk).update(
        outside_mail=mail or None, outside_subject=None, sessions_closed=F("sessions_closed") + 1
    )
    told = {"office": office.key, "set": bool(mail)}
    audit.record(verb="person.outside", subject=("person", person.username), by=by, now=now, **told)


@transaction.atomic
def arrive_from_outside(*, subject: str, mail: str, by: Actor, now: datetime) -> Person:
    """Return the account of somebody whom the sign-in server has told, tied to them at their first arrival.

    `subject` is issuer and subject; `mail` is the address that the server has verified, "" for none. Raises Refused:
    "outside.unverified", "outside.unknown", "outside.other" where the account is tied to another subject.
    """
    tied = Person.objects.filter(outside_subject=subject).first()
    if tied:
        return tied
    if not mail:
        raise Refused("outside.unverified")
    person = Person.objects.select_for_update().filter(outside_mail=mail.lower()).first()
    if person is None:
        raise Refused("outside.unknown", mail=mail)
    if person.outside_subject:
        raise Refused("outside.other", mail=mail)
    person.outside_subject = subject
    person.save(update_fields=["outside_subject"])
    office = Office.objects.filter(grants__person=person).values_list("key", flat=True).first() or ""
    audit.record(verb="person.arrive", subject=("person", person.username), by=by, now=now, office=office)
    return person


@transaction.atomic
def mail_reminders(*, office: Office, on: bool, by: Actor, now: datetime) -> Office:
    """Switch the mails about dates of an office on or off. Raises Refused("office.reminder_role")."""
    if not by.roles & REMINDER_KEEPERS:
        raise Refused("office.reminder_role")
    held = Office.objects.select_for_update().get(pk=office.pk)
    if held.frozen_at:
        raise Refused("move.frozen")
    before = mails_reminders(held)
    held.settings = {**held.settings, "reminders": {"mail": on}}
    held.save(update_fields=["settings"])
    told = {"office": office.key, "changes": {"reminders.mail": [before, on]}}
    audit.record(verb="office.change", subject=("office", office.key), by=by, now=now, **told)
    return held


def _administrator(by: Actor, office: Office | None = None, person: Person | None = None) -> None:
    """Accounts are kept by an administrator of the same office, who never raises or opens the own account."""
    if by.kind != "person":
        return
    if Role.QUAN_TRI not in by.roles or (office and office.key != by.office):
        raise Refused("account.role")
    if person and person.username == by.key:
        raise Refused("account.self")
