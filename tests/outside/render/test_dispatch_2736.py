"""Công văn 2736/UBND-VX of 6 October 2022, the paper that asked for this system, breaks the decree in a few places.

Its sentences with faults stand here as they were printed; the linter has to name each (domain: dispatch 2736, 1.3, 9).
"""

from hoiam.core.compose.check import check
from hoiam.core.compose.finding import Finding
from hoiam.outside.render.read_docx import read_docx
from tests.outside.render.elsewhere import typed

BODY = (
    "Trong thời gian qua, một số báo, đài liên tục phản ánh các vụ việc dư luận xã hội liên quan đến một số cơ quan, "
    "đơn vị, địa phương của huyện; việc phát ngôn và cung cấp thông tin cho báo chí không đúng theo quy định tại Nghị "
    "định số 09/2017/NĐ-CP, ngày 09/02/2017 của Chính phủ. Công tác nắm bắt, xử lý thông tin có lúc chưa kịp thời.",
    "- Thực hiện nghiêm việc phát ngôn và cung cấp thông tin cho báo chí theo đúng quy định của Luật Báo chí, Nghị "
    "định số 09/2017/NĐ-CP, ngày 09/02/2017 của Chính phủ.",
    "2. Trung tâm VH-TT-DL&TT huyện",
    "- Tăng cường theo dõi, tổng hợp thông tin phản ánh của báo chí, mạng xã hội có liên quan đến huyện, báo cáo về Ủy "
    "ban nhân dân huyện (qua Văn phòng HĐND - UBND huyện) trước 15h00 phút, thứ năm hàng tuần.",
    "Yêu cầu các cơ quan, đơn vị huyện, Ủy ban nhân dân các xã, thị trấn nghiêm túc triển khai thực hiện./.",
)


def findings() -> list[Finding]:
    paper, measured = read_docx(
        typed(
            number="Số: 2736 /UBND-VX",
            vv="V/v tăng cường công tác phối hợp xử lý thông tin, nắm bắt dư luận xã hội trên địa bàn huyện",
            to=(
                *("Kính gửi:", "- Các phòng, ban, cơ quan, đơn vị huyện;", "- Ủy ban nhân dân các xã, thị trấn;"),
                *("- Phòng VH-TT huyện;", "- Trung tâm VH-TT-DL và TT huyện."),
            ),
            body=BODY,
            recipients=(
                *("- Như trên (t/h);", "- TT Huyện ủy;", "- TT HĐND huyện;", "- CT, PCT UBND huyện;"),
                *("- Ban Tuyên giáo Huyện ủy;", "- LĐ, CV VP;", "- Lưu: VT, VHTT."),
            ),
            signer="",
        )
    )
    return list(check(paper, measured=measured).findings)


def test_the_first_citation_lacks_its_subject_and_the_linter_names_the_clause() -> None:
    found = next(finding for finding in findings() if finding.code == "citation.first_time")
    assert (found.rule, found.where, found.facts["lacking"]) == ("NĐ 30/2020, Phụ lục I.II.6.b", "body:1", ["title"])
    assert found.facts["found"] == "Nghị định số 09/2017/NĐ-CP"


def test_its_other_faults_are_named_and_nothing_else() -> None:
    assert {finding.code for finding in findings()} == {
        "citation.first_time",
        "citation.again",  # date and issuer once more
        "wording.comma_before_day",
        "wording.hour",  # 15h00 phút
        "wording.two_names",  # VH-TT-DL và TT, VH-TT-DL&TT
        "capital.weekday",  # thứ năm
        "signature.no_name",  # not in the copy that we have
    }
