"""An article as queries see it: its words folded, field by field, and what is known of it beside its words."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from hoiam.core.text.fold import fold
from hoiam.core.text.normal import normal
from hoiam.core.text.tokens import Token, placed, tokens

FIELDS = ("title", "sapo", "text")
BREAK = ""  # stands between two fields, so that no phrase and no GẦN reaches across


def fact_word(kind: str, name: str, scope: str = "") -> str:
    """Return a fact as one word that no text holds. `scope`: whose gazetteer names the place; "" for all."""
    return f"{kind}:{scope}:{' '.join(tokens(fold(name)))}"


@dataclass(frozen=True)
class Reading:
    """The folded words of all fields in a row, BREAK between fields; where the title and the lead end; the facts."""

    words: list[str]
    ends: tuple[int, int]  # of title and lead, in words: words[:ends[0]] is the title
    facts: frozenset[str] = frozenset()
    texts: tuple[str, ...] = field(default=(), repr=False)  # title, lead, text in normal form

    def field_of(self, at: int) -> int:
        """Return in which field a word stands: 0 title, 1 lead, 2 text."""
        return (at > self.ends[0]) + (at > self.ends[1])

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word stands."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self.words):
            found[word].append(at)
        return dict(found)

    @cached_property
    def placed(self) -> list[Token]:
        """The words as written, with their offsets in the normal form of their field; BREAK as an empty token."""
        found: list[Token] = []
        for text in self.texts:
            found += [Token(text[one.start : one.end], one.start, one.end) for one in placed(fold(text))]
            found.append(Token(BREAK, 0, 0))
        return found

    def starts(self, phrase: Sequence[str]) -> list[int]:
        """Return where folded words stand one after the other."""
        words, size = self.words, len(phrase)
        heads = self.places.get(phrase[0], ())
        if size == 1:
            return list(heads)
        wanted = list(phrase)
        return [at for at in heads if words[at : at + size] == wanted]


def read(title: str, sapo: str, text: str, facts: Iterable[str] = ()) -> Reading:
    """Return an article as queries see it."""
    texts = (normal(title), normal(sapo), normal(text))
    parts = [tokens(fold(one)) for one in texts]
    words = [*parts[0], BREAK, *parts[1], BREAK, *parts[2]]
    title_end = len(parts[0])
    return Reading(words, (title_end, title_end + 1 + len(parts[1])), frozenset(facts), texts)
