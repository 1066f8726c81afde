"""On which ground of the law of the day may an answer leave something out?"""

from dataclasses import replace
from datetime import date

from hoiam.core.compose.paper_facts import PaperFacts, Refusal
from hoiam.core.values.document import Citation
from hoiam.desk.letters.facts import citations
from hoiam.desk.press.queries import grounds

GROUND = "refused_ground"


def grounds_for(facts: PaperFacts) -> list[tuple[str, str, Citation]]:
    """Return each ground: its code, its words with the point, and the law to cite."""
    issue = facts.issue
    on = date(issue.year, issue.month or 12, issue.day or 1)
    found = []
    for ground in grounds(on):
        cited = citations((ground.code.rsplit(".", 1)[0],), on)
        if cited:
            law = replace(cited[0], locators=tuple(f"điểm {ground.point} {place}" for place in cited[0].locators))
            found.append((ground.code, f"{ground.point}) {ground.text}", law))
    return found


def refusals_of(given: dict[str, str], facts: PaperFacts) -> tuple[Refusal, ...]:
    """Return the refusal that was typed: one, or none."""
    what, code = given.get("refused", "").strip(), given.get(GROUND, "")
    if not what and not code:
        return ()
    words, law = next(((words, law) for known, words, law in grounds_for(facts) if known == code), ("", None))
    return (Refusal(what, words.split(") ", 1)[-1], law or Citation("Luật", "Báo chí")),)
