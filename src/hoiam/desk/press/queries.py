"""What does the press wait for?"""

from datetime import datetime

from django.db.models import QuerySet

from hoiam.desk.press.models import PressRequest
from hoiam.desk.units.models import Office


def requests_of(office: Office) -> QuerySet[PressRequest]:
    """Return an office's requests, those that wait first."""
    requests = PressRequest.objects.filter(office=office).select_related("outlet", "case")
    return requests.order_by("answered_at", "-received_at")


def request_for(office: Office, number: int) -> PressRequest:
    """Return one request; the single door. Raises PressRequest.DoesNotExist for a stranger's."""
    return requests_of(office).get(pk=number)


def requests_in(office: Office, start: datetime, end: datetime) -> QuerySet[PressRequest]:
    """Return the requests received in [start, end), oldest first."""
    return requests_of(office).filter(received_at__gte=start, received_at__lt=end).order_by("received_at")
