"""Which mails about terms were made, and what became of them?"""

from django.db.models import QuerySet

from hoiam.desk.cases.models import ReminderMail
from hoiam.desk.units.models import Office


def reminder_mails(office: Office, username: str = "") -> QuerySet[ReminderMail]:
    """Return the mails about terms of an office's cases, of one account or of all, the newest first."""
    mails = ReminderMail.objects.filter(clock__case__office=office).select_related("clock__case", "person")
    return (mails.filter(person__username=username) if username else mails).order_by("-pk")
