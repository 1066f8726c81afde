"""What the screens of evidence have in common: the door, and who may do what."""

from django.http import HttpRequest
from django.urls import reverse

from hoiam.desk.articles import evidence
from hoiam.desk.articles.models import Snapshot
from hoiam.web.chrome.proofs import today


def snapshot_of(request: HttpRequest, number: int) -> Snapshot:
    """Return one snapshot through its single door. Raises Snapshot.DoesNotExist for a stranger's."""
    return evidence.snapshot_for(request.office, request.actor, today(request), number)


def address(snapshot: Snapshot) -> str:
    """Return where the page of a snapshot stands."""
    return reverse("evidence_one", args=[snapshot.pk])


def may_keep(request: HttpRequest) -> bool:
    """Say whether this person may have evidence kept."""
    return bool(request.actor.roles & evidence.KEEPERS) and not request.office.frozen_at


def may_manage(request: HttpRequest) -> bool:
    """Say whether this person gives and takes the right to open evidence."""
    return bool(request.actor.roles & evidence.MANAGERS) and not request.office.frozen_at
