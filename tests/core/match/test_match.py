"""Which texts concern Đăk Hà, and where in it? The cases are those of the gazetteer notes."""

import unicodedata
from datetime import UTC, date, datetime

import pytest

from hoiam.core.match import Matcher, RememberedRule, compile_gazetteer, match, parse
from hoiam.core.text.normal import normal
from hoiam.core.values.article import Match, Piece
from hoiam.outside import shipped

THEN = date(2022, 10, 6)
NOW = date(2026, 3, 2)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return compile_gazetteer(parse(shipped.text("gazetteer/dak-ha.toml")))


@pytest.fixture
def where(matcher):
    def ask(text: str, title: str = "", on: date = THEN, rules=(), own_source: bool = False) -> Match:
        piece = Piece("1", title, "", text, datetime(2022, 10, 6, tzinfo=UTC))
        return match(piece, matcher, on, rules, own_source)

    return ask


def codes(found: Match) -> set[str]:
    return {reason.code for reason in found.reasons}


@pytest.mark.parametrize(
    "written", ["Đăk Hà", "Đắk Hà", "Đắc Hà", "Đác Hà", "Dak Ha", "Đak Hà", "Dăk Hà", "ĐăkHà", "Đăk-Hà"]
)
def test_every_spelling_of_the_district_is_found(where, written):
    assert where(f"Sáng qua, Ủy ban nhân dân huyện {written} họp về việc chi trả tiền đền bù.").relevant is True


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("Đăk Uy", "xa-dak-ui-2022"),
        ("Đác Ui", "xa-dak-ui-2022"),
        ("Đăk Psi", "xa-dak-pxi-2022"),
        ("Đắk PXi", "xa-dak-pxi-2022"),
        ("Đắk H'Ring", "xa-dak-hring-2022"),
        ("Đăk H’Ring", "xa-dak-hring-2022"),
        ("Đăk HRing", "xa-dak-hring-2022"),
        ("Đăk Ma", "xa-dak-mar-2022"),
        ("Đăk Ngọc", "xa-dak-ngok-2022"),
        ("Ngoḳ Réo", "xa-ngok-reo-2022"),
        ("Ngọc Réo", "xa-ngok-reo-2022"),
        ("Ngọk Oang", "xa-ngok-wang-2022"),
        ("Ha Mon", "xa-ha-mon-2022"),
    ],
)
def test_a_commune_is_found_under_its_other_spellings(where, written, place):
    found = where(f"Người dân xã {written}, huyện Đăk Hà, tỉnh Kon Tum phản ánh con đường đã hỏng.")
    assert (found.relevant, found.places) == (True, (place,))


@pytest.mark.parametrize(
    "text",
    [
        "Người trồng bơ ở tỉnh Đắk Lăk lo giá xuống, Đắk Lắk có mùa trái vụ, Đắc Lắc được mùa.",
        "Trường xã Đăk Ring, huyện Kon Plông, tỉnh Kon Tum thiếu cô nuôi.",
        "Xã Đắk Man và xã Đắk Môn, huyện Đăk Glei có đường mới; Đắk Mil được mùa tiêu.",
        "Huyện Đắk Glong, tỉnh Đắk Nông trồng lại rừng.",
        "Chuyến bay Đăk Hà Nội là tên một quán ăn.",
        "Việc liên quan đến hà mòn của đá vôi còn có nhiều ý kiến.",
    ],
)
def test_a_word_that_only_begins_or_sounds_like_a_place_is_not_that_place(where, text):
    assert where(text).relevant is not True


@pytest.mark.parametrize(
    "text",
    [
        "Sạt lở chia cắt đường về xã Đăk Hà, huyện Tu Mơ Rông, tỉnh Kon Tum.",
        "Thầy cô xã Đăk Hà trồng rau cho bữa ăn học trò; cả Tu Mơ Rông có chín trường như vậy.",
        "Rừng ở xã Đắk Ha, huyện Đắk Glong, tỉnh Đắk Nông bị phát trắng.",
        "Đồn Biên phòng Đăk Long, huyện Đăk Glei (Kon Tum) bắt người vận chuyển ma túy.",
        "Người đàn ông ở huyện Mang Yang, Gia Lai kể ngày theo tà đạo Hà Mòn.",
        "Vườn dâu ở Măng Đen, trước đây thuộc xã Đăk Long, huyện Kon Plông, vào vụ sớm.",
        "Thủy điện trên sông Đăk Psi xả lũ, hạ du Tu Mơ Rông được báo trước.",
    ],
)
def test_a_namesake_elsewhere_is_not_ours(where, text):
    assert where(text).relevant is False


def test_a_namesake_is_named_in_the_reason(where):
    found = where("Cầu treo ở xã Đăk Long, huyện Đăk Glei bị đứt cáp.")
    assert [(r.code, r.facts["elsewhere"]) for r in found.reasons] == [("match.homonym", "xa-dak-long-dak-glei")]


