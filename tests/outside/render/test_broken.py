"""The linter finds everything that was planted in papers made elsewhere, and nothing that was not."""

import pytest

from hoiam.core.compose.check import check
from hoiam.desk.letters import words
from hoiam.outside.render.read_docx import read_docx
from tests.outside.render.broken import FILES, Broken
from tests.outside.render.elsewhere import typed


@pytest.mark.parametrize("file", FILES, ids=[file.name for file in FILES])
def test_every_planted_fault_is_found_and_nothing_else(file: Broken) -> None:
    paper, measured = read_docx(file.make())
    findings = check(paper, measured=measured).findings
    assert {finding.code for finding in findings} == file.planted
    for finding in findings:
        assert words.sentence(finding) and words.place(finding) and finding.rule


def test_a_paper_typed_elsewhere_in_form_has_no_fault() -> None:
    paper, measured = read_docx(typed())
    assert check(paper, measured=measured).findings == ()


def test_there_are_thirty_broken_files_and_more_faults() -> None:
    assert len(FILES) >= 30 and sum(len(file.planted) for file in FILES) >= 70
