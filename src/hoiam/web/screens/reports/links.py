"""Where the things of a report stand: a case, a story, a sheet, a request, the list behind a number."""

from django.urls import NoReverseMatch, reverse

from hoiam.desk.reports.models import Report


def thing_at(key: str, report: Report) -> str:
    """Return the address of what a row of the report is about, by the key that the row prints; "" for none."""
    if key.startswith("VV-"):
        return _address("case", key)
    kind, number = key[:1], key[1:]
    if not number.isdecimal():
        return ""
    if kind == "P":
        return f"{counted_at('sheets.items', report)}#phieu-{number}"
    return _address({"T": "story", "B": "press_request"}.get(kind, ""), int(number))


def counted_at(key: str, report: Report) -> str:
    """Return the address of the list behind a number."""
    return reverse("report_counted", args=[report.pk, key])


def _address(name: str, key: str | int) -> str:
    try:
        return reverse(name, args=[key])
    except NoReverseMatch:
        return ""
