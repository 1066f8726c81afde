"""`hoiam install`: a real office with its administrator, asked for, with no default password anywhere."""

from collections.abc import Callable

import pytest

from hoiam.command import install, main
from hoiam.core.values.actor import Role
from hoiam.desk.places.models import PlaceRow
from hoiam.desk.units.models import Office, Person, RoleGrant

ANSWERS = ["xa-dak-ha", "Ủy ban nhân dân xã Đăk Hà", "UBND xã Đăk Hà", "Đăk Hà", "Quảng Ngãi", "UBND-VX", ""]
ANSWERS += ["quan-tri"]
GOOD = "một mật khẩu đủ dài 2736"
Answer = Callable[..., int]


@pytest.fixture
def answer(db: None, monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Return a function that runs the command and gives these answers and passwords."""

    def run(*passwords: str, answers: list[str] = ANSWERS) -> int:
        lines, secrets = iter(answers), iter(passwords)
        monkeypatch.setattr("builtins.input", lambda _: next(lines))
        monkeypatch.setattr("getpass.getpass", lambda _: next(secrets))
        monkeypatch.setattr("hoiam.run.setup.prepare", lambda now: None)  # the test database stands already
        return main(["install"])

    return run


def test_an_office_and_its_administrator_are_made(answer: Answer) -> None:
    assert answer(GOOD, GOOD) == 0
    office, person = Office.objects.get(), Person.objects.get()
    assert (office.key, office.level, office.sample) == ("xa-dak-ha", "commune", False)
    assert person.check_password(GOOD)
    assert RoleGrant.objects.get(person=person, office=office).role == Role.QUAN_TRI


def test_an_office_elsewhere_gets_its_gazetteer_from_its_code(answer: Answer, settings, tmp_path) -> None:
    settings.HOIAM_VAR = tmp_path
    answers = [*ANSWERS]
    answers[0], answers[6:7] = "xa-dak-to", ["99999", "23401"]  # a wrong code is asked for again
    assert answer(GOOD, GOOD, answers=answers) == 0
    assert Office.objects.get().gazetteer == "xa-dak-to"
    assert PlaceRow.objects.filter(code="23401", name="Đăk Tô", type_word="xã").exists()


@pytest.mark.parametrize("password", ["ngan", "password1234", "quan-tri-2022"])
def test_a_weak_password_makes_nothing(answer: Answer, password: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(password, password) == 1
    assert "Mật khẩu chưa đạt" in capsys.readouterr().err
    assert not Office.objects.exists() and not Person.objects.exists()


def test_two_different_passwords_make_nothing(answer: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(GOOD, GOOD + "x") == 1
    assert "không giống nhau" in capsys.readouterr().err
    assert not Office.objects.exists()


def test_an_empty_answer_is_asked_again(answer: Answer) -> None:
    assert answer(GOOD, GOOD, answers=["", "  ", *ANSWERS]) == 0


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Ủy ban nhân dân xã Đăk Hà", "commune"),
        ("Ủy ban nhân dân phường Kon Tum", "commune"),
        ("Ủy ban nhân dân đặc khu Lý Sơn", "commune"),
        ("Ủy ban nhân dân tỉnh Quảng Ngãi", "province"),
        ("Ủy ban nhân dân thành phố Huế", "province"),
    ],
)
def test_the_level_of_an_office_is_told_by_its_name(answer: Answer, name: str, level: str) -> None:
    answers = [*ANSWERS]
    answers[1] = name
    assert answer(GOOD, GOOD, answers=answers) == 0
    assert Office.objects.get().level == level


def test_every_question_is_a_field_of_the_office() -> None:
    assert {name for name, _ in install.QUESTIONS} <= {field.name for field in Office._meta.get_fields()}