def test_the_namesakes_spelling_beside_our_province_is_for_a_person(where):
    for text in ("Đắk Ha, Kon Tum có mưa lớn.", "Huyện Đak Ha (Kon Tum) kiểm tra rừng."):
        found = where(text)
        assert (found.relevant, codes(found)) == (None, {"match.homonym", "match.province"})
    assert where("Xã Đắk Ha mưa lớn.").relevant is False
    assert where("Xã Đắk Ha, Đắk Nông, đón đoàn của Kon Tum.").relevant is False


def test_a_clue_of_the_namesake_costs_three_points(where):
    found = where("Đường về Đăk Long sạt lở, bộ đội biên phòng giúp dân. Tin từ Kon Tum.")
    assert {r.code: r.facts["points"] for r in found.reasons if "points" in r.facts} == {
        "match.name": 1,
        "match.province": 1,
        "match.homonym": -3,
    }
    assert found.relevant is False


def test_our_own_dak_long_stays_ours_beside_its_namesake(where):
    found = where("Ngầm tràn ở xã Đăk Long, huyện Đăk Hà bị cuốn trôi, khác với xã Đăk Long, huyện Đăk Glei.")
    assert (found.relevant, found.places) == (True, ("xa-dak-long-2022",))


def test_a_shared_name_alone_is_left_to_a_person(where):
    found = where("Cậu học trò ở Đăk Long chế máy đuổi chim.")
    assert found.relevant is None
    assert "match.unsure" in codes(found)


def test_a_text_in_decomposed_letters_is_read_alike_and_offsets_count_in_the_normal_text(where):
    text = unicodedata.normalize("NFD", "Tại xã Đăk Ngọk, huyện Đăk Hà, nước đã rút.")
    found = where(text)
    assert found.places == ("xa-dak-ngok-2022",)
    first = found.mentions[0]
    assert normal(text)[first.start : first.end] == "Đăk Ngọk"


def test_double_spaces_and_line_breaks_inside_a_name_do_not_hide_it(where):
    assert where("Người dân xã Ngọk\nWang và xã Ngọk   Réo.").places == ("xa-ngok-reo-2022", "xa-ngok-wang-2022")


@pytest.mark.parametrize(
    "text",
    [
        "khan cap ho dap dak uy nut roi ba con xa dak ngoc chay mau di",
        "canh bao nha co con nho o thi tran dak ha nhe",
        "duong ra ray thon 5 ha mon bi rao kem gai roi",
        "toi nay chay tu kon tum len dak ha coi cong chieng",
    ],
)
def test_a_post_without_marks_needs_and_has_a_second_clue(where, text):
    assert where(text).relevant is True


def test_a_bare_name_without_marks_is_left_to_a_person(where):
    assert where("ai o dak ha cho hoi nha xe nao di dem").relevant is None


def test_the_forest_of_dak_uy_lies_in_two_other_communes(where):
    found = where("Kiểm lâm thả bốn con tê tê về rừng đặc dụng Đăk Uy, tỉnh Kon Tum.")
    assert (found.relevant, found.places) == (True, ("xa-dak-mar-2022", "xa-dak-hring-2022"))


def test_a_hamlet_tells_its_commune(where):
    found = where("Xóm Tua Ria Pêng ở huyện Đăk Hà có thêm một con đường.")
    assert found.places == ("xa-dak-hring-2022",)


def test_a_brand_of_coffee_is_no_place(where):
    found = where("Trộm vào quán Đăk Hà Coffee ở TP.HCM. Giá cà phê Đăk Hà hôm nay không đổi.")
    assert found.relevant is False
    assert "match.product" in codes(found)


def test_a_scandal_about_the_brand_is_left_to_a_person(where):
    assert where("Phát hiện kho cà phê Đăk Hà giả ở Đồng Nai.").relevant is None


def test_the_land_where_the_coffee_grows_is_a_place(where):
    assert where("Vùng trồng cà phê Đăk Hà, Kon Tum vào mùa, thiếu người hái.").relevant is True


def test_an_old_text_gives_old_units_and_a_new_text_the_new_ones(where):
    text = "Cháy ở xã Đăk Uy, đám cháy đã được dập tắt."
    assert where(text, on=THEN).places == ("xa-dak-ui-2022",)
    assert where(text, on=NOW).places == ("xa-dak-ui-2025",)


def test_a_unit_that_is_no_more_is_read_as_its_successor(where):
    found = where("Chợ phiên xã Hà Mòn cũ, nay thuộc xã Đăk Hà, tỉnh Quảng Ngãi.", on=NOW)
    assert (found.relevant, found.places) == (True, ("xa-dak-ha-2025",))


def test_xa_dak_ha_is_a_namesake_before_july_2025_and_ours_after(where):
    text = "Xã Đăk Hà khởi công trường học mới, theo Báo Quảng Ngãi."
    assert where(text, on=date(2025, 6, 30)).relevant is False
    assert where(text, on=date(2025, 7, 1)).relevant is True


def test_a_place_named_once_in_the_news_of_another_is_left_to_a_person(where):
    found = where("Bị hại quê ở huyện Đăk Hà, Kon Tum.", title="Gia Lai: Bắt nhóm lừa bán đất")
    assert found.relevant is None
    assert "match.passing" in codes(found)


