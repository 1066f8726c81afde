"""A letter to the press owns up to what is true, objects only to what is false, and is not written without grounds."""

from dataclasses import replace

import pytest

from hoiam.core.compose import lines
from hoiam.core.compose.letter import letter
from hoiam.core.compose.letter_facts import ClaimFact, Issue, LetterFacts, PressArticle, Remedy
from hoiam.core.errors import Refused
from hoiam.core.values.case import Route, Verdict
from hoiam.core.values.document import Document, Heading, Paragraph
from tests.core.compose.samples import (
    ARTICLE,
    CONCLUSION,
    FALSE_COUNT,
    FALSE_PAPER,
    MIXED,
    OFFICE,
    PRESS_LAW,
    SPOKESPERSON,
    TRUE,
    UNKNOWN,
)


def words(document: Document) -> list[str]:
    found = []
    for block in document.body:
        if isinstance(block, Heading):
            found.append(block.text)
        elif isinstance(block, Paragraph):
            found.append("".join(run.text for run in block.runs))
    return found


def refused(facts: LetterFacts) -> Refused:
    with pytest.raises(Refused) as caught:
        letter(facts)
    return caught.value


def test_a_partly_true_piece_is_answered_in_three_sections() -> None:
    paper = letter(MIXED)
    said = words(paper)
    assert paper.subject == (
        "V/v trả lời và phản hồi thông tin Báo Thông Reo nêu về công trình cấp nước thôn 7, xã Đăk Ui"
    )
    assert [line for line in said if line[0].isdigit()] == [
        "1. Nội dung báo nêu đúng",
        "2. Nội dung đề nghị Quý báo thông tin lại cho chính xác",
        "3. Nội dung chưa đủ căn cứ kết luận",
    ]
    assert said[-1] == "Ủy ban nhân dân huyện Đăk Hà cảm ơn Quý báo đã phản ánh./."


def test_the_opening_names_the_piece_as_article_43_4_asks() -> None:
    opening = words(letter(MIXED))[0]
    for part in ("Công văn số 118/BTR-BĐ ngày 08 tháng 9 năm 2022", "“Đường ống vỡ, cả thôn dùng nước đục”"):
        assert part in opening
    assert "chuyên mục Bạn đọc, đăng ngày 06 tháng 9 năm 2022" in opening


def test_a_true_claim_is_owned_with_its_remedy_and_never_objected_to() -> None:
    said = words(letter(MIXED))
    owned = said[said.index("1. Nội dung báo nêu đúng") + 1]
    assert "Ủy ban nhân dân huyện đã giao Ủy ban nhân dân xã Đăk Ui thay 540 m đường ống" in owned
    assert "hoàn thành chậm nhất ngày 20 tháng 10 năm 2022; đến nay đã thay được 350 m." in owned
    assert not any(TRUE.quote in line for line in said)
    assert refused(replace(MIXED, objected=("A",))).code == "letter.true_claim"


def test_every_false_claim_carries_its_grounds() -> None:
    said = words(letter(MIXED))
    assert (
        "a) Bài báo nêu “128 hộ không có nước sinh hoạt”. Qua kiểm tra ngày 04 tháng 10 năm 2022, có 46 hộ dùng nước "
        "từ công trình. Căn cứ: sổ đấu nối năm 2022; biên bản kiểm tra ngày 04 tháng 10 năm 2022."
    ) in said
    assert any(line.startswith("b) Bài báo nêu “xã chưa có văn bản nào") for line in said)
    assert letter(MIXED).attachments[:2] == FALSE_COUNT.evidence


def test_a_claim_without_proof_is_not_objected_to() -> None:
    bare = replace(FALSE_COUNT, evidence=())
    assert refused(replace(MIXED, claims=(TRUE, bare, FALSE_PAPER))).facts == {"claims": ["B"]}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"objected": ("D",)}, "letter.unknown_claim"),
        ({"objected": ("Z",)}, "letter.claim_missing"),
        ({"claims": (TRUE, UNKNOWN)}, "letter.nothing_false"),
        ({"citations": ()}, "letter.no_law"),
        ({"route": Route.CORRECTION}, "letter.no_conclusion"),
        ({"article": replace(ARTICLE, section="")}, "letter.article_detail"),
        ({"article": replace(ARTICLE, programme="Thời sự")}, "letter.article_detail"),
        ({"route": Route.REMEDY_AND_ANSWER}, "letter.false_claim_in_answer"),
        ({"route": Route.REMEDY_AND_ANSWER, "objected": ("B",)}, "letter.objection_on_this_route"),
        ({"route": Route.REMEDY_AND_ANSWER, "claims": (replace(TRUE, remedies=()),)}, "letter.no_remedy"),
        ({"route": Route.INFORMATION, "claims": ()}, "letter.nothing_to_say"),
        ({"route": Route.INFORMATION, "claims": (replace(UNKNOWN, finding=""),)}, "letter.nothing_found"),
    ],
)
def test_what_may_not_be_written_is_refused_by_name(change: dict[str, object], code: str) -> None:
    assert refused(replace(MIXED, **change)).code == code


