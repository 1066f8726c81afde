"""The reading beside its source: words, head and tasks are accepted or put right, one by one."""

import re

import pytest

from hoiam.core.errors import Refused
from hoiam.core.read import read as read_dispatch
from hoiam.core.values.sight import Sight
from hoiam.desk.directives import actions
from hoiam.desk.directives.models import Directive
from hoiam.web.screens.directives.reading import structure_of
from hoiam.web.screens.directives.rows import SURE
from tests.people import CLERK, THURSDAY, House
from tests.web.conftest import ClientFor
from tests.web.directives.paper import CLEAN, nothing_changes, page, send, weekly

pytestmark = pytest.mark.usefixtures("law_loaded", "keep")


def test_a_reading_stands_beside_its_source_with_its_doubts_marked(read: Directive, client_for: ClientFor) -> None:
    shown = page(client_for(CLERK), f"/van-ban/den/{read.pk}/")
    assert f"<b>0 trong {len(read.doubts)}</b> chữ nghi ngờ" in shown
    assert 'class="doubt doubt--at"' in shown and "Chữ máy đọc, theo dòng" in shown
    assert shown.count("btn-primary") == 1 and 'data-key="n"' in shown
    assert "Sửa phần đầu" in shown and "Xác nhận văn bản" in shown


def test_the_same_paper_in_another_file_is_told_before_its_tasks_bind_twice(
    house: House, read: Directive, client_for: ClientFor
) -> None:
    browser, told = client_for(CLERK), "Đã có văn bản cùng số"
    assert told not in page(browser, f"/van-ban/den/{read.pk}/")
    send(browser, CLEAN.encode())
    send(browser, CLEAN.replace("theo dõi", "theo  dõi").encode(), "ban-go-lai.txt")
    read, other = Directive.objects.order_by("-pk")[:2][::-1]
    shown = page(browser, f"/van-ban/den/{other.pk}/")
    assert told in shown and f'<a href="/van-ban/den/{read.pk}/">' in shown
    given = {"number_full": "99/KH-UBND", "dated": "2022-10-06", "issuer": other.issuer, "subject": other.subject}
    browser.post(f"/van-ban/den/{other.pk}/dau/", given)
    assert told not in page(browser, f"/van-ban/den/{other.pk}/")


