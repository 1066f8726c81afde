"""What happened to one letter, as sentences, newest first; a letter about a case is told with the case's own lines."""

from hoiam.desk.audit import queries as audit
from hoiam.desk.letters.actions.holding import subject_of
from hoiam.desk.letters.models import Letter
from hoiam.desk.units import queries as units
from hoiam.web.screens.cases.history import Told, told_line


def of_letter(letter: Letter) -> list[Told]:
    """Return the audit lines that are about one letter."""
    posts = units.posts()
    lines = audit.about(*subject_of(letter)).filter(chain=letter.office.key)
    return [told_line(line, posts, {}) for line in lines if line.facts.get("letter") == letter.pk]
