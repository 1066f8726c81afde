"""How strongly do the clues of a text speak for the office? A bare name never decides (gazetteer notes, 4.3).

Each clue counts once, however often it stands; each is returned as a reason with its points.
"""

from collections.abc import Sequence
from datetime import date

from hoiam.core.match.gazetteer import Gazetteer
from hoiam.core.match.reading import Reading
from hoiam.core.values.reason import Reason, why


def tally(readings: Sequence[Reading], gazetteer: Gazetteer, on: date, own_source: bool) -> tuple[int, list[Reason]]:
    """Return the points of a text and the clues that gave them; no clues and 0 when nothing of ours is named."""
    own = [r for r in readings if r.sense in {"own", "district"}]
    marks = [r for r in readings if r.sense == "landmark" and _points_of(r, gazetteer) > 0]
    if not own and not marks:
        return 0, []
    reasons = [*_district(own, gazetteer), *_names(own, gazetteer, on), *_landmarks(marks, gazetteer)]
    reasons += province(readings, gazetteer, on)
    reasons += _beside(readings, own, gazetteer)
    if not any(reason.code == "match.district" for reason in reasons):
        reasons += _against(readings, own, gazetteer, on)
    if own_source:
        reasons.append(why("match.own_source", points=gazetteer.weights["own_source"]))
    return sum(reason.facts["points"] for reason in reasons), reasons


def _district(own: Sequence[Reading], gazetteer: Gazetteer) -> list[Reason]:
    """ "huyện Đăk Hà", or a name with its province right behind it."""
    for reading in own:
        if reading.sense == "district" or reading.beside:
            points = gazetteer.weights["district"]
            return [why("match.district", words=reading.hit.surface, points=points, province=reading.beside)]
    return []


def _names(own: Sequence[Reading], gazetteer: Gazetteer, on: date) -> list[Reason]:
    units = [reading for reading in own if reading.sense == "own"]
    if not units:
        return []
    best = max(units, key=lambda reading: _name_points(reading, gazetteer, on))
    reasons = [why("match.name", words=best.hit.surface, points=_name_points(best, gazetteer, on))]
    typed = next((r for r in units if r.type_word is not None), None)
    if typed:
        words = f"{typed.type_word} {typed.hit.surface}".strip()
        reasons.append(why("match.word", words=words, points=gazetteer.weights["word"]))
    if any(not r.hit.weak and _unique(r.key, gazetteer) for r in units):
        reasons.append(why("match.unique", words=best.hit.surface, points=gazetteer.weights["unique"]))
    elif _again(units, gazetteer):
        reasons.append(why("match.again", words=best.hit.surface, points=gazetteer.weights["again"]))
    different = {reading.key: reading.hit.surface for reading in own}
    if len(different) > 1:
        reasons.append(why("match.second", words=sorted(different.values()), points=gazetteer.weights["second"]))
    return reasons


def _unique(key: str, gazetteer: Gazetteer) -> bool:
    """Tell whether no other unit of the national list bears the name, which is a second clue to one well written."""
    return not any(other.name == key and other.type_word and not other.around for other in gazetteer.elsewhere)


def _again(units: Sequence[Reading], gazetteer: Gazetteer) -> bool:
    """Tell whether a name that no other place bears stands there twice, with its marks and capitals."""
    strong = [r.key for r in units if not r.hit.weak and not gazetteer.name(r.key).shared]
    return len(strong) > len(set(strong))


def _name_points(reading: Reading, gazetteer: Gazetteer, on: date) -> int:
    """A name that another place bears too, a machine error, or a unit that is no more, says less."""
    if reading.rule:
        return gazetteer.weights["relevant"]
    name = gazetteer.name(reading.key)
    alive = any(p.valid_to is None or on < p.valid_to for p in gazetteer.places if p.key in name.units)
    said_less = reading.hit.kind == "odd" or (name.shared and reading.type_word != "thị trấn")
    return gazetteer.weights["shared" if said_less or (name.shared and not alive) else "name"]


def _landmarks(marks: Sequence[Reading], gazetteer: Gazetteer) -> list[Reason]:
    if not marks:
        return []
    best = max(marks, key=lambda reading: _points_of(reading, gazetteer))
    return [why("match.landmark", words=best.hit.surface, landmark=best.key, points=_points_of(best, gazetteer))]


def _beside(readings: Sequence[Reading], own: Sequence[Reading], gazetteer: Gazetteer) -> list[Reason]:
    """ "Trên địa bàn huyện", "tổ dân phố": words that any district has speak for ours beside a name of its own."""
    if all(r.rule or gazetteer.name(r.key).shared for r in own):
        return []
    for reading in readings:
        if reading.sense == "landmark" and (points := gazetteer.landmark(reading.key).beside):
            return [why("match.beside", words=reading.hit.surface, landmark=reading.key, points=points)]
    return []


def _points_of(reading: Reading, gazetteer: Gazetteer) -> int:
    landmark = gazetteer.landmark(reading.key)
    return gazetteer.weights["landmark"] if landmark.weight is None else landmark.weight


def province(readings: Sequence[Reading], gazetteer: Gazetteer, on: date) -> list[Reason]:
    """Return the clue that the office's province of that day is named; none where it is not."""
    valid = {n for n, start, end in gazetteer.provinces if (not start or start <= on) and (not end or on < end)}
    for reading in readings:
        if reading.sense == "province" and reading.key in valid:
            return [why("match.province", words=reading.hit.surface, points=gazetteer.weights["province"])]
    return []


def _against(readings: Sequence[Reading], own: Sequence[Reading], gazetteer: Gazetteer, on: date) -> list[Reason]:
    """A clue of a namesake speaks against us only where no name stands that we alone bear."""
    named = {reading.key for reading in own if not reading.rule}
    for other in gazetteer.elsewhere:
        if other.around or named != {other.name} or (other.valid_to and on >= other.valid_to):
            continue
        clue = next((r for r in readings if r.key == other.key and r.sense in {"clue", "elsewhere"}), None)
        if clue:
            points = gazetteer.weights["homonym"]
            return [why("match.homonym", words=clue.hit.surface, elsewhere=other.key, points=points)]
    return []