def test_the_type_word_counts_for_a_list_of_communes(where):
    found = where("Đường liên xã Ngọk Wang, Ngọk Réo và Đăk Long đã hỏng.")
    assert set(found.places) == {"xa-ngok-wang-2022", "xa-ngok-reo-2022", "xa-dak-long-2022"}


def test_the_district_behind_a_commune_in_an_address_is_no_second_commune(where):
    address = "Đường ra nghĩa địa bị xói ở thôn 3, xã Hà Mòn, Đăk Hà."
    assert where(address).places == ("xa-ha-mon-2022",)
    assert where("Các xã Đăk Mar, Đăk Hà, tỉnh Quảng Ngãi họp.", on=NOW).places == ("xa-dak-ha-2025", "xa-dak-mar-2025")


def test_a_persons_choice_about_a_name_is_remembered_with_its_reason(where):
    ours = RememberedRule("r1", "Đăk Long", "xa-dak-long-2022", "trường nằm ở xã Đăk Long của huyện", when="học trò")
    found = where("Cậu học trò ở Đăk Long chế máy đuổi chim.", rules=[ours])
    assert (found.relevant, found.places) == (True, ("xa-dak-long-2022",))
    assert [r.facts["note"] for r in found.reasons if r.code == "match.rule"] == [ours.note]
    assert where("Giá bơ ở Đăk Long tăng.", rules=[ours]).relevant is None


def test_a_person_may_say_that_a_name_is_not_ours(where):
    other = RememberedRule("r2", "Đăk Mar", "", "tên một quán ăn ở Pleiku")
    assert where("Quán Đăk Mar mở cửa lại.", rules=[other]).relevant is False


def test_a_name_that_no_list_has_is_found_once_it_was_taught(where):
    lake = RememberedRule("r3", "hồ Đăk Xia", "xa-dak-ui-2022", "hồ nằm ở thôn 5")
    text = "Mực nước hồ Đăk Xia xuống thấp."
    assert where(text).relevant is False
    found = where(text, rules=[lake])
    assert (found.relevant, found.places) == (True, ("xa-dak-ui-2022",))
    assert found.mentions[0].surface == "hồ Đăk Xia"
    assert where("Họ đặc xịa.", rules=[lake]).relevant is False


def test_the_offices_own_portal_need_not_name_the_place_twice(where):
    text = "Ở Đăk Hà, các trường khai giảng sáng nay."
    assert where(text).relevant is None
    assert where(text, own_source=True).relevant is True


def test_words_of_any_district_are_a_second_clue_beside_its_name(where):
    assert where("Ở Đăk Hà, toàn huyện khai giảng sáng nay.").relevant is True
    assert where("Ở Đăk Long, toàn huyện khai giảng sáng nay.").relevant is None


def test_a_longer_word_that_is_not_there_hides_no_name(where):
    assert where("Người dân thị trấn Đăk Hà nói đường hỏng.").places == ("tt-dak-ha-2022",)


def test_another_town_is_not_the_town_of_the_office(where):
    assert where("Huyện Đăk Hà và thị trấn Plei Kần, Kon Tum ký kết nghĩa.").places == ()


@pytest.mark.parametrize(
    "text",
    [
        "Cháy chợ ở xã Đăk Mar, huyện Đăk Hà. Chủ quầy trú tại thôn 3, xã Đăk Ui thiệt hại nặng.",
        "Cháy chợ ở xã Đăk Mar, huyện Đăk Hà. Trước đó, một vụ tương tự xảy ra ở xã Ngọk Wang.",
        "Xã Đăk Mar, huyện Đăk Hà mở hội. Đội cồng chiêng xã Ngọk Réo đến góp vui.",
        "Sạt lở ở xã Đăk Mar, huyện Đăk Hà, đoạn giáp ranh xã Đăk Hring.",
    ],
)
def test_a_place_named_in_passing_is_not_where_the_matter_lies(where, text):
    assert where(text).places == ("xa-dak-mar-2022",)


def test_an_example_from_one_commune_leaves_the_news_to_the_whole_district(where):
    assert where("Huyện Đăk Hà khen nhiều cách làm hay, như tuyến đường hoa ở xã Đăk La.").places == ()


def test_dak_long_after_the_merger_is_the_other_one_unless_the_text_says_it_was(where):
    assert where("Xã Đăk Long, tỉnh Quảng Ngãi, giáp Lào.", on=NOW).relevant is False
    assert where("Xã Đăk Long (huyện Đắk Hà cũ) có cầu mới.", on=NOW).places == ("xa-dak-pxi-2025",)
    assert where("Xã Đăk Hà cũ và xã Tu Mơ Rông cũ nhận gạo cứu đói, tỉnh Quảng Ngãi.", on=NOW).relevant is False


def test_a_text_that_names_nothing_of_ours_says_so(where):
    found = where("Đội bóng phố núi thua phút cuối.")
    assert (found.relevant, found.score, codes(found)) == (False, 0, {"match.nothing"})


def test_bad_input_gives_an_answer_and_no_error(where):
    for text in ["", " ", "\x00", "🙂" * 500, "Đ" * 5000, "Đăk", "xã " * 1000]:
        assert where(text).relevant is False
