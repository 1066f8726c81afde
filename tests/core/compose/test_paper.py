"""Each kind of paper has its parts, its law and its form; what the law or a guard-rail forbids is refused by name."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hoiam.core.compose.check import check
from hoiam.core.compose.finding import texts
from hoiam.core.compose.paper import paper
from hoiam.core.compose.paper_facts import Delegation, PaperFacts, Part, Referred, Refusal
from hoiam.core.compose.paper_kinds import COPIES, EVERY, KINDS, ROUTED
from hoiam.core.compose.store import pack, unpack
from hoiam.core.errors import Refused
from hoiam.core.values.case import Verdict
from hoiam.core.values.document import Citation, Signature
from tests.core.compose.paper_samples import (
    ANSWER,
    BASE,
    DELEGATION,
    EXPLANATION,
    NEW_DELEGATION,
    PAPERS,
    QUICK,
    REFERRAL,
    RELEASE,
)


def words(facts: PaperFacts) -> str:
    return "\n".join(text.words for text in texts(paper(facts)))


def code_of(facts: PaperFacts) -> str:
    with pytest.raises(Refused) as refused:
        paper(facts)
    return refused.value.code


@pytest.mark.parametrize("name", PAPERS)
def test_each_kind_is_in_form_and_comes_back_from_its_store(name: str) -> None:
    facts = PAPERS[name]
    assert [(f.code, dict(f.facts)) for f in check(paper(facts), laws=facts.citations).findings] == []
    assert unpack(PaperFacts, pack(facts)) == facts


def test_the_nine_kinds_of_a_local_office_are_all_written() -> None:
    assert len(EVERY) == 9 and set(EVERY) == {*KINDS, *ROUTED.values()} - set(COPIES)


def test_a_paper_with_a_type_carries_its_code_and_a_cong_van_none() -> None:
    assert paper(BASE).number.endswith("/UBND-VX") and paper(BASE).subject.startswith("V/v ")
    for facts, code, name in (
        (QUICK, "BC", "BÁO CÁO"),
        (DELEGATION, "GUQ", "GIẤY ỦY QUYỀN"),
        (RELEASE, "TC", "THÔNG CÁO"),
        (REFERRAL, "PC", "PHIẾU CHUYỂN"),
    ):
        made = paper(facts)
        assert made.number.endswith(f"/{code}-UBND") and made.type_name == name
        assert not made.subject.startswith("V/v")


def test_a_delegation_names_one_matter_a_limited_time_and_may_not_be_passed_on() -> None:
    said = words(DELEGATION)
    assert "Từ ngày 06 tháng 10 năm 2022 đến hết ngày 31 tháng 10 năm 2022." in said
    assert "không được ủy quyền tiếp cho người khác" in said and "thiếu nước sinh hoạt tại thôn 7" in said


def test_a_delegation_stands_on_the_law_of_its_day() -> None:
    old, new = paper(DELEGATION).bases[0], paper(NEW_DELEGATION).bases[0]
    assert "09/2017/NĐ-CP" in old and "244/2026/NĐ-CP" in new
    late = replace(NEW_DELEGATION, citations=DELEGATION.citations)
    assert [f.code for f in check(paper(late), laws=late.citations).findings] == ["citation.not_in_force"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"matter": ""}, "paper.delegation_lacking"),
        ({"until": None}, "paper.delegation_lacking"),
        ({"email": ""}, "paper.delegation_lacking"),
        ({"until": date(2022, 10, 1)}, "paper.delegation_dates"),
        ({"post": "Trưởng phòng Văn hóa - Thông tin"}, "paper.delegation_to_deputy"),
    ],
)
def test_a_delegation_under_the_decree_of_2017_needs_all_of_it(change: dict[str, Any], code: str) -> None:
    assert code_of(replace(DELEGATION, delegation=replace(DELEGATION.delegation, **change))) == code


def test_only_the_head_delegates_and_since_july_2026_to_whom_the_head_wants() -> None:
    signed_for = Signature(("KT. CHỦ TỊCH",), "PHÓ CHỦ TỊCH", "Trần Văn Mẫu")
    assert code_of(replace(DELEGATION, signature=signed_for)) == "paper.delegation_by_head"
    assert "Chánh Văn phòng" in words(NEW_DELEGATION)
    assert code_of(replace(NEW_DELEGATION, delegation=Delegation())) == "paper.delegation_lacking"


def test_a_refusal_names_the_ground_in_the_laws_own_words() -> None:
    assert (
        "do thuộc trường hợp vụ việc đang được thanh tra, chưa có kết luận (quy định tại khoản 2 Điều 38 Luật Báo chí)"
        in words(ANSWER)
    )
    bare = Refusal("tiến độ", "", Citation("Luật", "Báo chí"))
    assert code_of(replace(ANSWER, refusals=(bare,))) == "paper.refusal_without_ground"


def test_an_answer_says_something_or_refuses() -> None:
    asked = ANSWER.parts[:1]
    assert code_of(replace(ANSWER, parts=asked, refusals=())) == "paper.answer_empty"
    assert "chưa cung cấp thông tin" in words(replace(ANSWER, parts=asked))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"verdict": Verdict.TRUE}, "paper.referral_not_false"),
        ({"verdict": Verdict.UNKNOWN}, "paper.referral_not_false"),
        ({"evidence": ()}, "paper.referral_not_false"),
        ({"claims": 2}, "paper.referral_one_by_one"),
    ],
)
def test_only_one_false_claim_with_proof_is_referred_at_a_time(change: dict[str, Any], code: str) -> None:
    """Guard-rail G6: no mass reporting, nothing true is ever passed on for removal."""
    assert code_of(replace(REFERRAL, referred=replace(REFERRAL.referred, **change))) == code


def test_a_referral_goes_to_one_body_and_asks_nobody_to_take_anything_down() -> None:
    assert code_of(replace(REFERRAL, addressees=("Sở A", "Sở B"))) == "paper.referral_one_by_one"
    assert not any(word in words(REFERRAL).lower() for word in ("gỡ", "xóa", "chặn"))
    assert "theo thẩm quyền" in words(REFERRAL)
    petition = replace(REFERRAL, referred=Referred(), addressees=("UBND xã A", "UBND xã B"))
    assert paper(petition).addressees == ("- UBND xã A;", "- UBND xã B.")


@pytest.mark.parametrize("name", [name for name in PAPERS if name != "uy_quyen_2026"])
def test_a_part_that_the_kind_needs_cannot_be_left_out(name: str) -> None:
    facts = PAPERS[name]
    for part in KINDS[facts.kind].parts:
        left = replace(facts, parts=tuple(p for p in facts.parts if p.key != part.key))
        if part.needed:
            assert code_of(left) == "paper.lacking"
        elif facts.kind != "tra_loi":
            paper(left)
    assert code_of(replace(facts, subject=" ")) == "paper.lacking"


def test_every_paper_closes_once_whatever_was_typed() -> None:
    for ending in ("đề nghị.", "đề nghị./.", "đề nghị"):
        made = paper(replace(BASE, parts=(Part("noi_dung", f"Kính {ending}"),)))
        assert list(texts(made)) and [t.words for t in texts(made) if t.words.startswith("Kính đ")] == [
            "Kính đề nghị./."
        ]


@pytest.mark.parametrize(
    "asked", ["Đề nghị cho biết nguồn tin của bài.", "Ai cung cấp số liệu này?", "tên người đã cung cấp thông tin"]
)
def test_a_newspaper_is_asked_about_what_it_printed_and_never_who_told_it(asked: str) -> None:
    """Guard-rail G8."""
    parts = (*EXPLANATION.parts[:1], Part("giai_thich", asked))
    assert code_of(replace(EXPLANATION, parts=parts)) == "paper.explain_source"
    assert code_of(replace(EXPLANATION, addressees=("Báo A", "Báo B"))) == "paper.explain_one"
    assert "khoản 4 Điều 39 Luật Báo chí" in words(EXPLANATION)
