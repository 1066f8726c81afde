"""`hoiam due`: a date with its reasons, or a sentence that says why there is none."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from hoiam.command import main


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Any:
    def asked(*words: str) -> tuple[int, dict[str, Any]]:
        code = main(["due", *words, "--json"])
        return code, json.loads(capsys.readouterr().out)

    return asked


@pytest.mark.parametrize(
    ("rule", "start", "due"),
    [
        ("ND09-2017.6.3.a", "2026-06-30T20:00", "2026-07-01T20:00:00+07:00"),
        ("ND244-2026.7.3", "2026-07-01T08:00", "2026-07-02T08:00:00+07:00"),
        ("ND244-2026.7.3", "2026-07-01T01:00:00Z", "2026-07-02T08:00:00+07:00"),
        ("ND244-2026.7.3", "01/07/2026 08:00", "2026-07-02T08:00:00+07:00"),
        ("L103-2016.39.2", "2022-10-06", "2022-11-07"),
        ("L103-2016.39.2", "2022-10-06T09:00", "2022-11-07"),
        ("L103-2016.39.2", "06/10/2022", "2022-11-07"),
        ("ND09-2017.3.6", "2022-10-03 15:00", "2022-10-04T03:00:00+07:00"),
        ("CV2736-2022.2.1b", "2022-10-13T14:59:59", "2022-10-13T15:00:00+07:00"),
        ("CV2736-2022.2.1b", "2022-10-13T15:00:00", "2022-10-20T15:00:00+07:00"),
        ("ND244-2026.12", "2026-07-01", "2026-08-17"),
        ("ND237-2026.18.3", "2026-11-10", "2026-12-01"),
        ("ND237-2026.22.3", "2026-11-10T08:00", "2026-11-09T08:00:00+07:00"),
    ],
)
def test_hours_give_a_time_with_its_zone_and_days_the_last_day(ask: Any, rule: str, start: str, due: str) -> None:
    code, told = ask(rule, "--start", start)
    assert (code, told["ok"], told["due"]) == (0, True, due)


def test_the_answer_explains_itself(ask: Any) -> None:
    _, told = ask("ND237-2026.18.3", "--start", "2026-11-10")
    assert told["article"] == "Điều 18 khoản 3 Nghị định 237/2026/NĐ-CP"
    assert (told["kind"], told["start_event"], told["policy"]) == ("working_days", "received_at", False)
    assert told["confidence"] == "A~"
    assert told["days"][-1] == {
        "date": "2026-12-01",
        "number": 15,
        "off": "",
        "name": "",
        "worked_for": "",
        "is_start": False,
        "is_last": True,
        "is_due": True,
    }
    assert told["skipped"][0] == {"date": "2026-11-14", "off": "weekend", "name": ""}
    texts = [reason["text"] for reason in told["reasons"]]
    assert any("thứ Tư 02/12/2026" in text for text in texts)


def test_a_rule_that_fixes_its_own_start_needs_none(ask: Any) -> None:
    assert ask("ND244-2026.12")[1]["due"] == "2026-08-17"


def test_the_next_issue_and_the_holiday_setting_are_asked_for(ask: Any) -> None:
    _, told = ask("L103-2016.42.5.b-weekly", "--start", "2022-10-03", "--next-issue", "2022-10-12")
    assert told["due"] == "2022-10-12"
    _, told = ask("CV2736-2022.2.1b", "--start", "2024-04-15", "--holiday-policy", "next_working_day")
    assert told["due"] == "2024-04-19T15:00:00+07:00"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["L103-2016.39.9", "--start", "2022-10-06"], "rule.unknown", "Không có quy tắc"),
        (["L103-2016.39.1", "--start", "2026-07-01"], "rule.not_valid", "ND237-2026.18.1"),
        (["ND244-2026.7.3", "--start", "2026-06-30T08:00"], "rule.not_valid", "chưa có hiệu lực"),
        (["ND237-2026.19.3.a", "--start", "2026-08-03"], "clock.number_unknown", "cần đối chiếu Công báo"),
        (["ND356-2025.5-act", "--start", "2026-08-03"], "clock.number_unknown", "cần đối chiếu Công báo"),
        (["L103-2016.42.5", "--start", "2022-10-06"], "rule.no_clock", "L103-2016.42.5.b"),
        (["L103-2016.38.2", "--start", "2022-10-06"], "rule.no_clock", "không đặt thời hạn"),
        (["L103-2016.43.2-weekly", "--start", "2022-10-06"], "next_issue.unknown", "--next-issue"),
        (
            ["L103-2016.43.2-weekly", "--start", "2022-10-06", "--next-issue", "2022-10-05"],
            "next_issue.before_start",
            "ra trước",
        ),
        (["ND09-2017.3.6", "--start", "2022-10-03"], "start.time_missing", "cần cả giờ"),
        (["L103-2016.39.1"], "start.missing", "--start"),
        (["L103-2016.39.1", "--start", "hôm qua"], "start.unreadable", "Không đọc được ngày giờ"),
        (["L103-2016.39.1", "--start", "9999-12-31"], "start.unreadable", "Không đọc được ngày giờ"),
        (["L103-2016.43.2-weekly", "--start", "2022-10-06", "--next-issue", "?"], "next_issue.unreadable", "Không"),
        ([], "rule.missing", "--list"),
    ],
)
def test_what_cannot_be_told_is_said_in_a_sentence(ask: Any, words: list[str], code: str, said: str) -> None:
    exit_code, told = ask(*words)
    assert (exit_code, told["ok"], told["due"], told["code"]) == (1, False, None, code)
    assert said in told["error"]


def test_a_person_reads_the_date_the_count_and_the_consequence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "L103-2016.39.1", "--start", "2022-09-09T14:20"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Hạn: hết thứ Hai 10/10/2022\n")
    assert "Điều 39 khoản 1 Luật Báo chí" in told
    assert "Ngày thứ 30 là Chủ nhật 09/10/2022." in told
    assert "09/10 30" in told and "10/10 hạn" in told
    assert "Nếu quá hạn: Cơ quan báo chí có quyền" in told


def test_a_person_sees_worked_saturdays_and_minimum_times(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "ND237-2026.18.3", "--start", "2026-08-20"]) == 0
    told = capsys.readouterr().out
    assert "22/08: làm bù" in told and "31/08: Nghỉ hoán đổi dịp Quốc khánh" in told
    assert main(["due", "L103-2016.42.5.a-keep", "--start", "2022-10-01"]) == 0
    assert capsys.readouterr().out.startswith("Giữ ít nhất đến: hết thứ Bảy 08/10/2022")


def test_a_refusal_goes_to_the_error_stream(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "X.1", "--start", "2022-10-06"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "hoiam due: Không có quy tắc “X.1”.\n"


def test_the_rules_are_listed(ask: Any, capsys: pytest.CaptureFixture[str]) -> None:
    _, rows = ask("--list")
    assert {
        "id": "L103-2016.39.1",
        "article": "Điều 39 khoản 1 Luật Báo chí (103/2016/QH13)",
        "clock": "calendar_days",
    } in rows
    assert main(["due", "--list"]) == 0
    assert "ND237-2026.18.3" in capsys.readouterr().out


def test_it_needs_no_django_and_no_database() -> None:
    script = (
        "import sys; from hoiam.command import main; main(['due', 'ND244-2026.12']); sys.exit('django' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=60).returncode == 0


def test_a_reader_who_has_read_enough_is_no_fault() -> None:
    """`hoiam due --list | head -1` ends without a word of Python on the screen."""
    reads, writes = os.pipe()
    os.close(reads)
    ran = subprocess.run(
        [sys.executable, "-m", "hoiam.command", "due", "--list"], stdout=writes, stderr=subprocess.PIPE, timeout=60
    )
    os.close(writes)
    assert (ran.returncode, ran.stderr) == (141, b"")
