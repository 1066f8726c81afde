"""How does a number read? Vietnamese writes 1.234,5; English 1,234.5. Knows nothing about what is counted."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hoiam.core.values.figures import figure

_TURNED = str.maketrans(",.", ".,")


def number(value: float, places: int | None = None) -> str:
    """Return the number with its thousands marked: 12345 -> "12.345", 0.915 with 2 places -> "0,92"."""
    words = figure(value, places)
    return words if (get_language() or "vi").startswith("vi") else words.translate(_TURNED)


def many(count: int, most: int = 1000) -> str:
    """Return a bounded count: the number, or "hơn 1.000" where counting stopped."""
    return number(count) if count <= most else _("hơn %(n)s") % {"n": number(most)}


def percent(part: float, whole: float, places: int = 0) -> str:
    """Return "75%"; a dash where there is nothing to divide by."""
    return f"{number(100 * part / whole, places)}%" if whole else "–"


def size(octets: int) -> str:
    """Return the size of a file: "84 KB", "1,4 MB"."""
    if octets < 1024:
        return _("%(n)s byte") % {"n": number(octets)}
    if octets < 1024 * 1024:
        return f"{number(octets / 1024, 0)} KB"
    return f"{number(octets / 1024 / 1024, 1)} MB"
