"""`hoiam letter check` finds nothing in what we make: every kind of paper, as a Word file and as a document."""

import json
from pathlib import Path

import pytest

from hoiam.command import main
from hoiam.core.compose.check import check
from hoiam.core.compose.paper_kinds import EVERY as KINDS_OF_AN_OFFICE
from hoiam.core.compose.paper_kinds import KINDS
from hoiam.core.compose.store import pack
from hoiam.core.values.case import Route
from hoiam.outside.render.read_docx import read_docx
from tests.core.compose.every_paper import EVERY, ROUTED
from tests.outside.render.office import as_word


def test_every_kind_of_paper_is_among_those_that_are_checked() -> None:
    assert set(ROUTED) == set(Route)
    assert {*KINDS, *KINDS_OF_AN_OFFICE} - set(EVERY) == set()
    assert {"bao_cao_tuan", "bao_cao_ky"} < set(EVERY)


@pytest.mark.parametrize("name", EVERY)
def test_neither_the_document_nor_its_word_file_has_a_finding(name: str) -> None:
    assert check(EVERY[name]).findings == ()
    paper, measured = read_docx(as_word(EVERY[name]))
    assert check(paper, measured=measured).findings == ()


def test_the_command_says_the_same_of_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, document in EVERY.items():
        (tmp_path / f"{name}.docx").write_bytes(as_word(document))
        (tmp_path / f"{name}.json").write_text(json.dumps(pack(document)), encoding="utf-8")
        for file in (f"{name}.docx", f"{name}.json"):
            assert main(["letter", "check", str(tmp_path / file)]) == 0, name
            assert "0 lỗi phải sửa, 0 điểm nên xem" in capsys.readouterr().out, name
