"""Is an accident in which nobody was hurt called urgent for people hurt? And is real harm still heard?"""

from datetime import UTC, datetime

import pytest

from hoiam.core.classify import classify_piece, parse_lexicon, read_model
from hoiam.core.text.fold import fold
from hoiam.core.values.article import Label, Piece
from hoiam.outside import shipped

LEXICON = parse_lexicon({name: shipped.text(name) for name in shipped.names("labels", ".toml")})
MODEL = read_model(shipped.data("labels/model.bin"))
MONDAY = datetime(2022, 10, 3, 8, tzinfo=UTC)
HURT = ("bị thương", "thiệt mạng", "tử vong", "chết người", "mất tích", "nhập viện", "ngộ độc", "đuối nước")

NOBODY = [
    "Không có ai bị thương.",
    "Không ai bị thương.",
    "Không một ai bị thương.",
    "Rất may không có người bị thương.",
    "Rất may không ai thiệt mạng.",
    "May mắn là vụ việc không làm ai bị thương.",
    "Không có thiệt hại về người, không ai mất tích.",
    "Chưa ghi nhận thương vong, chưa có ca tử vong.",
    "Chưa ghi nhận trường hợp nào tử vong.",
    "Chưa phát hiện trường hợp nào bị thương.",
    "Chẳng ai bị thương cả.",
    "Không có người chết hay bị thương.",
    "Không có người chết, bị thương.",
    "Không xảy ra chết người.",
    "Không để xảy ra tử vong.",
    "Không gây thiệt hại về người, không ai nhập viện.",
    "Không có trường hợp nào phải nhập viện.",
    "Không người nào bị ngộ độc.",
    "Chưa thấy ai bị ngộ độc.",
    "Không hề có ai đuối nước.",
    "Không ai thiệt mạng hoặc mất tích.",
    "Không có chuyện chết người.",
    "Số người chết: 0 người thiệt mạng.",
    "Các em không bị thương.",
    "Cả nhà thoát chết, không bị thương.",
]
SOMEBODY = [
    "Không may hai người thiệt mạng.",
    "Không chỉ một người thiệt mạng.",
    "Chưa tìm thấy người mất tích.",
    "Chưa thấy người mất tích.",
    "Không cứu được, hai cháu tử vong.",
    "Không có áo phao, ba em đuối nước.",
    "Không có người trông coi nên bé gái đuối nước.",
    "Không ai ngoài tài xế thiệt mạng.",
    "Chưa rõ nguyên nhân khiến hai người tử vong.",
    "Chưa kịp nhập viện thì tử vong.",
    "Xe không có phanh, một người tử vong.",
    "Không đội mũ bảo hiểm, nam thanh niên tử vong.",
    "Không ai hay biết cụ bà đã tử vong.",
    "Không phải một mà ba người tử vong.",
    "Tai nạn khiến người cha tử vong.",
    "Cháy chợ, có người bị thương.",
    "Cháy chùa làm người tử vong.",
    "Cầu hỏng làm người tử vong.",
    "Có cứu được không? Người bị thương nằm la liệt, có người tử vong.",
    "Xã có biết không? Có người thiệt mạng.",
]


def urgency(text: str) -> Label:
    given = classify_piece(Piece("1", "", "", text, MONDAY, "press"), LEXICON, MODEL)
    return next(label for label in given if label.name == "urgency")


def heard(label: Label) -> list[str]:
    return [word for reason in label.reasons for word in reason.facts.get("words", ()) if word in HURT]


@pytest.mark.parametrize("said", NOBODY)
@pytest.mark.parametrize("before", ["", "Tường rào đổ lúc sáng sớm. ", "Xe tải lật trên đường liên xã vào trưa nay. "])
def test_nobody_hurt_is_no_reason_to_hurry(before, said):
    for text in (before + said, fold(before + said)):
        label = urgency(text)
        assert label.value != "urgent" and not heard(label), text


@pytest.mark.parametrize("said", SOMEBODY)
def test_harm_stays_urgent_where_the_denial_is_of_something_else(said):
    for text in (said, fold(said)):
        assert heard(urgency(f"{text} {text}")), text


def test_a_plague_that_nobody_saw_in_time_is_one():
    for text in ("Không phát hiện dịch bệnh kịp thời, ổ dịch lan ra.", "Khong phat hien o dich kip thoi."):
        assert urgency(f"{text} {text}").value != "normal"


def test_a_denied_casualty_leaves_the_other_dangers_standing():
    label = urgency("Lũ quét trong đêm, bốn thôn bị cô lập, công điện khẩn cấp. Không ai bị thương.")
    assert label.value == "urgent" and not heard(label)