def test_only_the_claims_that_were_chosen_are_objected_to() -> None:
    said = words(letter(replace(MIXED, objected=("C",))))
    assert not any("128 hộ" in line for line in said)
    assert any(line.startswith("Bài báo nêu “xã chưa có văn bản nào") for line in said)


def test_a_response_may_also_ask_for_correction_and_apology() -> None:
    asked = words(letter(replace(MIXED, ask_correction=True, claims=(FALSE_COUNT,))))
    assert asked[2].endswith("đăng nội dung phản hồi nêu trên, đồng thời cải chính, xin lỗi theo quy định.")
    assert asked[-1] == "Ủy ban nhân dân huyện Đăk Hà đề nghị Quý báo quan tâm, phối hợp./."
    assert letter(replace(MIXED, claims=(FALSE_COUNT,))).subject.startswith("V/v phản hồi thông tin Báo Thông Reo")


def test_a_correction_carries_the_conclusion_of_a_competent_body() -> None:
    paper = letter(replace(MIXED, route=Route.CORRECTION, conclusion=CONCLUSION))
    asked = next(line for line in words(paper) if line.startswith("Căn cứ"))
    assert "Kết luận số 12/KL-TTr ngày 03 tháng 10 năm 2022 của Thanh tra huyện Đăk Hà về việc" in asked
    assert "cải chính, xin lỗi đối với nội dung tại mục 2 nêu trên" in asked
    assert paper.attachments[0] == "Kết luận số 12/KL-TTr"
    assert paper.subject.startswith("V/v đề nghị cải chính thông tin Báo Thông Reo")


def test_a_right_piece_gets_an_answer_and_no_objection() -> None:
    facts = replace(MIXED, route=Route.REMEDY_AND_ANSWER, claims=(TRUE, UNKNOWN), incoming=None)
    said = words(letter(facts))
    assert letter(facts).subject.startswith("V/v trả lời nội dung Báo Thông Reo nêu về")
    assert said[0].startswith("Ủy ban nhân dân huyện Đăk Hà nhận được thông tin Báo Thông Reo nêu tại bài")
    assert not any("đề nghị Báo" in line or "phản hồi" in line for line in said)
    assert letter(facts).attachments == ()
    assert letter(replace(facts, citations=(), contact="")).body[-1] == letter(facts).body[-1]


def test_plain_information_names_what_it_speaks_of() -> None:
    facts = replace(
        MIXED, route=Route.INFORMATION, claims=(FALSE_COUNT, FALSE_PAPER), topic="", copies_to=("Đài Suối",)
    )
    paper = letter(facts)
    assert paper.subject == "V/v cung cấp thông tin trong bài “Đường ống vỡ, cả thôn dùng nước đục”"
    assert words(paper)[1].startswith("a) Về nội dung “128 hộ không có nước sinh hoạt”: Qua kiểm tra")
    assert paper.addressees == ("- Báo Thông Reo;", "- Đài Suối.")
    assert words(paper)[-1] == "Ủy ban nhân dân huyện Đăk Hà trân trọng cảm ơn sự quan tâm của Quý báo./."


def test_a_broadcast_is_named_by_programme_and_hour() -> None:
    piece = PressArticle(
        "Nước về thôn", "Đài Cao Nguyên", "", ARTICLE.published_on, programme="Thời sự", hour="19 giờ 00", issue=""
    )
    said = words(letter(replace(MIXED, article=piece)))
    assert "nội dung “Nước về thôn”, chương trình Thời sự, phát lúc 19 giờ 00 ngày 06 tháng 9 năm 2022" in said[0]
    assert any("Quý đài" in line for line in said)


