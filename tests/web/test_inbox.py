"""The inbox: what is listed is counted, what is done with many can be taken back, refusals change nothing."""

from datetime import timedelta

import pytest

from hoiam.core.text.shingles import fingerprint_of
from hoiam.core.values.actor import MACHINE, Role
from hoiam.core.values.article import Label, Placement
from hoiam.desk.cases.models import Case
from hoiam.desk.stories import actions, queries
from hoiam.desk.stories.models import Label as KeptLabel
from hoiam.desk.stories.models import Story, StoryItem
from hoiam.desk.units import actions as units
from hoiam.desk.watch.models import Hit
from tests import people
from tests.desk import made
from tests.people import LEADER, ROUTER, SORTER, THURSDAY, VERIFIER, House
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY + timedelta(hours=1))


def _page(browser, address: str, status: int = 200) -> str:
    answer = browser.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def _said(browser, address: str, **posted: object) -> str:
    """Post, follow, and return the page that the person sees then."""
    answer = browser.post(address, posted, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def _three(house: House) -> list[Story]:
    return [made.item(house, number).story for number in (1, 2, 3)]


def _states() -> list[str]:
    return list(Story.objects.order_by("id").values_list("state", flat=True))


# --- the list


def test_a_story_is_listed_with_its_level_count_place_and_reasons(house: House, client_for: ClientFor) -> None:
    item = made.item(house)
    made.item(house, 2, story=item.story.pk)
    shown = _page(client_for(SORTER), "/tin/")
    assert "Thiếu nước sạch ở Đăk Ui, bài 1" in shown and "2 bài = 1 vụ việc" in shown
    assert "Cao" in shown and "“Đăk Ui”" in shown and "1 bài cùng việc" in shown
    assert f"/tin/{item.story.pk}/bai/{item.pk}/dia-ban/" in shown  # each reason leads to where it is overruled


def test_filters_count_what_they_list(house: House, client_for: ClientFor) -> None:
    first, second, _third = _three(house)
    actions.sort(story=second, state="positive", reason="", **made.by(SORTER))
    unsure = made.item(house, 4, relevant=None).story
    actions.sum_up(story=first, level="urgent", reasons=[], **made.by(MACHINE))
    browser = client_for(SORTER)
    counts = {code: count for code, _word, count, _here in browser.get("/tin/").context["filters"]}
    assert (counts["open"], counts["urgent"], counts["unsure"], counts["good"], counts["all"]) == (3, 1, 1, 1, 4)
    for choice, count in counts.items():
        assert len(browser.get(f"/tin/?loc={choice}").context["rows"]) == count
    rows = browser.get("/tin/").context["rows"]
    assert rows[0]["key"] == first.pk  # urgent first
    assert "Chưa rõ địa bàn" in str(next(row for row in rows if row["key"] == unsure.pk)["chips"])


def test_a_story_is_found_in_the_list_without_marks(house: House, client_for: ClientFor) -> None:
    _three(house)
    browser = client_for(SORTER)
    assert len(browser.get("/tin/?q=thieu nuoc bai 2").context["rows"]) == 1
    assert "Không thấy tin nào" in _page(browser, "/tin/?q=khong-co-gi")


def test_the_list_goes_on_after_fifty(house: House, client_for: ClientFor) -> None:
    for number in range(52):
        made.item(house, number + 1)
    browser = client_for(SORTER)
    assert len(browser.get("/tin/").context["rows"]) == 50
    assert len(browser.get("/tin/?trang=2").context["rows"]) == 2


def test_an_empty_inbox_says_so(house: House, client_for: ClientFor) -> None:
    assert "Không còn tin nào cần xem" in _page(client_for(SORTER), "/tin/")


def test_the_page_is_told_only_of_what_came_after_it(house: House, client_for: ClientFor) -> None:
    browser, seen = client_for(SORTER), made.item(house)
    assert browser.get(f"/tin/moi/?tu={seen.pk}").status_code == 204
    made.item(house, 2)
    assert "Có 1 bài mới." in _page(browser, f"/tin/moi/?tu={seen.pk}")


# --- many at once


@pytest.mark.parametrize("state", ["positive", "noted", "irrelevant"])
def test_many_are_sorted_at_once_and_the_sorting_is_taken_back(house: House, client_for: ClientFor, state: str) -> None:
    stories = _three(house)
    actions.sort(story=stories[2], state="noted" if state != "noted" else "positive", reason="", **made.by(SORTER))
    before, browser = _states(), client_for(SORTER)
    shown = _said(browser, "/tin/nhieu-tin/", chosen=[story.pk for story in stories], do=state)
    assert _states() == [state] * 3
    undo = f"/tin/hoan-tac/{'-'.join(f'{s.pk}.{b}' for s, b in zip(stories, before, strict=True))}/"
    assert undo in shown
    assert "Đã hoàn tác với 3 tin." in _said(browser, undo)
    assert _states() == before


def test_many_cases_are_opened_at_once(house: House, client_for: ClientFor) -> None:
    stories = _three(house)
    shown = _said(client_for(SORTER), "/tin/nhieu-tin/", chosen=[stories[0].pk, stories[2].pk], do="case")
    assert _states() == ["case", "new", "case"]
    for case in Case.objects.all():
        assert case.number in shown


def test_stories_are_merged_into_the_oldest_or_into_the_one_with_a_case(house: House, client_for: ClientFor) -> None:
    first, second, third = _three(house)
    browser = client_for(SORTER)
    _said(browser, "/tin/nhieu-tin/", chosen=[third.pk], do="case")
    _said(browser, "/tin/nhieu-tin/", chosen=[first.pk, second.pk, third.pk], do="merge")
    assert StoryItem.objects.filter(story=third).count() == 3
    assert browser.get(f"/tin/{first.pk}/").headers["Location"] == f"/tin/{third.pk}/"  # old links live on


def test_what_cannot_be_done_is_told_and_the_rest_is_done(house: House, client_for: ClientFor) -> None:
    first, second, _third = _three(house)
    browser = client_for(SORTER)
    _said(browser, "/tin/nhieu-tin/", chosen=[first.pk], do="case")
    shown = _said(browser, "/tin/nhieu-tin/", chosen=[first.pk, second.pk], do="irrelevant")
    assert "Tin đã lập vụ việc" in shown
    assert _states() == ["case", "irrelevant", "new"]


@pytest.mark.parametrize("posted", [{"do": "positive"}, {"do": "positive", "chosen": list(range(1, 52))}, {"do": "x"}])
def test_nothing_chosen_too_much_or_no_such_thing_changes_nothing(
    house: House, client_for: ClientFor, posted: dict
) -> None:
    stories = _three(house)
    posted = posted | ({"chosen": stories[0].pk} if posted["do"] == "x" else {})
    assert 'role="alert"' in _said(client_for(SORTER), "/tin/nhieu-tin/", **posted)
    assert _states() == ["new"] * 3


@pytest.mark.parametrize("do", ["case", "positive", "merge"])
def test_who_may_not_sort_sees_a_sentence_and_nothing_changes(house: House, client_for: ClientFor, do: str) -> None:
    first, second, _third = _three(house)
    browser = client_for(VERIFIER)
    assert "Tài khoản của bạn không" in _said(browser, "/tin/nhieu-tin/", chosen=[first.pk, second.pk], do=do)
    assert _states() == ["new"] * 3 and not Case.objects.exists()
    shown = _page(browser, "/tin/")
    assert 'name="chosen"' not in shown and 'class="bulk"' not in shown


def test_a_frozen_office_is_read_only(house: House, client_for: ClientFor) -> None:
    story = made.item(house).story
    units.freeze_office(office=house.office, **made.by(MACHINE, 30))
    browser = client_for(SORTER)
    for address in ("/tin/", f"/tin/{story.pk}/"):
        shown = _page(browser, address)
        assert "btn-primary" not in shown and "đã khóa" in shown
    assert "đã khóa" in _said(browser, "/tin/nhieu-tin/", chosen=[story.pk], do="positive")
    assert _states() == ["new"]


def test_a_stranger_finds_nothing(house: House, client_for: ClientFor) -> None:
    item = made.item(house)
    story, other = item.story, people.settle_other()
    stranger = people.actor("nguoi-khac", Role.TRUNG_TAM, "", other.office.key)
    browser = client_for(stranger)
    assert story.title not in _page(browser, "/tin/")
    paths = ["", "gop/", f"bai/{item.pk}/nhan/", f"bai/{item.pk}/dia-ban/"]
    assert {browser.get(f"/tin/{story.pk}/{path}").status_code for path in paths} == {404}
    for path in ("lap-vu-viec/", f"bai/{item.pk}/tach/"):
        assert browser.post(f"/tin/{story.pk}/{path}").status_code == 404
    assert browser.post("/tin/nhieu-tin/", {"chosen": story.pk, "do": "positive"}).status_code == 404
    assert browser.post(f"/tin/hoan-tac/{story.pk}.noted/").status_code == 404
    assert browser.get(f"/tin/bai/{item.hit.article_id}/").status_code == 404
    assert _states() == ["new"]


def test_what_changes_something_is_posted(house: House, client_for: ClientFor) -> None:
    item = made.item(house)
    paths = ["nhieu-tin/", f"hoan-tac/{item.story_id}.new/", f"{item.story_id}/lap-vu-viec/"]
    browser = client_for(SORTER)
    for path in [*paths, f"{item.story_id}/bai/{item.pk}/tach/"]:
        assert browser.get(f"/tin/{path}").status_code == 405


# --- one story


def test_the_page_shows_pieces_in_time_with_the_words_that_matched(house: House, client_for: ClientFor) -> None:
    item = made.item(house)
    made.item(house, 2, story=item.story.pk)
    shown = _page(client_for(SORTER), f"/tin/{item.story_id}/")
    assert shown.index("bài 1") < shown.index("bài 2")
    assert '<mark class="why"' in shown and "Đăng đầu tiên" in shown and "độ tin cậy 90%" in shown
    assert shown.count("btn-primary") == 1 and item.hit.article.url in shown


def _written(item: StoryItem, words: list[str]) -> None:
    """Let grouping have seen these words in a piece."""
    seen = {"prints": [f"{run:x}" for run in sorted(fingerprint_of(words))]}
    alone = Placement(None, 1.0, None, ())
    actions.place(hit=item.hit, placement=alone, features=seen, grouping="v2", **made.by(MACHINE, 9))


def test_the_page_says_who_was_first_and_folds_the_reprints_under_it(house: House, client_for: ClientFor) -> None:
    words, others = ([f"{name}{n}" for n in range(300)] for name in ("tu", "khac"))
    first = made.item(house)
    story = first.story_id
    copy, own = made.item(house, 2, story=story, of=made.source(made.outlet("mau-chep"))), made.item(house, 3, story)
    for item, written in ((first, words), (copy, words[:200]), (own, others)):
        _written(item, written)
    shown = _page(client_for(SORTER), f"/tin/{story}/")
    assert "Báo mau-thong-reo đăng đầu tiên" in shown
    assert "1 bài đăng lại, sớm nhất cùng lúc." in shown and "1 bài viết riêng." in shown
    assert "chép 100% từ bài của Báo mau-thong-reo" in shown and "Báo mau-chep" in shown
    assert shown.index("bài 1") < shown.index("<u>1 bài đăng lại</u>") < shown.index("bài 2") < shown.index("bài 3")


def test_a_piece_that_takes_a_part_stands_for_itself_and_says_so(house: House, client_for: ClientFor) -> None:
    first = made.item(house)
    second = made.item(house, 2, story=first.story_id)
    _written(first, [f"tu{n}" for n in range(80)])
    _written(second, [f"tu{n}" for n in range(80)] + [f"moi{n}" for n in range(300)])
    shown = _page(client_for(SORTER), f"/tin/{first.story_id}/")
    assert "Viết riêng, cùng lúc với bài đầu" in shown and "từ bài của Báo mau-thong-reo" in shown
    assert "bài đăng lại</u>" not in shown


def test_the_page_tells_the_story_in_sentences_of_the_press_never_of_people(
    house: House, client_for: ClientFor
) -> None:
    told = "Sáng thứ Hai, đường ống nước ở thôn 7 vỡ làm 120 hộ không có nước sinh hoạt suốt hai tuần."
    later = "Chiều thứ Tư, xã đã thay xong 300 mét ống, nước chảy trở lại tới từng hộ của thôn 7."
    piece = made.item(house, 1, sapo="", text=told)
    page = made.source(made.outlet("mau-trang", kind="public_page"))
    made.item(house, 2, story=piece.story_id, of=page, sapo="", text=told.replace("Sáng", "Nghe nói sáng"))
    made.item(house, 3, story=piece.story_id, sapo="", text=later, published_at=made.NOW + timedelta(days=2))
    shown = _page(client_for(SORTER), f"/tin/{piece.story_id}/")
    summary = shown[shown.index("Tóm tắt") : shown.index("Các bài, theo thời gian")]
    assert told in summary and later in summary and "Nghe nói" not in summary
    assert "Câu mở đầu của bài đầy đủ đăng sớm nhất." in summary and "Diễn biến mới" in summary


def test_what_only_people_post_has_no_summary(house: House, client_for: ClientFor) -> None:
    page = made.source(made.outlet("mau-trang", kind="public_page"))
    post = made.item(house, 1, of=page)
    assert "Tóm tắt" not in _page(client_for(SORTER), f"/tin/{post.story_id}/")


def test_a_case_is_opened_from_the_page_and_shown(house: House, client_for: ClientFor) -> None:
    story = made.item(house).story
    shown = _said(client_for(SORTER), f"/tin/{story.pk}/lap-vu-viec/")
    assert Case.objects.get().number in shown and "Đã lập vụ việc" in shown
    assert "Mở vụ việc" in _page(client_for(ROUTER), f"/tin/{story.pk}/")


def test_a_leader_reads_a_story_but_opens_no_case(house: House, client_for: ClientFor) -> None:
    story = made.item(house).story
    browser = client_for(LEADER)
    assert "Chờ Trung tâm phân loại tin" in _page(browser, f"/tin/{story.pk}/")
    assert "không có quyền lập vụ việc" in _said(browser, f"/tin/{story.pk}/lap-vu-viec/")
    assert not Case.objects.exists()


def test_labels_are_put_right_with_a_reason(house: House, client_for: ClientFor) -> None:
    item = made.item(house)
    address = f"/tin/{item.story_id}/bai/{item.pk}/nhan/"
    given = {"field": "health", "kind": "complaint", "urgency": "urgent", "tone": ""}
    assert client_for(SORTER).post(address, given).status_code == 422  # a reason is asked for
    assert "Đã sửa nhãn" in _said(client_for(SORTER), address, **given, reason="Nước bẩn gây bệnh ngoài da")
    kept = dict(KeptLabel.objects.filter(item=item, set_by=SORTER.key).values_list("name", "value"))
    assert kept == {"field": "health", "urgency": "urgent"}
    assert Story.objects.get().level == "urgent"


def test_the_tone_of_a_public_post_is_never_shown(house: House, client_for: ClientFor) -> None:
    page = made.outlet("mau-trang", kind="public_page")
    post = made.item(house, 1, of=made.source(page))
    piece = made.item(house, 2)
    for item in (post, piece):
        actions.label(item=item, labels=[Label("tone", "-1", 0.9, ())], **made.by(MACHINE))
    browser = client_for(SORTER)
    for path in ("", f"bai/{post.pk}/nhan/"):
        shown = _page(browser, f"/tin/{post.story_id}/{path}")
        assert "Sắc thái" not in shown and "Phê bình" not in shown
    assert "Phê bình" in _page(browser, f"/tin/{piece.story_id}/")


def test_a_person_decides_about_the_place(house: House, client_for: ClientFor) -> None:
    item = made.item(house, relevant=None)
    address = f"/tin/{item.story_id}/bai/{item.pk}/dia-ban/"
    shown = _page(client_for(SORTER), f"/tin/{item.story_id}/")
    assert "Chưa rõ địa bàn" in shown and address in shown
    wrong = {"relevant": "no", "reason": "Xã cùng tên của huyện khác"}
    assert "không phân loại tin" in client_for(VERIFIER).post(address, wrong).content.decode()
    assert Hit.objects.get().relevant is None
    assert "Đã ghi địa bàn" in _said(client_for(SORTER), address, **wrong)
    assert Hit.objects.get().relevant is False
    assert _states() == ["irrelevant"]  # no piece ties the story to the office any more


def test_a_story_is_merged_into_another_and_a_piece_split_off(house: House, client_for: ClientFor) -> None:
    first, second, _third = _three(house)
    browser = client_for(SORTER)
    _said(browser, f"/tin/{second.pk}/gop/", into=first.pk)
    assert queries.items_of(first).count() == 2
    item = queries.items_of(first)[1]
    assert "thành tin riêng" in _said(browser, f"/tin/{first.pk}/bai/{item.pk}/tach/")
    assert queries.items_of(first).count() == 1
    assert "không tách được" in _said(browser, f"/tin/{first.pk}/bai/{queries.items_of(first)[0].pk}/tach/")


def test_a_merge_is_undone_on_the_page_of_the_story(house: House, client_for: ClientFor) -> None:
    first, second, _third = _three(house)
    browser = client_for(SORTER)
    _said(browser, f"/tin/{second.pk}/gop/", into=first.pk)
    shown = _page(browser, f"/tin/{first.pk}/")
    assert "Đã gộp vào tin này" in shown and f"/tin/{second.pk}/bo-gop/" in shown
    assert "trở về tin cũ" in _said(browser, f"/tin/{second.pk}/bo-gop/")
    assert [queries.items_of(story).count() for story in (first, second)] == [1, 1]
    assert "Đã gộp vào tin này" not in _page(browser, f"/tin/{first.pk}/")
