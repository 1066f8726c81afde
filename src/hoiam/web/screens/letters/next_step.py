"""The one next step that this person may take on a letter; or whose turn it is. The actions decide again."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoiam.core.compose.letter_rules import OBJECTIONS
from hoiam.core.errors import Permanent
from hoiam.core.values.actor import Actor
from hoiam.desk.letters import explaining, queries
from hoiam.desk.letters.actions import APPROVERS, CLERKS, FOLLOWERS
from hoiam.desk.letters.actions.holding import writers
from hoiam.desk.letters.models import Letter, LetterState, Way
from hoiam.outside.sign import Certificate, available, certificate_of, holder
from hoiam.web.screens.cases.next_step import Step


def next_step(letter: Letter, actor: Actor, must: int) -> Step:
    """Return the step; `must` is how many faults of form are left."""
    if letter.office.frozen_at:
        return Step(_("Dữ liệu đã khóa"), note=_("Đơn vị này chỉ xem được, không còn việc phải làm."))
    left = ngettext("Còn %(n)s lỗi phải sửa.", "Còn %(n)s lỗi phải sửa.", must) % {"n": must} if must else ""
    match letter.state:
        case LetterState.DRAFT:
            return _draft(letter, actor, left)
        case LetterState.SUBMITTED:
            return _submitted(letter, actor, left)
        case LetterState.APPROVED:
            return _approved(letter, actor, left)
        case LetterState.SIGNED:
            return _signed(letter, actor)
        case LetterState.ISSUED:
            return _issued(letter, actor)
        case LetterState.REPLACED:
            return Step(_("Văn bản đã được thay thế"))
    return Step(_("Văn bản đã thu hồi"))


def _draft(letter: Letter, actor: Actor, left: str) -> Step:
    if not actor.roles & writers(letter):
        return Step(_("Chờ người soạn trình duyệt"), note=left)
    note = _("Người duyệt phải khác người soạn.")
    if left:
        note = f"{left} {_('Vẫn trình được, chưa duyệt được.')} {note}"
    return Step(_("Trình duyệt"), _("Trình duyệt"), action=reverse("letter_submit", args=[letter.pk]), note=note)


def _submitted(letter: Letter, actor: Actor, left: str) -> Step:
    if not actor.roles & APPROVERS:
        return Step(_("Chờ Chủ tịch hoặc Phó Chủ tịch duyệt"), note=left)
    if actor.key == letter.drafted_by:
        return Step(_("Chờ người khác duyệt"), note=_("Người duyệt phải khác người soạn."))
    if left:
        url = reverse("letter_return", args=[letter.pk])
        return Step(_("Chưa duyệt được"), _("Trả lại để sửa"), url=url, note=left)
    action = reverse("letter_approve", args=[letter.pk])
    note = _("Sau khi duyệt, văn thư cấp số và phát hành.")
    return Step(_("Duyệt văn bản"), _("Duyệt"), action=action, note=note, seen=queries.stamp(letter))


def _approved(letter: Letter, actor: Actor, left: str) -> Step:
    if left and actor.roles & APPROVERS:
        return Step(
            _("Chưa phát hành được"), _("Trả lại để sửa"), url=reverse("letter_return", args=[letter.pk]), note=left
        )
    if left:
        return Step(_("Chưa phát hành được"), note=f"{left} {_('Đề nghị người duyệt trả lại để sửa.')}")
    if letter.document:
        return _to_sign(letter, actor)
    if not actor.roles & CLERKS:
        return Step(_("Chờ văn thư cấp số, phát hành"))
    if electronic(letter):
        note = _("Cấp số trước, rồi ký số trên tệp PDF; ngày văn bản là ngày cấp số.")
        action = reverse("letter_number", args=[letter.pk])
        return Step(_("Cấp số để ký số"), _("Cấp số"), action=action, note=note)
    note = _("Bấm khi bản giấy đã được ký. Số lấy tiếp theo sổ trong năm; ngày văn bản là ngày cấp số.")
    action = reverse("letter_issue", args=[letter.pk])
    return Step(_("Bản giấy đã ký: cấp số, phát hành"), _("Cấp số, phát hành"), action=action, note=note)


def electronic(letter: Letter) -> bool:
    """Say whether the office signs electronically: by its own decision, or because its certificate lies here."""
    decided = (letter.office.settings.get("paper") or {}).get("signing")
    return decided == "electronic" or (not decided and has_certificate(letter))


def has_certificate(letter: Letter) -> bool:
    """Say whether the office's certificate lies on this installation, and what it needs is installed."""
    return available() and certificate_of(settings.HOIAM_CERTIFICATES, letter.office.key) is not None


