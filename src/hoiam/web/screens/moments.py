"""A field for a moment, as every form of the screens asks for one."""

from typing import Any

from django import forms

MOMENT = "%Y-%m-%dT%H:%M"


def moment(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateTimeField:
    """Return a field for a moment on the office's wall clock."""
    widget = forms.DateTimeInput(format=MOMENT, attrs={"type": "datetime-local"})
    return forms.DateTimeField(
        label=label, required=required, help_text=help_text, widget=widget, input_formats=[MOMENT, "%d/%m/%Y %H:%M"]
    )
