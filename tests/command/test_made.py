"""Documents made from the source are as the source says, and the command's help is complete."""

from pathlib import Path

import pytest

from hoiam.command import _commands, made, main
from tests.conftest import CHECKOUT


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_made_documents_of_this_checkout_have_not_drifted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CHECKOUT)
    assert made.differences() == []
    assert main(["made", "--check"]) == 0


def test_a_document_that_differs_is_named_and_written_anew(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["made", "--check"]) == 1
    assert "case.md khác mã nguồn; chạy: ./run made" in capsys.readouterr().out
    assert main(["made"]) == 0
    assert main(["made", "--check"]) == 0
    (elsewhere / "docs/made/case.md").write_text("cũ")
    assert made.differences() == ["case.md"]


def test_help_lists_every_command_with_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help"]) == 0
    shown = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  hoiam ")]
    assert [line.split()[1] for line in shown] == list(_commands())
    assert all(len(line.split(maxsplit=2)) == 3 for line in shown)


def test_an_unknown_command_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["khong-co"]) == 2
    assert "không có lệnh “khong-co”" in capsys.readouterr().err