def certified(letter: Letter, certificate: Certificate) -> bool:
    """Say whether the office's certificate stands on a letter's signed file, also where others have signed after it.

    The names on a certificate are whatever its maker wrote: a seal of the same names counts where it leads to a trusted
    root, as one of a certificate that was renewed since, or bears the number of the office's own.

    Raises Permanent("sign.certificate") where the file was signed elsewhere and the certificate cannot be opened.
    """
    if letter.signed_way == Way.CERTIFICATE:
        return True
    if not letter.seals:
        return False
    own = holder(certificate)
    return any(
        (one["signer"], one["organisation"]) == (own.name, own.organisation)
        and (one["trusted"] or one["serial"] == own.serial)
        for one in letter.seals
    )


def may_certify(letter: Letter) -> bool:
    """Say whether the office's certificate is here and not yet on the letter; one that does not open is told on use."""
    certificate = certificate_of(settings.HOIAM_CERTIFICATES, letter.office.key) if available() else None
    try:
        return certificate is not None and not certified(letter, certificate)
    except Permanent:
        return True


def _to_sign(letter: Letter, actor: Actor) -> Step:
    if not actor.roles & (CLERKS | APPROVERS):
        return Step(_("Chờ bản đã ký"))
    if actor.roles & CLERKS and has_certificate(letter):
        note = _("Nếu lãnh đạo ký số riêng thì đưa bản lãnh đạo đã ký vào trước, rồi cơ quan ký chồng lên.")
        action = reverse("letter_certify", args=[letter.pk])
        return Step(_("Ký số của cơ quan"), _("Ký số bằng chứng thư của cơ quan"), action=action, note=note)
    note = _("Tải tệp PDF, ký số, rồi đưa bản đã ký vào.")
    return Step(_("Chờ bản đã ký"), _("Đưa bản đã ký vào"), url=reverse("letter_sign", args=[letter.pk]), note=note)


def _signed(letter: Letter, actor: Actor) -> Step:
    if not actor.roles & CLERKS:
        return Step(_("Chờ văn thư phát hành"))
    note = _("Phát hành trong ngày ký, chậm nhất ngày làm việc tiếp theo (Nghị định 30/2020, Điều 18).")
    action = reverse("letter_issue", args=[letter.pk])
    return Step(_("Phát hành văn bản"), _("Phát hành"), action=action, note=note)


def _sent(letter: Letter) -> bool:
    """Say whether a letter is on its way: one to a press agency only when it went there, whoever else has it."""
    ways = letter.deliveries.all()
    if letter.outlet is None or letter.received_at:
        return bool(letter.received_at) or ways.exists()
    return any(way.to in letter.press_names for way in ways)


def _issued(letter: Letter, actor: Actor) -> Step:
    follows = bool(actor.roles & FOLLOWERS)
    if actor.roles & CLERKS and not _sent(letter):
        url = reverse("letter_deliver", args=[letter.pk])
        return Step(_("Gửi văn bản"), _("Ghi việc gửi"), url=url, note=_("Gửi theo Nơi nhận, trong ngày phát hành."))
    asks = explaining.asks(letter)
    if not letter.route and not asks:
        return Step(_("Văn bản đã phát hành"), note=_("Gửi theo Nơi nhận."))
    if not letter.received_at:
        url = reverse("letter_received", args=[letter.pk]) if follows else ""
        return Step(_("Chờ báo xác nhận đã nhận"), _("Ghi nhận báo đã nhận") if follows else "", url=url)
    if letter.route in OBJECTIONS and not letter.publications.exists():
        url = reverse("letter_printed", args=[letter.pk]) if follows else ""
        return Step(_("Chờ báo đăng"), _("Ghi nhận báo đăng, từ chối") if follows else "", url=url)
    if asks and not letter.replies.exists():
        url = reverse("letter_replied", args=[letter.pk]) if follows else ""
        return Step(_("Chờ báo giải thích"), _("Ghi báo trả lời") if follows else "", url=url)
    return Step(_("Văn bản đã xong"), note=_("Các bước tiếp theo của vụ việc nằm ở trang vụ việc."))
