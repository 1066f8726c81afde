"""Addresses of a screen for many rows: Django looks the screen up once for the list, not once for each row."""

from collections.abc import Callable
from functools import cache

from django.urls import get_script_prefix, reverse

Road = Callable[..., str]
MARK = 10**17  # stands for a number while the screen is looked up


def road(name: str, numbers: int = 1) -> Road:
    """Return what writes the address of a screen for the numbers in it: `road("story")(12)` is "/tin/12/".

    A number like "VV-2022-007" is one too; what an address would have to escape is not.
    """
    shape = _shape(name, numbers, get_script_prefix())
    return lambda *keys: shape % keys


@cache
def _shape(name: str, numbers: int, _prefix: str) -> str:
    marks = [MARK + n for n in range(numbers)]
    shape = reverse(name, args=marks).replace("%", "%%")
    for mark in marks:
        shape = shape.replace(str(mark), "%s")
    return shape
