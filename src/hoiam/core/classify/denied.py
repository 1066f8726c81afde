"""Is a danger named only to say that it did not happen? "Không ai bị thương", "chưa ghi nhận ca tử vong"."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from hoiam.core.classify.evidence import Found
from hoiam.core.classify.words import Words
from hoiam.core.text.fold import fold
from hoiam.core.text.tokens import tokens

_NOT = frozenset({"không", "ko", "kg", "hông", "hổng", "chưa", "chẳng", "chả", "đừng", "chớ", "0"})
# Words that may stand between the word of denial and the danger. A number is none of them, and so is no verb that
# takes the denial to itself: "không may hai người chết", "chưa tìm thấy người mất tích" are still dangers.
_BETWEEN = frozenset(
    tokens(
        "ai có người nào một gì cả bất kỳ trường hợp ca vụ thiệt hại về tính mạng gây ra làm bị phải ghi nhận phát "
        "hiện xảy thấy để dẫn đến tới thương vong hay hoặc và lẫn hề chuyện việc nguy cơ thêm đáng kể dân là nữa nên "
        "cho"
    )
)
_SEARCHED = frozenset({"mất tích", "bắt cóc"})  # who is not found is still missing
_REACH = 10


def without_denied(found: Sequence[Found], part: Words, unmarked: bool) -> list[Found]:
    """Return what was found in one part without the dangers that the text denies; people and creatures stay."""
    words, denials, between = (part.folded, *_bare()) if unmarked else (part.marked, _NOT, _BETWEEN)
    dangers = {at for one in found for at in range(one.at, one.at + len(one.phrase.folded))}
    kept = []
    for one in found:
        start = _denial(one.at, words, denials, lambda at: words[at] in between or at in dangers)
        if start is None or one.phrase.label not in ("urgent", "high") or _sought(one, words[start : one.at]):
            kept.append(one)
    return kept


def _denial(end: int, words: Sequence[str], denials: frozenset[str], open_to: Callable[[int], bool]) -> int | None:
    """Return where the word of denial stands that reaches up to `end`, over words that it is open to."""
    for at in range(end - 1, max(-1, end - 1 - _REACH), -1):
        if words[at] in denials:
            return at
        if not open_to(at):
            return None
    return None


def _sought(one: Found, before: Sequence[str]) -> bool:
    return one.phrase.written in _SEARCHED and ("thấy" in before or "thay" in before)


@lru_cache(maxsize=1)
def _bare() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(map(fold, _NOT)), frozenset(map(fold, _BETWEEN))
