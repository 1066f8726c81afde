"""How do the values of this room become plain JSON and come back? Works from the type hints alone; reads no file."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from hoiam.core.errors import Unreadable

T = TypeVar("T")


def pack(value: Any) -> Any:
    """Return a value of this room as plain JSON: dates in ISO 8601, tuples as lists, a block with its `kind`."""
    if is_dataclass(value) and not isinstance(value, type):
        kind = getattr(type(value), "kind", None)
        tag = {"kind": kind} if isinstance(kind, str) else {}
        return tag | {f.name: pack(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple | list):
        return [pack(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def unpack(wanted: type[T], stored: Any) -> T:
    """Return the value of type `wanted` that `pack` made `stored` from. Raises Unreadable("store.shape")."""
    try:
        result: T = _read(wanted, stored)
    except (KeyError, TypeError, ValueError) as broken:
        raise Unreadable("store.shape", wanted=wanted.__name__, detail=str(broken)) from broken
    return result


def _read(wanted: Any, stored: Any) -> Any:
    if isinstance(wanted, UnionType):
        return _one_of(get_args(wanted), stored)
    if get_origin(wanted) is tuple:
        return _tuple(get_args(wanted), stored)
    if get_origin(wanted) is Mapping:
        return _facts(stored)
    if is_dataclass(wanted):
        return _dataclass(wanted, stored)
    if wanted is datetime or wanted is date:
        return wanted.fromisoformat(stored)
    if issubclass(wanted, Enum):
        return wanted(stored)
    if wanted is float and isinstance(stored, int):
        return float(stored)
    if not isinstance(stored, wanted):
        raise TypeError(f"{stored!r} is not {wanted.__name__}")
    return stored


def _one_of(choices: tuple[Any, ...], stored: Any) -> Any:
    if NoneType in choices:
        if stored is None:
            return None
        choices = tuple(choice for choice in choices if choice is not NoneType)
    if len(choices) == 1:
        return _read(choices[0], stored)
    if set(choices) == {datetime, date}:  # a bare day is no moment, and JSON keeps the difference in the "T"
        return _read(datetime if "T" in stored else date, stored)
    return _read({choice.kind: choice for choice in choices}[stored["kind"]], stored)


def _tuple(items: tuple[Any, ...], stored: Any) -> tuple[Any, ...]:
    if not isinstance(stored, list):
        raise TypeError(f"{stored!r} is not a list")
    if items[-1] is Ellipsis:
        return tuple(_read(items[0], item) for item in stored)
    return tuple(_read(item, part) for item, part in zip(items, stored, strict=True))


def _facts(stored: Any) -> Mapping[Any, Any]:
    """Return the facts of a reason: plain JSON already."""
    if not isinstance(stored, Mapping):
        raise TypeError(f"{stored!r} is not an object")
    return dict(stored)


def _dataclass(wanted: Any, stored: Any) -> Any:
    if not isinstance(stored, Mapping):
        raise TypeError(f"{stored!r} is not an object")
    hints = get_type_hints(wanted)
    known = {f.name for f in fields(wanted)}
    return wanted(**{name: _read(hints[name], part) for name, part in stored.items() if name in known})
