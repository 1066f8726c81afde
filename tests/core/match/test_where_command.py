"""Does `hoiam where` answer a person and a program, without a database?"""

import io
import json

from hoiam.command import main


def test_a_person_gets_the_place_and_the_clues(capsys):
    assert main(["where", "Cháy ở xã Đăk Uy, huyện Đắk Hà", "--date", "2022-10-01"]) == 0
    said = capsys.readouterr().out
    assert "thuộc địa bàn (9 điểm): xã Đăk Ui" in said
    assert "match.district" in said


def test_a_program_gets_one_json_line_for_each_line(capsys, monkeypatch):
    lines = [
        {"id": 7, "text": "Cháy ở xã Đăk Ui, huyện Đăk Hà", "published": "2022-10-01T08:00:00+07:00"},
        {"id": 8, "text": "Cháy ở xã Đăk Ui, Quảng Ngãi", "published": "2026-01-02"},
    ]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(map(json.dumps, lines)) + "\n\n"))
    assert main(["where"]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(a["id"], a["relevant"], a["units"], a["places"]) for a in answers] == [
        (7, True, ["xã Đăk Ui"], ["xa-dak-ui-2022"]),
        (8, True, ["xã Đăk Ui"], ["xa-dak-ui-2025"]),
    ]


def test_a_broken_line_is_named_and_the_others_are_answered(capsys, monkeypatch):
    monkeypatch.setattr(
        "sys.stdin", io.StringIO('{"id": 1}\n{"id": 2, "text": "Kon Tum", "published": "2022-01-01"}\n')
    )
    assert main(["where"]) == 1
    said = capsys.readouterr()
    assert "dòng 1" in said.err
    assert json.loads(said.out)["id"] == 2


def test_a_text_without_its_day_is_refused_with_the_reason(capsys):
    assert main(["where", "Đăk Ui"]) == 1
    assert "--date" in capsys.readouterr().err


def test_an_unknown_office_is_refused(capsys):
    assert main(["where", "Đăk Ui", "--date", "2022-10-01", "--office", "nowhere"]) == 1
    assert "nowhere" in capsys.readouterr().err
