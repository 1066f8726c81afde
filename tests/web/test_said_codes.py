"""The log tells codes in words: what a republisher did, what one paper is to another."""

from hoiam.desk.audit.models import AuditEvent
from hoiam.web.screens.settings.said import Names, facts

NOBODY = Names({}, {}, {})


def test_what_a_republisher_did_and_how_papers_belong_together_are_told_in_words() -> None:
    reprint = AuditEvent(verb="letter.reprint", facts={"name": "Báo Mẫu", "did": "refused"})
    link = AuditEvent(verb="letter.link", facts={"number": "31/MTTQ", "relation": "answers"})
    assert "Từ chối" in facts(reprint, NOBODY) and "refused" not in facts(reprint, NOBODY)
    assert "Trả lời" in facts(link, NOBODY) and "answers" not in facts(link, NOBODY)
