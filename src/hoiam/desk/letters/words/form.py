"""What the format checker found, and why a letter may not be written, as sentences for screens and the command alike.

The msgids are Vietnamese; a caller with Django hands in its gettext, the command hands in nothing (as desk/law/words).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from hoiam.core.compose.finding import MUST, Finding
from hoiam.desk.law.words import Translate, gettext_noop, plain

SEVERITIES: Mapping[str, str] = MappingProxyType({"must": gettext_noop("Phải sửa"), "look": gettext_noop("Nên xem")})

STATES: Mapping[str, str] = MappingProxyType(
    {
        "draft": gettext_noop("Dự thảo"),
        "submitted": gettext_noop("Chờ duyệt"),
        "approved": gettext_noop("Đã duyệt, chờ ký, cấp số"),
        "signed": gettext_noop("Đã ký, chờ phát hành"),
        "replaced": gettext_noop("Đã được thay thế"),
        "issued": gettext_noop("Đã phát hành"),
        "withdrawn": gettext_noop("Đã thu hồi"),
    }
)

FINDINGS: Mapping[str, str] = MappingProxyType(
    {
        "text.not_nfc": gettext_noop("Chữ chưa ở dạng dựng sẵn của TCVN 6909:2001: “%(found)s”."),
        "text.blank": gettext_noop("Còn chỗ trống chưa điền: “%(found)s”."),
        "motto.words": gettext_noop("Quốc hiệu, Tiêu ngữ thiếu hoặc ghi chưa đúng từng chữ."),
        "number.form": gettext_noop("Số, ký hiệu chưa đúng dạng “Số: 05/UBND-VX”: “%(found)s”."),
        "number.zero": gettext_noop("Số nhỏ hơn 10 phải thêm số 0 phía trước: %(wanted)s."),
        "number.spaces": gettext_noop("Ký hiệu không có khoảng trắng: %(wanted)s."),
        "number.type_code": gettext_noop("Công văn không ghi chữ viết tắt tên loại trong ký hiệu: “%(found)s”."),
        "agency.missing": gettext_noop("Không thấy tên cơ quan ban hành."),
        "agency.capitals": gettext_noop("Tên cơ quan phải viết in hoa: “%(found)s”."),
        "number.year": gettext_noop(
            "Số, ký hiệu văn bản hành chính không ghi năm: “%(found)s”, bỏ năm còn “%(wanted)s”."
        ),
        "number.dash": gettext_noop("Giữa các nhóm chữ của ký hiệu dùng dấu gạch nối “-”: “%(found)s”."),
        "number.capitals": gettext_noop("Ký hiệu phải viết in hoa: “%(found)s”."),
        "number.no_agency": gettext_noop("Ký hiệu thiếu chữ viết tắt tên cơ quan ban hành: “%(found)s”."),
        "number.no_unit": gettext_noop(
            "Ký hiệu công văn thiếu chữ viết tắt đơn vị soạn thảo hoặc lĩnh vực: “%(found)s”."
        ),
        "number.wrong_type_code": gettext_noop(
            "Ký hiệu của loại văn bản này bắt đầu bằng %(wanted)s, đang là %(found)s."
        ),
        "date.form": gettext_noop(
            "Địa danh, thời gian chưa đúng dạng “Đăk Hà, ngày 06 tháng 10 năm 2022”: “%(found)s”."
        ),
        "date.zero": gettext_noop("Ngày nhỏ hơn 10 và tháng 1, 2 phải thêm số 0 phía trước: “%(found)s”."),
        "date.month_zero": gettext_noop("Tháng %(wanted)s không cần số 0 phía trước (đang ghi %(found)s)."),
        "date.impossible": gettext_noop("Không có ngày này: “%(found)s”."),
        "scope.word": gettext_noop("Phạm vi lưu hành chỉ là XEM XONG TRẢ LẠI hoặc LƯU HÀNH NỘI BỘ: “%(found)s”."),
        "urgency.word": gettext_noop("Mức độ khẩn chỉ là HỎA TỐC, THƯỢNG KHẨN hoặc KHẨN: “%(found)s”."),
        "type.capitals": gettext_noop("Tên loại văn bản phải viết in hoa: “%(found)s”."),
        "type.cong_van": gettext_noop("Công văn không ghi tên loại."),
        "type.unknown": gettext_noop("“%(found)s” không phải tên loại văn bản hành chính."),
        "subject.vv_typed": gettext_noop("Văn bản có tên loại thì trích yếu không ghi “V/v”: “%(found)s”."),
        "subject.gap": gettext_noop("“V/v” phải cách dòng số, ký hiệu 6 pt, đang là %(found)s pt."),
        "subject.missing": gettext_noop("Thiếu trích yếu nội dung."),
        "subject.vv": gettext_noop("Trích yếu công văn phải bắt đầu bằng “V/v”: “%(found)s”."),
        "subject.capital": gettext_noop("Sau “V/v” thường viết chữ thường, trừ tên riêng: “%(found)s”."),
        "subject.stop": gettext_noop("Trích yếu không có dấu chấm cuối."),
        "addressees.missing": gettext_noop("Công văn thiếu “Kính gửi”."),
        "addressees.one": gettext_noop(
            "Gửi một nơi thì ghi liền dòng, không gạch đầu dòng, không dấu cuối: “%(found)s”."
        ),
        "addressees.form": gettext_noop("Mỗi nơi nhận một dòng “- …”, kết thúc bằng “%(end)s”: “%(found)s”."),
        "recipients.missing": gettext_noop("Thiếu “Nơi nhận”."),
        "recipients.form": gettext_noop("Dòng Nơi nhận phải là “- …%(end)s”: “%(found)s”."),
        "recipients.keep": gettext_noop("Dòng cuối của Nơi nhận phải là “- Lưu: VT, …”: “%(found)s”."),
        "recipients.as_above": gettext_noop(
            "Có “Kính gửi” thì dòng đầu của Nơi nhận thường là “- Như trên;”: “%(found)s”."
        ),
        "signature.missing": gettext_noop("Thiếu chức vụ của người ký."),
        "signature.capitals": gettext_noop("Quyền hạn, chức vụ người ký phải viết in hoa: “%(found)s”."),
        "signature.form": gettext_noop(
            "Thể thức ký chưa đúng thứ tự hoặc chữ viết tắt (TM., Q., KT., TL., TUQ.): “%(found)s”."
        ),
        "signature.collective": gettext_noop("“TM.” dùng khi thay mặt tập thể: “%(found)s”."),
        "signature.deputy_without_kt": gettext_noop(
            "Cấp phó ký thay phải ghi “KT.” trước chức vụ cấp trưởng: “%(found)s”."
        ),
        "signature.kt_without_deputy": gettext_noop("Có “KT.” thì chức vụ người ký phải là cấp phó: “%(found)s”."),
        "signature.academic_title": gettext_noop("Trước họ tên người ký không ghi học hàm, học vị: “%(found)s”."),
        "signature.no_name": gettext_noop("Chưa có họ và tên người ký."),
        "signature.name_capitals": gettext_noop(
            "Họ và tên người ký viết chữ thường, không in hoa toàn bộ: “%(found)s”."
        ),
        "typist.form": gettext_noop("Ký hiệu người soạn thảo và số bản ghi dạng “A.12”: “%(found)s”."),
        "body.align": gettext_noop("Nội dung phải canh đều hai lề (%(n)s đoạn): “%(words)s”."),
        "body.indent": gettext_noop(
            "Dòng đầu đoạn phải lùi 1 cm hoặc 1,27 cm, đang là %(first)s mm (%(n)s đoạn): “%(words)s”."
        ),
        "body.list_indent": gettext_noop(
            "Dòng đầu của đoạn liệt kê nên lùi 1 cm hoặc 1,27 cm, đang là %(first)s mm: “%(words)s”."
        ),
        "body.gap": gettext_noop(
            "Khoảng cách giữa các đoạn tối thiểu 6 pt, đang là %(gap)s pt (%(n)s đoạn): “%(words)s”."
        ),
        "body.spacing": gettext_noop("Cách dòng từ đơn đến 1,5, đang là %(spacing)s (%(n)s đoạn): “%(words)s”."),
        "rule.missing": gettext_noop("Thiếu đường kẻ ngang phía dưới."),
        "rule.length": gettext_noop("Đường kẻ ngang chưa đúng độ dài (bằng %(found)s lần dòng chữ)."),
        "order.wrong": gettext_noop("“%(found)s” phải đứng sau “%(wanted)s”."),
        "align.center": gettext_noop("Phải đặt canh giữa."),
        "file.changes": gettext_noop("Tệp còn %(n)s chỗ theo dõi thay đổi (Track Changes) chưa chấp nhận."),
        "file.secret": gettext_noop("Tệp mang dấu “%(found)s”: không đưa văn bản mật vào hệ thống này."),
        "file.comments": gettext_noop("Tệp còn %(n)s lời bình (Comment)."),
        "file.date_field": gettext_noop("Ngày tháng đang là trường tự đổi theo ngày mở tệp; hãy gõ ngày cố định."),
        "annex.label": gettext_noop("Ghi “Phụ lục”, hoặc “Phụ lục I”, “Phụ lục II” bằng số La Mã: “%(found)s”."),
        "annex.number": gettext_noop(
            "Từ hai phụ lục trở lên phải đánh số La Mã theo thứ tự: “%(wanted)s” (đang ghi “%(found)s”)."
        ),
        "annex.title": gettext_noop("Tên phụ lục phải có và viết in hoa: “%(found)s”."),
        "annex.note": gettext_noop("Dưới tên phụ lục nên ghi “(Kèm theo …)”, nêu số, ngày của văn bản."),
        "annex.unsaid": gettext_noop("Nội dung văn bản chưa nhắc đến phụ lục kèm theo."),
        "copy.no_form": gettext_noop("Phần bản sao thiếu hình thức sao, ví dụ “%(wanted)s”."),
        "copy.form": gettext_noop("Hình thức sao chỉ là SAO Y, TRÍCH SAO hoặc SAO LỤC: “%(found)s”."),
        "copy.nothing": gettext_noop("Không thấy văn bản được sao ở phía trên phần bản sao."),
        "copy.electronic": gettext_noop(
            "Bản sao gửi điện tử: ký bằng chứng thư ở đây thì góc trên bên phải trang đầu có hình thức sao, "
            "tên cơ quan và giờ ký; ký ở nơi khác thì chọn mẫu chữ ký của bản sao."
        ),
        "copy.whose": gettext_noop("Phần trích chưa đủ tên cơ quan, số và ngày của văn bản được sao."),
        "copy.line": gettext_noop("Thiếu đường kẻ nét liền hết chiều ngang phía trên phần bản sao."),
        "annex.sheets": gettext_noop("Phụ lục đánh số trang riêng, bắt đầu từ 1."),
        "body.closing": gettext_noop("Nội dung chưa kết thúc bằng “./.”."),
        "body.closing_early": gettext_noop("“./.” chỉ đặt ở cuối văn bản."),
        "bases.end": gettext_noop("Dòng căn cứ phải kết thúc bằng “%(end)s”: “%(found)s”."),
        "citation.first_time": gettext_noop("%(found)s dẫn lần đầu thiếu %(lacking)s."),
        "citation.again": gettext_noop("%(found)s đã dẫn ở trên; từ lần thứ hai chỉ ghi tên loại và số, ký hiệu."),
        "citation.law_number": gettext_noop("Luật, pháp lệnh chỉ ghi tên: “%(found)s”."),
        "citation.not_in_force": gettext_noop("%(found)s không có hiệu lực vào ngày của văn bản (%(on)s)."),
        "wording.hour": gettext_noop("“%(found)s”: viết “15 giờ 00” hoặc “15h00”, không thêm chữ “phút”."),
        "wording.comma_before_day": gettext_noop("“%(found)s”: không có dấu phẩy giữa ký hiệu và ngày."),
        "wording.day_zero": gettext_noop("“%(found)s”: ngày nhỏ hơn 10 và tháng 1, 2 thêm số 0 phía trước."),
        "wording.two_names": gettext_noop("Một tên viết hai cách: “%(first)s” và “%(found)s”."),
        "capital.sentence": gettext_noop("Đầu câu, đầu dòng viết hoa: “%(wanted)s”."),
        "capital.paper": gettext_noop("Nêu một văn bản cụ thể thì viết hoa tên loại: “%(wanted)s”."),
        "capital.article": gettext_noop("Viện dẫn điều, chương của một văn bản thì viết hoa: “%(wanted)s”."),
        "capital.weekday": gettext_noop("Ngày trong tuần không dùng chữ số thì viết hoa: “%(wanted)s”."),
        "capital.body": gettext_noop("Tên cơ quan viết hoa chữ đầu: “%(wanted)s”."),
        "page.paper": gettext_noop("Khổ giấy phải là A4 (210 x 297 mm), đang là %(found)s mm (phần %(section)s)."),
        "page.lying": gettext_noop("Trang nằm ngang chỉ dùng khi có bảng, biểu (phần %(section)s)."),
        "page.margin": gettext_noop(
            "Lề %(side)s là %(found)s mm, phải từ %(least)s đến %(most)s mm (phần %(section)s)."
        ),
        "page.number_missing": gettext_noop("Không thấy số trang; cần có nếu văn bản từ trang thứ hai."),
        "page.number_place": gettext_noop("Số trang phải đặt giữa lề trên, đang ở %(found)s."),
        "page.number_first": gettext_noop("Trang thứ nhất không hiển thị số trang."),
        "page.number_form": gettext_noop("Số trang phải là chữ số Ả Rập."),
        "page.number_words": gettext_noop("Số trang chỉ ghi con số, không thêm “%(found)s”."),
        "page.number_look": gettext_noop("Số trang phải đứng, không đậm, cỡ 13 đến 14 (đang là cỡ %(found)s)."),
        "look.old_font": gettext_noop("Phông %(found)s dùng bảng mã cũ, không phải Unicode: “%(words)s”."),
        "look.colour": gettext_noop("Chữ phải màu đen, đang là màu %(found)s: “%(words)s”."),
        "look.not_bold": gettext_noop("Không in đậm: “%(words)s”."),
        "look.not_italic": gettext_noop("Không in nghiêng: “%(words)s”."),
        "look.font": gettext_noop("Phông chữ phải là Times New Roman, đang là %(found)s: “%(words)s”."),
        "look.size": gettext_noop("Cỡ chữ %(found)s, phải từ %(least)s đến %(most)s: “%(words)s”."),
        "look.bold": gettext_noop("Phải in đậm: “%(words)s”."),
        "look.italic": gettext_noop("Phải in nghiêng: “%(words)s”."),
        "look.capitals": gettext_noop("Phải viết in hoa: “%(words)s”."),
        "figure.not_in_record": gettext_noop("“%(found)s” không có trong hồ sơ."),
    }
)

POINTS: Mapping[str, str] = MappingProxyType(
    {
        "normal_form": gettext_noop("Bảng mã tiếng Việt dựng sẵn"),
        "motto": gettext_noop("Quốc hiệu và Tiêu ngữ"),
        "number": gettext_noop("Số, ký hiệu"),
        "dateline": gettext_noop("Địa danh, thời gian"),
        "urgency": gettext_noop("Mức độ khẩn"),
        "subject": gettext_noop("Tên loại, trích yếu"),
        "addressees": gettext_noop("Kính gửi"),
        "bases": gettext_noop("Căn cứ ban hành"),
        "citations": gettext_noop("Viện dẫn văn bản"),
        "wording": gettext_noop("Cách viết ngày, giờ"),
        "blanks": gettext_noop("Không còn chỗ trống"),
        "closing": gettext_noop("Kết thúc bằng “./.”"),
        "signature": gettext_noop("Thể thức ký"),
        "recipients": gettext_noop("Nơi nhận"),
        "margins": gettext_noop("Lề trang"),
        "page_number": gettext_noop("Số trang"),
        "looks": gettext_noop("Phông, cỡ, kiểu chữ"),
        "agency": gettext_noop("Tên cơ quan ban hành"),
        "again": gettext_noop("Viện dẫn lần sau"),
        "names": gettext_noop("Tên viết tắt thống nhất"),
        "capitals": gettext_noop("Viết hoa"),
        "annexes": gettext_noop("Phụ lục"),
        "paper": gettext_noop("Khổ giấy"),
        "body_form": gettext_noop("Canh lề, lùi dòng, cách đoạn"),
        "rules": gettext_noop("Đường kẻ ngang"),
        "order": gettext_noop("Vị trí các thành phần"),
        "left_over": gettext_noop("Tệp không còn dấu vết sửa"),
        "laws": gettext_noop("Văn bản viện dẫn còn hiệu lực"),
        "copy": gettext_noop("Hình thức sao, văn bản được sao"),
        "copy_line": gettext_noop("Đường kẻ trên phần bản sao"),
    }
)

PLACES: Mapping[str, str] = MappingProxyType(
    {
        "superior": gettext_noop("Cơ quan chủ quản"),
        "agency": gettext_noop("Cơ quan ban hành"),
        "motto": gettext_noop("Quốc hiệu, Tiêu ngữ"),
        "motto_1": gettext_noop("Quốc hiệu"),
        "motto_2": gettext_noop("Tiêu ngữ"),
        "number": gettext_noop("Số, ký hiệu"),
        "dateline": gettext_noop("Địa danh, thời gian"),
        "urgency": gettext_noop("Mức độ khẩn"),
        "type_name": gettext_noop("Tên loại"),
        "subject": gettext_noop("Trích yếu"),
        "letter_subject": gettext_noop("Trích yếu"),
        "subtitle": gettext_noop("Trích yếu"),
        "addressees": gettext_noop("Kính gửi"),
        "via": gettext_noop("Kính gửi"),
        "bases": gettext_noop("Căn cứ"),
        "body": gettext_noop("Nội dung"),
        "heading": gettext_noop("Đề mục"),
        "table": gettext_noop("Bảng"),
        "signature": gettext_noop("Chữ ký"),
        "authority": gettext_noop("Quyền hạn, chức vụ"),
        "signer": gettext_noop("Họ tên người ký"),
        "recipients": gettext_noop("Nơi nhận"),
        "recipients_head": gettext_noop("Nơi nhận"),
        "contact": gettext_noop("Địa chỉ liên hệ"),
        "scope": gettext_noop("Phạm vi lưu hành"),
        "typist": gettext_noop("Ký hiệu người soạn thảo"),
        "annex": gettext_noop("Phụ lục"),
        "annex_label": gettext_noop("Phụ lục"),
        "annex_title": gettext_noop("Tên phụ lục"),
        "annex_note": gettext_noop("Phụ lục"),
        "page_number": gettext_noop("Số trang"),
        "copy_form": gettext_noop("Phần bản sao"),
        "file": gettext_noop("Tệp"),
        "page": gettext_noop("Trang giấy"),
    }
)

_FACTS: Mapping[str, str] = MappingProxyType(
    {
        "top": gettext_noop("trên"),
        "bottom": gettext_noop("dưới"),
        "left": gettext_noop("trái"),
        "right": gettext_noop("phải"),
        "day": gettext_noop("ngày"),
        "issuer": gettext_noop("cơ quan ban hành"),
        "title": gettext_noop("trích yếu"),
        "top-left": gettext_noop("bên trái lề trên"),
        "top-right": gettext_noop("bên phải lề trên"),
        "bottom-left": gettext_noop("bên trái lề dưới"),
        "bottom-center": gettext_noop("giữa lề dưới"),
        "bottom-right": gettext_noop("bên phải lề dưới"),
    }
)


def severity(finding: Finding, translate: Translate = plain) -> str:
    """Return "Phải sửa" or "Nên xem"."""
    return translate(SEVERITIES[finding.severity])


def sentence(finding: Finding, translate: Translate = plain) -> str:
    """Return what is wrong, in one sentence."""
    return translate(FINDINGS[finding.code]) % {name: _fact(value, translate) for name, value in finding.facts.items()}


def place(finding: Finding, translate: Translate = plain) -> str:
    """Return where it is wrong: "Nội dung, đoạn 3"."""
    name, _, at = finding.where.partition(":")
    said = translate(PLACES[name])
    if name == "annex":
        return f"{said} {at}"
    return said + translate(gettext_noop(", đoạn %s")) % at if at else said


def passed(points: tuple[str, ...], translate: Translate = plain) -> list[str]:
    """Return the points that are in order, by name."""
    return [translate(POINTS[name]) for name in points]


def summary(findings: tuple[Finding, ...], points: tuple[str, ...], translate: Translate = plain) -> str:
    """Return "1 lỗi phải sửa, 1 điểm nên xem, 12 điểm đạt"."""
    must = sum(finding.severity == MUST for finding in findings)
    counts = {"must": must, "look": len(findings) - must, "passed": len(points)}
    return translate(gettext_noop("%(must)s lỗi phải sửa, %(look)s điểm nên xem, %(passed)s điểm đạt")) % counts


def _fact(value: Any, translate: Translate) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_fact(each, translate) for each in value)
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    known = _FACTS.get(value) or PLACES.get(value) if isinstance(value, str) else None
    return translate(known) if known else str(value)
