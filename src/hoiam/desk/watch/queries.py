"""What concerns an office?"""

from django.db.models import QuerySet

from hoiam.desk.units.models import Office
from hoiam.desk.watch.models import Hit


def hits_of(office: Office) -> QuerySet[Hit]:
    """Return an office's hits, newest article first."""
    hits = Hit.objects.filter(office=office).select_related("article__outlet")
    return hits.order_by("-article__published_at", "-id")


def unsure(office: Office) -> QuerySet[Hit]:
    """Return the hits about which a person must say whether they concern the place."""
    return hits_of(office).filter(relevant__isnull=True)


def hit_for(office: Office, number: int) -> Hit:
    """Return one hit of an office; the single door. Raises Hit.DoesNotExist for a stranger's."""
    return hits_of(office).get(pk=number)
