"""What a page says about number and signature of a letter, and what else may be done about it."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoiam.core.values.actor import Actor
from hoiam.desk.letters.actions import APPROVERS, CLERKS
from hoiam.desk.letters.actions.holding import writers
from hoiam.desk.letters.models import OUT, Letter, LetterState, Way
from hoiam.desk.letters.words.papers import LIKENESS, RELATIONS, WAYS
from hoiam.desk.units import queries as units
from hoiam.web.chrome.days import moment, told
from hoiam.web.screens.letters.follow import RELATIONS as FOLLOWED
from hoiam.web.screens.letters.next_step import electronic, may_certify

FOLLOW_WORDS = {
    "replaces": gettext_lazy("Thay thế văn bản này"),
    "corrects": gettext_lazy("Đính chính văn bản này"),
    "recalls": gettext_lazy("Thu hồi văn bản này"),
}


@dataclass(frozen=True, slots=True)
class Act:
    """One more thing that may be done: a link, or a button that posts."""

    words: str
    url: str
    posts: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A word and what stands beside it."""

    word: str
    words: str


def lines(letter: Letter, now: datetime) -> list[Line]:
    """Return number, way of signing, digest, and each signature in words."""
    posts, found = units.posts(), []
    if letter.number:
        found.append(Line(_("Số, ngày"), f"{letter.full_number}, {letter.numbered_on:%d/%m/%Y}"))
    if letter.signed_way:
        who = posts.get(letter.signed_by, letter.signed_by)
        found.append(Line(_("Cách ký"), f"{WAYS[letter.signed_way]}, {who}, {told(letter.signed_at, now)}"))
    if letter.signed_sha256:
        found.append(Line(_("Tệp đã ký"), str(LIKENESS[letter.signed_likeness])))
        found.append(Line(_("Mã kiểm chứng"), f"SHA-256 {letter.signed_sha256}"))
    found += [Line(_("Chữ ký số"), _seal(seal)) for seal in letter.seals]
    if letter.about:
        found.append(Line(str(RELATIONS[letter.relation]), f"{letter.about.full_number}, {letter.about.title}"))
    out = letter.followed.filter(state__in=OUT).order_by("id")
    return found + [Line(_("Văn bản sau"), f"{RELATIONS[o.relation]}: {o.full_number}") for o in out]


def _seal(seal: dict[str, str]) -> str:
    name = ", ".join(part for part in (seal["signer"], seal["organisation"]) if part)
    at = moment(datetime.fromisoformat(seal["signed_at"])) if seal["signed_at"] else _("không rõ giờ")
    trusted = _("chứng thư có gốc tin cậy") if seal["trusted"] else _("chưa có chứng thư gốc để đối chiếu")
    return f"{name}, {at}. {_('Nội dung không đổi từ khi ký')}; {trusted}."


def acts(letter: Letter, actor: Actor) -> list[Act]:
    """Return what this person may do beside the next step. The actions decide again."""
    if letter.office.frozen_at:
        return []
    clerk = bool(actor.roles & CLERKS)

    def at(name: str, *more: str) -> str:
        return reverse(name, args=[letter.pk, *more])

    found = []
    if letter.state == LetterState.APPROVED and clerk:
        if not letter.document:
            paper = Act(_("Bản giấy đã ký: cấp số, phát hành"), at("letter_issue"), posts=True)
            found.append(
                paper if electronic(letter) else Act(_("Ký số: cấp số trước"), at("letter_number"), posts=True)
            )
        else:
            found.append(Act(_("Bản giấy đã ký: phát hành"), at("letter_issue"), posts=True))
    if letter.state in (LetterState.APPROVED, LetterState.SIGNED) and letter.document and clerk and may_certify(letter):
        found.append(Act(_("Ký số bằng chứng thư của cơ quan"), at("letter_certify"), posts=True))
    scan = letter.state == LetterState.ISSUED and letter.signed_way == Way.PAPER and not letter.signed_sha256
    if actor.roles & (CLERKS | APPROVERS) and (scan or letter.state == LetterState.SIGNED):
        found.append(Act(_("Đưa bản quét vào") if scan else _("Đưa bản ký khác vào"), at("letter_sign")))
    if letter.number and letter.state in (LetterState.DRAFT, LetterState.SUBMITTED, LetterState.APPROVED) and clerk:
        found.append(Act(_("Hủy số đã cấp"), at("letter_void")))
    if letter.state == LetterState.ISSUED and clerk:
        found += _sending(letter)
    if letter.state == LetterState.ISSUED and actor.roles & writers(letter):
        found += [Act(str(FOLLOW_WORDS[rel]), at("letter_follow", what), posts=True) for what, rel in FOLLOWED.items()]
    return found


def _sending(letter: Letter) -> list[Act]:
    """Return the ways out of an issued letter beside the next step's."""
    packet = Act(_("Xuất gói tin liên thông"), reverse("letter_packet", args=[letter.pk]))
    more = Act(_("Gửi thêm một nơi"), reverse("letter_deliver", args=[letter.pk]))
    return [more, packet] if letter.deliveries.exists() else [packet]
