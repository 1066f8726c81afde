"""Which replies may anyone read? The public page's only door."""

from django.db.models import Count, Q, QuerySet

from hoiam.core.text.fold import fold
from hoiam.core.text.normal import normal
from hoiam.desk.files.models import StoredFile
from hoiam.desk.files.queries import public_file
from hoiam.desk.replies.models import Reply
from hoiam.desk.units.models import Office
from hoiam.desk.units.queries import office as _office


def office(key: str) -> Office:
    """Return an office by its key. Raises Office.DoesNotExist."""
    return _office(key)


def offices() -> QuerySet[Office]:
    """Return the offices that have published something."""
    return Office.objects.filter(replies__withdrawn_at__isnull=True, replies__isnull=False).distinct().order_by("-id")


def replies_of(office: Office, words: str = "") -> QuerySet[Reply]:
    """Return an office's replies, newest first; `words` search without marks."""
    replies = Reply.objects.filter(office=office, withdrawn_at__isnull=True).select_related("letter")
    for word in fold(normal(words)).split():
        replies = replies.filter(folded__contains=word)
    return replies.order_by("-published_at", "-id")


def reply_for(office: Office, slug: str) -> Reply:
    """Return one published reply. Raises Reply.DoesNotExist."""
    return replies_of(office).get(slug=slug)


def remedied(office: Office) -> dict[str, int]:
    """Return how many of the published true problems were put right."""
    true = replies_of(office).filter(verdict__in=("true", "partly"))
    return true.aggregate(all=Count("id"), done=Count("id", filter=Q(remedy="done")))


def file_for(number: int) -> StoredFile:
    """Return a published file. Raises StoredFile.DoesNotExist."""
    return public_file(number)
