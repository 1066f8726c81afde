"""How does each part of an official paper look? The table of Decree 30/2020, Annex I and III, as data.

Sizes in points, lengths in millimetres. `Style.size` is the size this house prints; `least` and `most` are the limits
of the law that the checker holds other people's papers to. Where the law names no size (tables) the note says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

FONT = "Times New Roman"
FIRST_LINE_MM = 12.7
PARAGRAPH_GAP_PT = 6.0
LINE_SPACING = 1.1  # between single and 1.5 (II.6.b)
PAPER_MM = (210.0, 297.0)


@dataclass(frozen=True, slots=True)
class Margins:
    """The margins of a sheet in millimetres, standing or lying alike."""

    top: float
    bottom: float
    left: float
    right: float


MARGINS = Margins(20, 20, 30, 15)
LEAST_MARGINS = Margins(20, 20, 30, 15)
MOST_MARGINS = Margins(25, 25, 35, 20)
TEXT_MM = PAPER_MM[0] - MARGINS.left - MARGINS.right
LYING_TEXT_MM = PAPER_MM[1] - MARGINS.left - MARGINS.right


@dataclass(frozen=True, slots=True)
class Style:
    """One row of the table: the size we print, the limits, and the look."""

    size: float
    least: float
    most: float
    bold: bool = False
    italic: bool = False
    upper: bool = False


STYLES: Mapping[str, Style] = MappingProxyType(
    {
        "motto_1": Style(13, 12, 13, bold=True, upper=True),  # box 1
        "motto_2": Style(14, 13, 14, bold=True),
        "superior": Style(13, 12, 13, upper=True),  # box 2
        "agency": Style(13, 12, 13, bold=True, upper=True),
        "number": Style(13, 13, 13),  # box 3
        "dateline": Style(14, 13, 14, italic=True),  # box 4
        "type_name": Style(14, 13, 14, bold=True, upper=True),  # box 5a
        "subject": Style(14, 13, 14, bold=True),
        "letter_subject": Style(12, 12, 13),  # box 5b
        "subtitle": Style(14, 13, 14),  # part of the trích yếu's box; no row of its own
        "addressees": Style(14, 13, 14),  # box 9a
        "bases": Style(14, 13, 14, italic=True),  # II.6.a
        "body": Style(14, 13, 14),  # box 6
        "heading": Style(14, 13, 14, bold=True),
        "authority": Style(14, 13, 14, bold=True, upper=True),  # box 7a
        "signer": Style(14, 13, 14, bold=True),  # box 7b
        "recipients_head": Style(12, 12, 12, bold=True, italic=True),  # box 9b
        "recipients": Style(11, 11, 11),
        "urgency": Style(13, 13, 14, bold=True, upper=True),  # box 10b
        "scope": Style(13, 13, 14, bold=True, upper=True),  # box 11
        "typist": Style(11, 11, 11),  # box 12
        "contact": Style(11, 11, 12),  # box 13
        "annex_label": Style(14, 14, 14, bold=True),  # III.1
        "annex_title": Style(14, 13, 14, bold=True, upper=True),
        "annex_note": Style(14, 13, 14, italic=True),
        "page_number": Style(13, 13, 14),
        "copy_form": Style(14, 13, 14, bold=True, upper=True),  # part II.II: the name of the form of a copy
        "table": Style(12, 11, 14),  # no size in the decree for tables: 12, or 11 on lying sheets
    }
)

KINDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "cong_van": ("", ""),  # a công văn has no type code (Annex III)
        "nghi_quyet": ("NGHỊ QUYẾT", "NQ"),
        "quyet_dinh": ("QUYẾT ĐỊNH", "QĐ"),
        "chi_thi": ("CHỈ THỊ", "CT"),
        "quy_che": ("QUY CHẾ", "QC"),
        "quy_dinh": ("QUY ĐỊNH", "QyĐ"),
        "thong_cao": ("THÔNG CÁO", "TC"),
        "thong_bao": ("THÔNG BÁO", "TB"),
        "huong_dan": ("HƯỚNG DẪN", "HD"),
        "chuong_trinh": ("CHƯƠNG TRÌNH", "CTr"),
        "ke_hoach": ("KẾ HOẠCH", "KH"),
        "phuong_an": ("PHƯƠNG ÁN", "PA"),
        "de_an": ("ĐỀ ÁN", "ĐA"),
        "du_an": ("DỰ ÁN", "DA"),
        "bao_cao": ("BÁO CÁO", "BC"),
        "bien_ban": ("BIÊN BẢN", "BB"),
        "to_trinh": ("TỜ TRÌNH", "TTr"),
        "hop_dong": ("HỢP ĐỒNG", "HĐ"),
        "cong_dien": ("CÔNG ĐIỆN", "CĐ"),
        "ban_ghi_nho": ("BẢN GHI NHỚ", "BGN"),
        "ban_thoa_thuan": ("BẢN THỎA THUẬN", "BTT"),
        "giay_uy_quyen": ("GIẤY ỦY QUYỀN", "GUQ"),
        "giay_moi": ("GIẤY MỜI", "GM"),
        "giay_gioi_thieu": ("GIẤY GIỚI THIỆU", "GGT"),
        "giay_nghi_phep": ("GIẤY NGHỈ PHÉP", "GNP"),
        "phieu_gui": ("PHIẾU GỬI", "PG"),
        "phieu_chuyen": ("PHIẾU CHUYỂN", "PC"),
        "phieu_bao": ("PHIẾU BÁO", "PB"),
        "sao_y": ("SAO Y", "SY"),
        "trich_sao": ("TRÍCH SAO", "TrS"),
        "sao_luc": ("SAO LỤC", "SL"),
    }
)
COPIES = ("sao_y", "trich_sao", "sao_luc")  # forms of copy (Điều 25), no types of paper
COPY_CODES = tuple(KINDS[kind][1] for kind in COPIES)
SECRECY = ("TUYỆT MẬT", "TỐI MẬT", "MẬT")  # box 10a: read only to be refused, no such paper is made here (G13)
SCOPES = ("XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ")  # box 11
URGENCIES = ("HỎA TỐC", "THƯỢNG KHẨN", "KHẨN")
