"""`{% load hoiam %}`: clocks, verdicts, days, figures and marks for templates. The words are made in web/chrome."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django import forms, template
from django.forms import BoundField
from django.utils.safestring import SafeString

from hoiam.web.chrome import clocks, days, figures, looks, marks, reasons, story, terms

register = template.Library()

register.filter("weekday", days.weekday)
register.filter("day", days.full_day)
register.filter("short_day", days.short_day)
register.filter("moment", days.moment)
register.filter("long_moment", days.long_moment)
register.filter("hour", days.hour)
register.filter("told", days.told)
register.filter("number", figures.number)
register.filter("many", figures.many)
register.filter("percent_of", figures.percent)
register.filter("size", figures.size)
register.filter("look", looks.look)
register.filter("chips", reasons.chips)
register.filter("evidence", reasons.evidence)
register.filter("reasons", reasons.listed)
register.filter("term", terms.term)
register.filter("chip", terms.chip)
register.simple_tag(story.story, name="story")  # `{% story row %}`: one of a list
register.simple_tag(story.stories, name="stories")
register.simple_tag(terms.verdict, name="verdict")  # `{% verdict claim.verdict %}`


@register.filter
def ending(due: date | datetime, now: datetime) -> str:
    """`{{ due|ending:now }}`: "hết thứ Hai 10/10"."""
    return days.ending(due, now)


@register.inclusion_tag("components/clock.html", takes_context=True)
def clock(
    context: template.Context,
    due: date | datetime | None,
    rule: str = "",
    policy: bool = False,
    strict: bool = False,
    done: datetime | None = None,
    near: timedelta | None = None,
    href: str = "",
) -> dict[str, Any]:
    """`{% clock due rule="Đ.39.1" href=url %}`: the chip of one term at the page's `now`."""
    shown = clocks.face(due, context["now"], rule=rule, policy=policy, strict=strict, done=done, near=near)
    return {"face": shown, "href": href}


@register.simple_tag
def highlight(text: str, spans: Iterable[marks.Span]) -> SafeString:
    """`{% highlight text spans %}`: the text with the words of the reasons marked."""
    return marks.highlight(text, spans)


@register.filter
def date_of(value: date | datetime | str) -> date | datetime | str:
    """Read an ISO day or moment out of a reason's facts, which are plain JSON."""
    if not isinstance(value, str):
        return value
    return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)


@register.filter
def at(things: Sequence[Any], place: int) -> Any:
    """`{{ table.columns|at:2 }}`: the thing at that place, "" beyond the end (a cell that spans has no column)."""
    return things[place] if place < len(things) else ""


@register.filter
def undo_address(message: Any) -> str:
    """Return the address that takes a message's action back: its extra_tags are "undo:ADDRESS"."""
    return str(message.extra_tags).removeprefix("undo:") if str(message.extra_tags).startswith("undo:/") else ""


@register.filter
def is_check(field: BoundField) -> bool:
    """Say whether a field is one box to tick."""
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def is_choice(field: BoundField) -> bool:
    """Say whether a field is a row of choices."""
    return isinstance(field.field.widget, forms.RadioSelect)


@register.filter
def is_many(field: BoundField) -> bool:
    """Say whether several choices of a row may be taken: as many as there are stand in rows below each other."""
    return isinstance(field.field.widget, forms.CheckboxSelectMultiple)


@register.filter
def dressed(field: BoundField) -> SafeString:
    """Return a field's control in our look; what a placeholder would say stands in the label."""
    widget = field.field.widget
    look = "form-control"
    if isinstance(widget, forms.CheckboxInput):
        look = "form-check-input"
    elif isinstance(widget, forms.Select):
        look = "form-select"
    widget.attrs.pop("placeholder", None)
    own = widget.attrs.get("class", "")
    return field.as_widget(attrs={"class": f"{look} {own}".strip()})
