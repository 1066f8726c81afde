"""What must an article have for a query to hold at all? Groups of which one phrase each must be there.

The rarest group is the key under which the presearcher looks for a query. A query that needs nothing (only what must
not be there) would be tried against every article: `check` refuses it.
"""

from collections.abc import Callable, Mapping

from hoiam.core.match.queries.reading import fact_word
from hoiam.core.match.queries.tree import Both, Either, Fact, Fault, Near, Node, Query, Without, Words
from hoiam.core.text.fold import fold

Phrase = tuple[str, ...]
Group = frozenset[Phrase]


def phrase_of(leaf: Words | Fact, scope: str) -> Phrase:
    """Return the folded words, or the one word that stands for a fact, by which the look-up finds a leaf."""
    if isinstance(leaf, Words):
        return tuple(fold(word) for word in leaf.words)
    return (fact_word(leaf.kind, leaf.name, scope if leaf.kind == "place" else ""),)


def needs(node: Node, scope: str, rarity: Callable[[Group], float]) -> list[Group]:
    """Return groups of phrases; where the node holds, the article has a phrase of each. [] where it needs none."""
    match node:
        case Words() | Fact():
            return [frozenset({phrase_of(node, scope)})]
        case Near():
            return [*needs(node.left, scope, rarity), *needs(node.right, scope, rarity)]
        case Without():
            return []
        case Both():
            return list(dict.fromkeys(group for part in node.parts for group in needs(part, scope, rarity)))
        case Either():
            return _one_of([needs(part, scope, rarity) for part in node.parts], rarity)


def _one_of(parts: list[list[Group]], rarity: Callable[[Group], float]) -> list[Group]:
    """A choice needs one group: of each part its rarest. Where a part needs nothing, the choice needs nothing."""
    if not all(parts):
        return []
    return [frozenset[Phrase]().union(*(min(groups, key=rarity) for groups in parts))]


def plain(node: Node) -> bool:
    """Tell whether the groups alone decide: words and facts, choices of them, all of those; nothing to verify."""
    match node:
        case Words():
            return not (node.exact or node.title)
        case Fact():
            return True
        case Either():
            return all(isinstance(part, Words | Fact) and plain(part) for part in node.parts)
        case Both():
            return all(not isinstance(part, Both) and plain(part) for part in node.parts)
        case _:
            return False


def estimate(counts: Mapping[str, float]) -> Callable[[Group], float]:
    """Return how often, of articles, a group is expected: by the shares of articles that hold its words.

    A phrase is at most as frequent as its rarest word, and about a fifth of that for each further word. Words without
    a share are taken as rare, facts as frequent. Only speed hangs on it.
    """

    def rarity(group: Group) -> float:
        return sum(_share(phrase, counts) for phrase in group)

    return rarity


def _share(phrase: Phrase, counts: Mapping[str, float]) -> float:
    if ":" in phrase[0]:
        return 0.05
    rare: float = min(counts.get(word, 0.002) for word in phrase)
    return rare * 0.2 ** (len(phrase) - 1)


def check(query: Query, scope: str = "") -> Fault | None:
    """Return why a query cannot be looked for, or None: it must ask for something that is there."""
    if not needs(query.root, scope, len):
        return Fault("query.only_not", _first_not(query.root) + 1)
    return None


def _first_not(node: Node) -> int:
    if isinstance(node, Without):
        return node.start
    if isinstance(node, Both | Either):
        return next((at for part in node.parts if (at := _first_not(part)) >= 0), -1)
    return -1