def test_accepting_each_reading_leads_to_the_confirming(read: Directive, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    shown = page(browser, f"/van-ban/den/{read.pk}/")
    while found := re.search(r'action="(\S+/chu/\d+/)">.*?name="chosen" value="([^"]+)"', shown, re.DOTALL):
        shown = browser.post(found[1], {"chosen": found[2]}, follow=True).content.decode()
    assert f"<b>{len(read.doubts)} trong {len(read.doubts)}</b>" in shown and "Phần đầu, mục 1 trong 4" in shown
    asked = 0
    while found := re.search(r'id="chu".*?action="(\S+?/nhan/(?:\?tiep=1)?)">', shown, re.DOTALL):
        assert shown.count("btn-primary") == 1 and "autofocus" in shown
        shown = browser.post(found[1], follow=True).content.decode()
        asked += 1
    assert asked == 4 + read.tasks.count()
    assert "Việc tiếp theo của tôi" in shown and shown.count("btn-primary") == 1
    before = read.restored
    read.refresh_from_db()
    assert read.restored == before


def test_a_word_typed_anew_changes_the_text_and_the_task_that_holds_it(house: House, client_for: ClientFor) -> None:
    text = CLEAN.replace("thứ năm", "thứ sáu")
    made = actions.take_in(
        office=house.office,
        name="a.txt",
        by=CLERK,
        now=THURSDAY,
        source=text,
        restored=text,
        structure=structure_of(text),
        doubts=[{"original": "sáu", "restored": "sáu", "line": 10, "confidence": 0.4, "alternatives": ["năm"]}],
    )
    assert weekly(made).due["weekday"] == 5
    client_for(CLERK).post(f"/van-ban/den/{made.pk}/chu/0/", {"reading": "năm"})
    made.refresh_from_db()
    assert "thứ năm hằng tuần" in made.restored and "thứ sáu" not in made.restored
    task = weekly(made)
    assert task.due["weekday"] == 4 and "thứ năm" in task.what and "thứ năm" in task.deadline_text


def test_a_word_may_be_looked_at_again(read: Directive, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    browser.post(f"/van-ban/den/{read.pk}/chu/0/", {"chosen": read.doubts[0]["restored"]})
    assert "Chữ nghi ngờ số 1 trong" in page(browser, f"/van-ban/den/{read.pk}/?chu=1")


@pytest.mark.parametrize("given", [{}, {"reading": "   "}, {"reading": "x" * 90}])
def test_no_word_at_all_is_refused(given: dict[str, str], read: Directive, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    with nothing_changes():
        shown = browser.post(f"/van-ban/den/{read.pk}/chu/0/", given, follow=True).content.decode()
    assert "Hãy gõ chữ đọc được" in shown


def test_a_text_that_somebody_else_changed_is_not_overwritten(read: Directive) -> None:
    told = {"seen": "chữ khác", "structure": read.structure, "by": CLERK, "now": THURSDAY}
    with pytest.raises(Refused, match=r"directive\.changed"):
        actions.accept_word(directive=read, place=0, reading="khác hẳn", **told)
    with pytest.raises(Refused, match=r"directive\.changed"):
        actions.accept_word(directive=read, place=999, reading="chữ", by=CLERK, now=THURSDAY)


@pytest.mark.parametrize(
    ("field", "own", "looks"),
    [
        ("number", "801/UBND-VX", ("807/UBND-VX", "881/UBND-VX")),
        ("date", "06 tháng", ("08 tháng", "05 tháng")),
        ("subject", "nắm tin", ("nấm tin", "năm tin")),
    ],
)
def test_a_field_on_which_all_looks_differ_is_asked_about(
    field: str, own: str, looks: tuple[str, str], house: House, client_for: ClientFor
) -> None:
    def taken(*looks: str) -> Directive:
        sight = Sight(CLEAN, (), tuple(CLEAN.replace(own, other) for other in looks))
        told = read_dispatch(CLEAN, None, {}, scanned=True, sight=sight).as_json()
        told.pop("doubtful")
        texts = {"source": CLEAN, "restored": CLEAN, "structure": told, "doubts": []}
        return actions.take_in(office=house.office, name="a.txt", by=CLERK, now=THURSDAY, **texts)

    for found, asked in ((taken(own, own), False), (taken(*looks), True)):
        assert (found.structure["document"]["confidence"][field] < SURE) is asked
        assert ('<dd><span class="doubt">' in page(client_for(CLERK), f"/van-ban/den/{found.pk}/")) is asked


def test_the_head_is_put_right(read: Directive, client_for: ClientFor) -> None:
    given = {"number_full": "2799/UBND-VX", "dated": "2022-10-04", "issuer": read.issuer, "subject": "V/v khác"}
    shown = client_for(CLERK).post(f"/van-ban/den/{read.pk}/dau/", given, follow=True).content.decode()
    assert "2799/UBND-VX" in shown and "04/10/2022" in shown and "sửa phần đầu văn bản" in shown


def test_a_task_is_accepted_mended_or_struck_out(read: Directive, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    first, second = read.tasks.all()[:2]
    shown = browser.post(f"/van-ban/nhiem-vu/{first.pk}/nhan/", follow=True).content.decode()
    assert "Đã nhận" in shown
    assert first.what in page(browser, f"/van-ban/nhiem-vu/{second.pk}/") or second.what
    shown = browser.post(f"/van-ban/nhiem-vu/{second.pk}/", {"what": "Lời khác"}, follow=True).content.decode()
    assert "Đã gạch, không theo dõi" in shown and "<s>" in shown
    again = {"what": "Lời khác", "accepted": "on"}
    none = browser.post(f"/van-ban/nhiem-vu/{second.pk}/", again)
    assert none.status_code == 422 and "Chọn ít nhất một đơn vị" in none.content.decode()
    browser.post(f"/van-ban/nhiem-vu/{second.pk}/", {**again, "chosen": ["mau-vhtt"]})
    second.refresh_from_db()
    assert (second.what, second.accepted) == ("Lời khác", True)
    empty = browser.post(f"/van-ban/nhiem-vu/{second.pk}/", {"what": "", "accepted": "on"})
    assert empty.status_code == 422


def test_who_works_along_stands_at_the_task(house: House, client_for: ClientFor) -> None:
    structure = structure_of(CLEAN)
    structure["tasks"][0]["with"] = ["Sở Tài chính", "Công an xã"]
    told = {"name": "a.txt", "source": CLEAN, "restored": CLEAN, "structure": structure, "doubts": []}
    made = actions.take_in(office=house.office, by=CLERK, now=THURSDAY, **told)
    assert "Phối hợp: Sở Tài chính; Công an xã" in page(client_for(CLERK), f"/van-ban/den/{made.pk}/")


def test_a_task_that_binds_nobody_is_told_before_it_is_confirmed(house: House, client_for: ClientFor) -> None:
    structure = structure_of(CLEAN)
    structure["tasks"][0] |= {"actor": [], "actor_text": None}
    told = {"name": "a.txt", "source": CLEAN, "restored": CLEAN, "structure": structure, "doubts": []}
    made = actions.take_in(office=house.office, by=CLERK, now=THURSDAY, **told)
    first = made.tasks.earliest("pk")
    browser = client_for(CLERK)
    lacking = f"Nhiệm vụ {first.ref} chưa có đơn vị phải làm"
    assert lacking in page(browser, f"/van-ban/den/{made.pk}/")
    given = {"what": first.what, "accepted": "on", "chosen": ["mau-vhtt"]}
    assert lacking not in browser.post(f"/van-ban/nhiem-vu/{first.pk}/", given, follow=True).content.decode()


def test_a_task_that_the_machine_has_not_seen_is_added(read: Directive, client_for: ClientFor) -> None:
    browser, path = client_for(CLERK), f"/van-ban/den/{read.pk}/them-nhiem-vu/"
    assert path in page(browser, f"/van-ban/den/{read.pk}/")
    told = {"what": "Báo cáo kết quả trước ngày 15 tháng 11 năm 2022.", "chosen": ["mau-vhtt"]}
    assert browser.post(path, {**told, "chosen": []}).status_code == 422
    shown = browser.post(path, told, follow=True).content.decode()
    assert "Đã thêm nhiệm vụ." in shown and "thêm nhiệm vụ BS.1 mà máy không thấy" in shown
    assert read.tasks.get(ref="BS.1").due["date"] == "2022-11-15"


def test_numbers_dates_and_names_come_first_and_the_rest_goes_by_one_key(house: House, client_for: ClientFor) -> None:
    words = ("phối", "Hoàng", "15", "năm", "thường", "-__vv")  # as they stand in the paper, by line
    text = "Việc phối hợp.\nÔng Hoàng.\nNgày 15.\nthứ năm hằng tuần\nthường xuyên\n-__vv trả lời\n" + CLEAN
    doubts = [
        {"original": word, "restored": word, "line": line, "confidence": 0.4, "alternatives": []}
        for line, word in enumerate(words, 1)
    ]
    told = {"source": text, "restored": text, "structure": structure_of(CLEAN), "doubts": doubts}
    made = actions.take_in(office=house.office, name="a.txt", by=CLERK, now=THURSDAY, **told)
    browser, asked = client_for(CLERK), []
    rest = f"/van-ban/den/{made.pk}/chu/con-lai/"
    for _more in range(4):
        with nothing_changes():
            browser.post(rest)  # not while a number, a date or a name waits
        shown = page(browser, f"/van-ban/den/{made.pk}/")
        assert 'data-key="t"' not in shown
        found = re.search(r'action="(\S+/chu/\d+/)">.*?name="chosen" value="([^"]+)"', shown, re.DOTALL)
        assert found
        asked.append(found[2])
        browser.post(found[1], {"chosen": found[2]})
    assert asked == ["15", "năm", "Hoàng", "-__vv"]
    assert "Nhận cả 2 chữ thường còn lại" in page(browser, f"/van-ban/den/{made.pk}/")
    shown = browser.post(rest, follow=True).content.decode()
    assert "<b>6 trong 6</b>" in shown and "Phần đầu, mục 1 trong 4" in shown
    assert "nhận 2 chữ thường còn lại đúng như đề nghị." in shown
    made.refresh_from_db()
    assert made.restored == text and all(doubt["settled_by"] == CLERK.key for doubt in made.doubts)
