"""How are names of persons usually marked, where a scan lost the marks of the one who signs?

Family names and usual middle names of Vietnam. A name that the scan shows with its marks stays; nobody's name is
invented, a given name that is not in the list stays as it was read.
"""

from typing import Final

from hoiam.core.text.fold import fold

_FAMILY: Final = """
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đào Đoàn Trịnh Mai Lương Trương Cao Châu
Tạ Thái Tô Tống Từ La Lâm Lưu Hà Quách Kiều Nghiêm Triệu Quản Phùng Vương Tăng Thạch Chu Đàm Giáp Khổng Lại Lục Mạc
Ninh Nông Ông Phó Phí Quang Sầm Thân Thiều Tôn Trà Tiêu Trưng Uông Văn Vi Viên Hứa Hầu Hàn Đồng Đậu Cù Cung Chử Bạch
Ân Âu An Điểu Giang Hạ Kim Lò Lường Cầm Quàng Vàng Giàng Sùng Thào Lù Hoàng Ma Bế Đới Đổng Diệp Mạch Lỗ Doãn Khúc Bành
"""
_MIDDLE: Final = """
Văn Thị Đức Hữu Xuân Ngọc Đình Công Bá Trọng Quốc Hồng Minh Thanh Quang Duy Gia Thế Tiến Mạnh Anh Hoàng Việt Kim Thu
Như Phước Tấn Viết Sỹ Khắc Đăng Bích Phương Thành Nhật Trung Hải Huy Tuấn Chí Vĩnh Phú Phúc Doãn Mỹ Diệu Cẩm Tường
"""
_GIVEN: Final = """
Hùng Dũng Lan Tuấn Anh Nam Sơn Hải Hạnh Thủy Hương Hà Nga Long Phương Bình Thắng Tùng Cường Hiếu Duy Tiến Mạnh Linh
Trang Mai Yến Loan Ngân Hiền Tâm Thảo Vinh Phúc Đạt Kiên Khánh Quyết Lợi Thịnh Toàn Trung Việt Đức Quân Chiến Thành
Minh Nhung Oanh Tuyết Vân Xuân Hưng Khoa Lộc Nghĩa Phong Quý Tài Thiện Thuận Tín Trí Trường Tú Vũ Đông Giang Liên
Liễu Lý Nhàn Nhân Nhi Phượng Quyên Thơm Thơ Thúy Trinh Uyên Vy Cúc Đào Định Hậu Huệ Huy Huyền Khang Lâm Luận Lực
"""


def _table(words: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in words.split():
        found.setdefault(fold(word), []).append(word)
    return {plain: tuple(dict.fromkeys(spelled)) for plain, spelled in found.items()}


_FIRST, _INNER, _LAST = _table(_FAMILY), _table(_MIDDLE), _table(_GIVEN)


def begins_a_name(words: str) -> bool:
    """Tell whether words begin with a family name, or as names of the highlands do (Y, A, H', Rơ, Ksor …)."""
    first = words.split()[0] if words.split() else ""
    return first in _HIGHLANDS or fold(first) in _FIRST


_OF_THE_HIGHLANDS: Final = """
Y A H K Rơ Ksor Siu Rmah Nay Kpă Rah Rcom Ama Brao Bríu Alăng Zơ Bnướch Pơ Lơ Cil Kơ
"""
_HIGHLANDS: Final = frozenset(_OF_THE_HIGHLANDS.split())


def signed(name: str, scan: str) -> str:
    """Return a signer's name with its marks: as the scan shows it, else as such names are usually marked.

    `scan` is the text as it was seen, "" where it shows no marks to go by.
    """
    seen = _shown(fold(name), scan)
    words = (seen or name).split()
    tables = [_FIRST, *[_INNER] * (len(words) - 2), _LAST]
    free = not scan
    return " ".join(
        _word(word, table, free or table is _FIRST) for word, table in zip(words, tables[: len(words)], strict=False)
    )


def _shown(plain: str, scan: str) -> str | None:
    folded = fold(scan)
    at = folded.rfind(plain) if len(folded) == len(scan) else -1
    return scan[at : at + len(plain)] if at >= 0 else None


def _word(word: str, table: dict[str, tuple[str, ...]], free: bool) -> str:
    usual = table.get(fold(word), ())
    bare = fold(word) == word.lower()  # what restoring has marked, it marked for a reason
    return usual[0] if usual and word not in usual and free and (bare or table is _FIRST) else word
