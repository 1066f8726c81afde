"""Which kinds of paper are written here, of which parts, under which rules? A table; the sentences stand in paper.py.

A further kind is one row. `rules` are ids of the law library: those in force on the paper's day are cited.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its key, whether the paper cannot do without it, and its heading on the sheet ("" for none)."""

    key: str
    needed: bool = False
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind. `sheet` is its row in compose.sheet.KINDS; `addressed` says that it carries Kính gửi."""

    sheet: str
    parts: tuple[Part, ...]
    rules: tuple[str, ...] = ()
    addressed: bool = True
    from_case: bool = False  # it can only be about a case
    copy: bool = False  # it copies another paper and says nothing itself


EXPLAIN = "giai_trinh"  # asks a press agency to explain what it printed (L103 Đ.39.4, NĐ 237 Đ.18.6)
KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "cong_van": Kind("cong_van", (Part("noi_dung", needed=True),)),
        "tra_loi": Kind(
            "cong_van",
            (Part("yeu_cau", needed=True), Part("noi_dung")),
            ("ND09-2017.6.3.b", "ND244-2026.7.5"),
        ),
        "bao_cao_nhanh": Kind(
            "bao_cao",
            (
                Part("su_viec", needed=True, heading="Vụ việc"),
                Part("nguon", needed=True, heading="Nguồn thông tin"),
                Part("da_kiem_tra", needed=True, heading="Nội dung đã kiểm tra"),
                Part("ket_qua", needed=True, heading="Kết quả bước đầu"),
                Part("da_lam", needed=True, heading="Việc đã làm"),
                Part("de_nghi", heading="Đề nghị"),
                Part("cung_cap", heading="Nội dung có thể cung cấp ngay cho báo chí"),
            ),
            from_case=True,
        ),
        "uy_quyen": Kind(
            "giay_uy_quyen",
            (Part("noi_dung"),),
            ("ND09-2017.3.6", "ND09-2017.3.7", "ND244-2026.3.5", "ND244-2026.3.6"),
            addressed=False,
        ),
        "thong_cao": Kind(
            "thong_cao",
            (
                Part("noi_dung", needed=True),
                Part("da_lam", heading="Việc đã và đang làm"),
                Part("tiep_theo", heading="Thông tin tiếp theo"),
            ),
            ("ND09-2017.4", "ND244-2026.5"),
            addressed=False,
        ),
        "phieu_chuyen": Kind(
            "phieu_chuyen",
            (Part("noi_dung", needed=True), Part("ly_do", needed=True), Part("de_nghi")),
        ),
        EXPLAIN: Kind(
            "cong_van",
            (Part("noi_dung", needed=True), Part("giai_thich", needed=True)),
            ("L103-2016.39.4", "ND237-2026.18.6"),
            from_case=True,
        ),
        "sao_y": Kind("sao_y", (), addressed=False, copy=True),
        "trich_sao": Kind("trich_sao", (), addressed=False, copy=True),
        "sao_luc": Kind("sao_luc", (), addressed=False, copy=True),
    }
)
# The letters that answer an article (letter.py), by route, and the papers above: the nine kinds of a local office.
ROUTED: Mapping[str, str] = MappingProxyType(
    {"response": "phan_hoi", "correction": "cai_chinh", "remedy_and_answer": "tra_loi", "information": "tra_loi"}
)
_OTHERS = ("bao_cao_nhanh", "uy_quyen", "thong_cao", "phieu_chuyen")
EVERY = ("cong_van", "phan_hoi", "cai_chinh", EXPLAIN, "tra_loi", *_OTHERS)
COPIES = tuple(key for key, kind in KINDS.items() if kind.copy)
