"""Random queries and articles over few words, so that they often meet."""

from hypothesis import strategies as st

from hoiam.core.match.queries.tree import Both, Either, Fact, Near, Node, Without, Words

SYLLABLES = ("đất", "dat", "Đất", "rừng", "Rung", "nước", "xã", "hòa", "hoà", "VÀ", "KHÔNG", "5")
FACTS = (("place", "Đăk Ui"), ("field", "Đất đai"), ("source", "bao mau"))

words = st.builds(
    Words,
    st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=5).map(tuple),
    st.booleans(),
    st.booleans(),
)
facts = st.sampled_from(FACTS).map(lambda fact: Fact(*fact))


def _either(parts: list[Node]) -> Node:
    flat = tuple(one for part in parts for one in (part.parts if isinstance(part, Either) else (part,)))
    return flat[0] if len(flat) == 1 else Either(flat)


def _both(parts: list[Node]) -> Node:
    flat = tuple(one for part in parts for one in (part.parts if isinstance(part, Both) else (part,)))
    return flat[0] if len(flat) == 1 else Both(flat)


choices = st.lists(words, min_size=1, max_size=2).map(_either)
near = st.builds(Near, choices, choices, st.integers(1, 4))


def _larger(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    parts = st.lists(nodes, min_size=2, max_size=3)
    return st.one_of(parts.map(_either), parts.map(_both), nodes.map(Without))


trees = st.recursive(st.one_of(words, words, facts, near), _larger, max_leaves=8)
texts = st.lists(st.sampled_from((*SYLLABLES, ".", "đường")), max_size=14).map(" ".join)