def test_a_printed_paper_is_named_by_its_number_and_a_journal_as_a_journal() -> None:
    piece = PressArticle("Nước", "Cổng Thông tin", "Đời sống", None, issue="41")
    facts = replace(MIXED, route=Route.INFORMATION, article=piece, claims=(UNKNOWN,))
    said = words(letter(facts))
    assert "bài “Nước”, chuyên mục Đời sống, số 41." in said[0]
    assert said[-1].endswith("Quý cơ quan./.")


def test_a_second_round_says_so() -> None:
    assert letter(replace(MIXED, round=2)).subject.endswith("xã Đăk Ui (lần 2)")


def test_an_office_speaks_of_its_own_remedy_in_its_own_name() -> None:
    own = Remedy(OFFICE.short, "thay đường ống")
    said = words(letter(replace(MIXED, route=Route.REMEDY_AND_ANSWER, claims=(replace(TRUE, remedies=(own,)),))))
    assert said[1].endswith("Ủy ban nhân dân huyện đang thay đường ống.")


def test_more_points_than_letters_take_dashes() -> None:
    many = tuple(ClaimFact(str(at), f"ý {at}", Verdict.UNKNOWN, f"Ý {at}.") for at in range(30))
    said = words(letter(replace(MIXED, route=Route.INFORMATION, claims=many)))
    assert sum(line.startswith("- Về nội dung") for line in said) == 30


def test_number_and_date_leave_gaps_until_they_are_known() -> None:
    draft = letter(MIXED)
    assert draft.number.startswith("Số: \u00a0") and draft.number.endswith("/UBND-VX")
    assert draft.dated is None
    issued = letter(replace(MIXED, issue=Issue(2022, 2, 7, 5)))
    assert (issued.number, issued.dateline) == ("Số: 05/UBND-VX", "Đăk Hà, ngày 07 tháng 02 năm 2022")
    assert issued.dated is not None and issued.dated.isoformat() == "2022-02-07"
    assert "tháng \u00a0" in lines.date_line("Đăk Hà", Issue(2022))


def test_papers_are_cited_in_full_once_and_laws_by_name() -> None:
    assert lines.cite(PRESS_LAW) == "Điều 43 Luật Báo chí"
    assert lines.cite(SPOKESPERSON).startswith(
        "điểm c khoản 3 Điều 6 Nghị định số 09/2017/NĐ-CP ngày 09 tháng 02 năm 2017 của Chính phủ quy định chi tiết"
    )
    assert lines.cite(replace(SPOKESPERSON, locators=()), again=True) == "Nghị định số 09/2017/NĐ-CP"
    assert lines.joined(("a", "b", "c")) == "a; b và c"


def test_a_piece_that_nobody_has_read_is_not_named() -> None:
    unread = replace(MIXED.article, title="", published_on=None)
    facts = replace(MIXED, route=Route.REMEDY_AND_ANSWER, claims=(TRUE,), article=unread)
    cited = words(letter(facts))[0]
    assert "Công văn số 118/BTR-BĐ" in cited and "bài" not in cited.split("Sau khi")[0].split("về việc")[0]
    said = words(letter(replace(facts, incoming=None, topic="nước sạch thôn 7")))[0]
    assert said.startswith("Ủy ban nhân dân huyện Đăk Hà nhận được ý kiến của Báo Thông Reo về nước sạch thôn 7. Sau")


@pytest.mark.parametrize(
    ("title", "within"),
    [
        ("Trường Mầm non Hoa Sen thiếu nước", "trường Mầm non Hoa Sen thiếu nước"),
        ("Thôn 7 thiếu nước", "thôn 7 thiếu nước"),
        ("Đăk Ui thiếu nước", "Đăk Ui thiếu nước"),
        ("Xã Đăk Ui thiếu nước", "xã Đăk Ui thiếu nước"),
        ("UBND xã trả lời chậm", "UBND xã trả lời chậm"),
        ("Báo Thông Reo nêu", "Báo Thông Reo nêu"),
        ("Cống nghẹt", "cống nghẹt"),
        ("", ""),
    ],
)
def test_a_place_keeps_its_capital_inside_a_sentence(title: str, within: str) -> None:
    assert lines.inside(title) == within


def test_who_signs_is_written_as_the_decree_has_it() -> None:
    assert lines.signs("Ủy ban nhân dân", "Chủ tịch").authority == ("TM. ỦY BAN NHÂN DÂN",)
    assert lines.signs("Ủy ban nhân dân", "Chủ tịch", "Phó Chủ tịch").authority[-1] == "KT. CHỦ TỊCH"
    assert lines.signs("", "Giám đốc").position == "GIÁM ĐỐC"
