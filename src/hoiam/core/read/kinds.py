"""Which kinds of paper are there, and how is each written?

Names and abbreviations of administrative documents (Decree 30/2020, Appendix III; Party guidance 36-HD/VPTW for the
Party's own), folded names first. A công văn has no name and no abbreviation of its own.
"""

from typing import Final

CONG_VAN: Final = "Công văn"
NAMES: Final[dict[str, tuple[str, str | None]]] = {
    "nghi quyet": ("Nghị quyết", "NQ"),
    "quyet dinh": ("Quyết định", "QĐ"),
    "chi thi": ("Chỉ thị", "CT"),
    "quy che": ("Quy chế", "QC"),
    "quy dinh": ("Quy định", "QyĐ"),
    "thong cao": ("Thông cáo", "TC"),
    "thong bao": ("Thông báo", "TB"),
    "thong bao ket luan": ("Thông báo", "TB"),
    "huong dan": ("Hướng dẫn", "HD"),
    "chuong trinh": ("Chương trình", "CTr"),
    "ke hoach": ("Kế hoạch", "KH"),
    "phuong an": ("Phương án", "PA"),
    "de an": ("Đề án", "ĐA"),
    "bao cao": ("Báo cáo", "BC"),
    "to trinh": ("Tờ trình", "TTr"),
    "cong dien": ("Công điện", "CĐ"),
    "ket luan": ("Kết luận", "KL"),
    "giay moi": ("Giấy mời", "GM"),
    "bien ban": ("Biên bản", "BB"),
    "thong tri": ("Thông tri", "TT"),
}
CODES: Final = {
    **{code.lower().replace("đ", "d"): name for name, code in NAMES.values() if code},
    "qb": "Quyết định",
    "qp": "Quyết định",
    "cb": "Công điện",
}
REFERENCES: Final[dict[str, str]] = {
    "nghi dinh": "decree",
    "bo luat": "law",
    "luat": "law",
    "phap lenh": "ordinance",
    "nghi quyet": "resolution",
    "thong tu": "circular",
    "quyet dinh": "decision",
    "chi thi": "directive",
    "ke hoach": "plan",
    "cong van": "dispatch",
    "van ban": "dispatch",
    "cong dien": "telegram",
    "thong bao": "notice",
    "ket luan": "conclusion",
    "huong dan": "guidance",
    "bao cao": "report",
    "to trinh": "proposal",
    "chuong trinh": "programme",
    "quy che": "regulation",
    "quy dinh": "regulation",
}
