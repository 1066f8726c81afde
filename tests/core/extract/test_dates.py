"""Written dates name instants, or nothing."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoiam.core.extract.dates import VIETNAM, instant


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2022-10-22T19:25:52+07:00", at(2022, 10, 22, 19, 25, 52)),
        ("2022-10-22T12:25:52Z", at(2022, 10, 22, 19, 25, 52)),
        ("2022-10-22T19:25:52", at(2022, 10, 22, 19, 25, 52)),
        ("2022-10-22 19:25", at(2022, 10, 22, 19, 25)),
        ("2022-10-22", at(2022, 10, 22)),
        ("Sat, 22 Oct 2022 19:25:52 +0700", at(2022, 10, 22, 19, 25, 52)),
        ("Sat, 22 Oct 2022 12:25:52 GMT", at(2022, 10, 22, 19, 25, 52)),
        ("Sat, 22 Oct 2022 19:25:52 GMT+7", at(2022, 10, 22, 19, 25, 52)),
        ("Sat, 22 Oct 2022 19:25:52", at(2022, 10, 22, 19, 25, 52)),
        ("Thứ bảy, 22/10/2022, 19:25 (GMT+7)", at(2022, 10, 22, 19, 25)),
        ("19:25 | 22/10/2022", at(2022, 10, 22, 19, 25)),
        ("22/10/2022 - 07:25 PM", at(2022, 10, 22, 19, 25)),
        ("22.10.2022 lúc 19h25", at(2022, 10, 22, 19, 25)),
        ("22/10/2022 12:25 UTC+00:00", at(2022, 10, 22, 19, 25)),
        ("Ngày 3 tháng 10 năm 2022", at(2022, 10, 3)),
        ("31/02/2022", None),
        ("22/10/1922", None),
        ("sáng nay", None),
        ("", None),
        ("9999-99-99", None),
        ("1" * 500, None),
    ],
)
def test_a_written_date_names_an_instant(written: str, meant: datetime | None) -> None:
    assert instant(written) == meant


@given(st.text(max_size=130) | st.from_regex(r"[\d/.:+ -]{0,40}"))
def test_any_text_is_an_instant_with_a_zone_or_none(text: str) -> None:
    found = instant(text)
    assert found is None or found.astimezone(UTC).tzinfo is UTC
