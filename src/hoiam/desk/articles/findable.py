"""How the small lists are searched: cases, letters, papers and dispatches are thousands, not millions.

Each row keeps the words of its fields without marks, each with a space before it, so that LIKE finds a word where it
begins ("ui" finds "Đăk Ui", not "mui") and words side by side.
"""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.models import Q

from hoiam.core.text.fold import fold
from hoiam.core.text.question import Question, words_of

BATCH = 500


class FindableField(models.TextField):
    """The words of other fields of its row, written whenever it is saved; `of` names them ("title", "outlet.name").

    Who saves some fields only names this one among them.
    """

    def __init__(self, *args: Any, of: tuple[str, ...] = (), **kwargs: Any) -> None:
        self.of = tuple(of)
        super().__init__(*args, **{"default": "", "editable": False, **kwargs})

    def deconstruct(self) -> Any:
        """Return the field as migrations write it down."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Return what the row is found by now."""
        value = findable(*(_told(model_instance, path) for path in self.of))
        setattr(model_instance, self.attname, value)
        return value


def findable(*texts: str) -> str:
    """Return the words of texts as a `FindableField` keeps them."""
    return "".join(f" {word}" for word in words_of(fold(" ".join(texts))))


def holding(asked: Question, field: str = "folded") -> Q:
    """Return the condition that a row holds all that is wanted and nothing that is not."""
    asked = asked.folded
    wanted = Q()
    for term in asked.wanted:
        wanted &= Q(**{f"{field}__contains": f" {' '.join(term.words)}"})
    for term in asked.without:
        wanted &= ~Q(**{f"{field}__contains": f" {' '.join(term.words)}"})
    return wanted


def fill(model: Any, told: Callable[[Any], tuple[str, ...]], rows: Any = None) -> None:
    """Write what rows of a historical model are found by, as a migration does."""
    held = []
    for row in (rows or model.objects).iterator(chunk_size=BATCH):
        row.folded = findable(*told(row))
        held.append(row)
        if len(held) == BATCH:
            model.objects.bulk_update(held, ["folded"])
            held = []
    model.objects.bulk_update(held, ["folded"])


def _told(row: Any, path: str) -> str:
    for name in path.split("."):
        row = getattr(row, name, "")
    return str(row or "")
