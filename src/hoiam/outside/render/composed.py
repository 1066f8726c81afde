"""A document value in composed letters (Unicode NFC), as paper and other programmes want it.

Some machines type and send a letter and its marks apart; the fonts of a paper have no marks that stand alone. Nothing
else is changed: a space that does not break is there on purpose.
"""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar
from unicodedata import normalize

T = TypeVar("T")


def composed(value: T) -> T:
    """Return the value with every text in it in NFC; texts stand in dataclasses and tuples."""
    return _composed(value)  # type: ignore[no-any-return]


def _composed(value: Any) -> Any:
    if isinstance(value, str):
        return value if type(value) is not str else normalize("NFC", value)  # an enum's member stays one
    if isinstance(value, tuple):
        return tuple(map(_composed, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _composed(getattr(value, one.name)) for one in fields(value) if one.init})
    return value
