"""Is there an open case about the same already? The nearest by their titles, for a person to look at."""

from hoiam.core.text.fold import fold
from hoiam.core.values.actor import Actor
from hoiam.desk.cases.models import Case
from hoiam.desk.cases.queries import alive, cases_of
from hoiam.desk.units.models import Office

ALIKE, FEWEST, LOOKED_AT = 0.5, 3, 2000  # share of words; fewest words; newest open cases compared


def alike(office: Office, actor: Actor, title: str) -> list[Case]:
    """Return the open cases whose titles share most of their words with a title, the most alike first; five at most."""
    wanted, rated = _telling(title), []
    if len(wanted) < FEWEST:
        return []
    for key, named in cases_of(office, actor).filter(alive()).values_list("pk", "title")[:LOOKED_AT]:
        words = _telling(named)
        rated.append((len(wanted & words) / len(wanted | words), key))
    near = [key for share, key in sorted(rated, reverse=True)[:5] if share >= ALIKE]
    found = {case.pk: case for case in cases_of(office, actor).filter(pk__in=near)}
    return [found[key] for key in near]


def _telling(title: str) -> set[str]:
    """Return the words of a title that tell something: three letters or more, or a number."""
    return {word for word in fold(title).split() if len(word) > 2 or word.isdecimal()}
