"""What is a place called?"""

from hoiam.desk.places.models import PlaceRow


def names(keys: list[str] | tuple[str, ...] | None = None) -> dict[str, str]:
    """Return "xã Đăk Ui" for each key; all places when no keys are given."""
    rows = PlaceRow.objects.all() if keys is None else PlaceRow.objects.filter(key__in=keys)
    return {row.key: str(row) for row in rows}
