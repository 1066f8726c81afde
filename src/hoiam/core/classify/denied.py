"""Is a danger named only to say that it did not happen? "Không ai bị thương", "chưa ghi nhận ca tử vong"."""

from collections.abc import Sequence
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
# Without its marks "cho" is chớ and cho, "cha" is chả and cha, "hong" is hổng and hỏng: only these deny there, and
# "chua" (chưa, chữa, chùa) only before one of `_AFTER`.
_BARE_NOT = frozenset({"khong", "ko", "kg", "0"})
_AFTER = frozenset({"ghi", "co", "phat", "thay", "xay"})
_SEARCHED = frozenset({"mất tích", "bắt cóc"})  # who is not found is still missing
_IN_TIME = frozenset({"kịp", "kip", "sớm", "som"})  # "không phát hiện dịch bệnh kịp thời" denies no plague
_REACH = 10


def without_denied(found: Sequence[Found], part: Words, unmarked: bool) -> list[Found]:
    """Return what was found in one part without the dangers that the text denies; people and creatures stay."""
    words, between = (part.folded, _bare_between()) if unmarked else (part.marked, _BETWEEN)
    dangers = {at for one in found for at in range(one.at, one.at + len(one.phrase.folded))}
    open_to = frozenset(at for at, word in enumerate(words) if at in dangers or word in between)
    kept = []
    for one in found:
        start = _denial(one.at, part, unmarked, open_to)
        after = words[one.at + len(one.phrase.folded) :][:1]
        if start is None or one.phrase.label not in ("urgent", "high") or _stands(one, words[start : one.at], after):
            kept.append(one)
    return kept


def _denial(end: int, part: Words, unmarked: bool, open_to: frozenset[int]) -> int | None:
    """Return where the word of denial stands that reaches up to `end` within its sentence, over words open to it."""
    for at in range(end - 1, max(-1, end - 1 - _REACH), -1):
        if at + 1 in part.begins:
            return None
        if _bare_denies(part.folded, at) if unmarked else part.marked[at] in _NOT:
            return at
        if at not in open_to:
            return None
    return None


def _bare_denies(words: Sequence[str], at: int) -> bool:
    return words[at] in _BARE_NOT or (words[at] == "chua" and at + 1 < len(words) and words[at + 1] in _AFTER)


def _stands(one: Found, before: Sequence[str], after: Sequence[str]) -> bool:
    """Tell whether a danger stands although it is denied: who is not found is missing, what is not seen in time is."""
    sought = one.phrase.written in _SEARCHED and ("thấy" in before or "thay" in before)
    return sought or not _IN_TIME.isdisjoint(after)


@lru_cache(maxsize=1)
def _bare_between() -> frozenset[str]:
    return frozenset(map(fold, _BETWEEN))
