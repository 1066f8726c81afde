"""`hoiam letter check` says in Vietnamese what is wrong and needs no database; its exit code can be built on."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from hoiam.command import main
from hoiam.core.compose.letter import letter
from hoiam.core.compose.store import pack
from hoiam.outside.render.docx import docx
from tests.core.compose.samples import MIXED

LETTER = letter(MIXED)


def test_a_paper_in_form_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "dung.docx").write_bytes(docx(LETTER))
    (tmp_path / "dung.json").write_text(json.dumps(pack(LETTER)), encoding="utf-8")
    for name, points in (("dung.docx", 27), ("dung.json", 27)):
        assert main(["letter", "check", str(tmp_path / name)]) == 0
        assert f"0 lỗi phải sửa, 0 điểm nên xem, {points} điểm đạt." in capsys.readouterr().out


def test_a_fault_is_told_with_its_rule_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "sai.docx").write_bytes(docx(replace(LETTER, number="Số: 5/UBND-VX")))
    assert main(["letter", "check", str(tmp_path / "sai.docx")]) == 1
    assert (
        "1. Phải sửa. Số, ký hiệu: Số nhỏ hơn 10 phải thêm số 0 phía trước: 05. (NĐ 30/2020, Phụ lục I.II.3)"
        in capsys.readouterr().out
    )
    assert main(["letter", "check", str(tmp_path / "sai.docx"), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["ok"], told["findings"][0]["code"]) == (False, "number.zero")


def test_what_cannot_be_read_is_told_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "hong.docx").write_bytes(b"khong phai")
    (tmp_path / "hong.json").write_text("{", encoding="utf-8")
    for name in ("hong.docx", "hong.json", "khong-co.docx"):
        assert main(["letter", "check", str(tmp_path / name)]) == 2
        assert name in capsys.readouterr().err
