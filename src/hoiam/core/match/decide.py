"""Does this article concern the office? Reads its three texts, weighs the clues, and says why.

The road of one match: words found (matcher) → each read beside its neighbours (reading) → clues weighed (tally)
→ communes located (locate). The machine proposes; below the border it says that it does not know.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from hoiam.core.match.gazetteer import Gazetteer
from hoiam.core.match.locate import communes, units_of
from hoiam.core.match.matcher import Matcher
from hoiam.core.match.ranks import ranked
from hoiam.core.match.reading import Reading, read_hits, taught
from hoiam.core.match.rules import RememberedRule
from hoiam.core.match.tally import province, tally
from hoiam.core.text.fold import fold
from hoiam.core.text.normal import normal
from hoiam.core.values.article import Match, Mention, Piece
from hoiam.core.values.reason import Reason, why


def match(
    piece: Piece, matcher: Matcher, on: date, rules: Sequence[RememberedRule] = (), own_source: bool = False
) -> Match:
    """Return whether the piece concerns the office on that day, which communes, which words said so, and the points.

    `relevant` is None where a person must decide. Offsets of mentions count in `normal()` of the field.
    `rules` are earlier choices of people and go before the machine's reading; `own_source`: the office's own
    portal or loudspeaker, whose "toàn huyện" needs no name.
    """
    texts = {"title": normal(piece.title), "sapo": normal(piece.sapo), "text": normal(piece.text)}
    unmarked = _unmarked(texts.values(), matcher.gazetteer.marked_share)
    rules = _applying(rules, texts)
    readings = [
        reading
        for field, text in texts.items()
        for reading in read_hits(matcher.find(field, text, unmarked), text, matcher, on, unmarked, rules)
    ]
    readings = ranked([*readings, *taught(rules, readings, texts)], texts)
    gazetteer = matcher.gazetteer
    score, reasons = tally(readings, gazetteer, on, own_source)
    relevant, because = _verdict(score, reasons, readings, gazetteer, texts, on)
    places = communes(readings, gazetteer, on) if relevant is not False else ()
    mentions = tuple(m for reading in readings if (m := _mention(reading, gazetteer, on)))
    return Match(relevant, score, places, mentions, (*reasons, *because))


def _unmarked(texts: Iterable[str], share: float) -> bool:
    words = [word for text in texts for word in text.split() if word.isalpha() or any(map(str.isalpha, word))]
    return len(words) - sum(map(str.isascii, words)) < share * len(words)


def _applying(rules: Sequence[RememberedRule], texts: dict[str, str]) -> list[RememberedRule]:
    if not rules:
        return []
    whole = fold("\n".join(texts.values()))
    return [rule for rule in rules if fold(rule.when) in whole]


def _verdict(
    score: int,
    reasons: Sequence[Reason],
    readings: Sequence[Reading],
    gazetteer: Gazetteer,
    texts: dict[str, str],
    on: date,
) -> tuple[bool | None, list[Reason]]:
    """Compare the points with the borders; four cases are a person's whatever the points."""
    weights = gazetteer.weights
    by_rule = [r.rule for r in readings if r.rule]
    ruled = [why("match.rule", rule=rule.key, words=rule.words, place=rule.place, note=rule.note) for rule in by_rule]
    if not reasons:
        return _nothing(readings, gazetteer, texts, ruled, on)
    if score >= weights["relevant"]:
        other = _in_passing(readings)
        if other and not any(rule.place for rule in by_rule):
            return None, [*ruled, why("match.passing", words=other)]
        return True, ruled
    if score >= weights["unsure"]:
        return None, [*ruled, why("match.unsure", score=score, needed=weights["relevant"])]
    return False, ruled


def _nothing(
    readings: Sequence[Reading], gazetteer: Gazetteer, texts: dict[str, str], ruled: list[Reason], on: date
) -> tuple[bool | None, list[Reason]]:
    product = next((r for r in readings if r.sense == "product"), None)
    if product:
        words = _scandal(gazetteer, texts)
        return (None if words else False), [*ruled, why("match.product", words=product.hit.surface, scandal=words)]
    elsewhere = next((r for r in readings if r.sense == "elsewhere"), None)
    if elsewhere:
        homonym = why("match.homonym", words=elsewhere.hit.surface, elsewhere=elsewhere.key, points=0)
        ours = province(readings, gazetteer, on) if _by_spelling_alone(elsewhere, readings, gazetteer) else []
        return None if ours else False, [*ruled, homonym, *ours]
    return False, ruled or [why("match.nothing")]


def _by_spelling_alone(namesake: Reading, readings: Sequence[Reading], gazetteer: Gazetteer) -> bool:
    """ "Đắk Ha, Kon Tum": a slip of the pen, or the other one? Only its spelling says so."""
    other = next((one for one in gazetteer.elsewhere if one.key == namesake.key), None)
    around = any(r.sense == "clue" and r.key == namesake.key for r in readings)
    return bool(other and other.spelled) and not around


def _scandal(gazetteer: Gazetteer, texts: dict[str, str]) -> list[str]:
    whole = f" {' '.join(texts.values()).lower()} "
    return [word for word in gazetteer.product.scandal if f" {word} " in whole]


def _in_passing(readings: Sequence[Reading]) -> str:
    """Return the other place that leads the piece when ours is named once only, and in the body; else ""."""
    ours = [r for r in readings if r.sense in {"own", "district", "landmark"} and not _locates_only(r)]
    if any(r.rank != "text" for r in ours) or len({(r.key, r.hit.start) for r in ours}) > 1:
        return ""
    leading = (r for r in readings if r.sense == "other" and r.rank == "title")
    return next((r.hit.surface for r in leading), "")


def _locates_only(reading: Reading) -> bool:
    return reading.hit.surface.lower() in {"thị trấn", "tổ dân phố", "tdp"}


def _mention(reading: Reading, gazetteer: Gazetteer, on: date) -> Mention | None:
    """Return what the inbox highlights: our places, namesakes and goods; helpers such as provinces are left out."""
    hit = reading.hit
    if reading.sense in {"clue", "other", "trap", "province"}:
        return None
    code = {"own": "match.place", "dropped": "match.rule"}.get(reading.sense, f"match.{reading.sense}")
    units = units_of(reading, gazetteer, on)
    place = units[0] if units else _district(gazetteer, on) if reading.sense in {"own", "district"} else ""
    reason = why(code, words=hit.surface, place=place or reading.key, weak=hit.weak)
    return Mention(hit.field, hit.start, hit.end, hit.surface, place, reason)


def _district(gazetteer: Gazetteer, on: date) -> str:
    return next((p.key for p in gazetteer.places if p.type_word == "huyện" and (not p.valid_to or on < p.valid_to)), "")
