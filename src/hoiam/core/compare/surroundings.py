"""Which lines of a page's text are the article, and which only surround it?

A line is taken out only where all of it is of one such kind, so a sentence that speaks of views or of related matters
stays. What is not surely surrounding is the article: a version too many does no harm, an edit unseen does.
"""

import re
from dataclasses import dataclass, field

from hoiam.core.text.normal import normal

_LONGEST = 160  # characters of a line that may be no part of the article
_FEWEST, _MOST_LISTED = 4, 12  # words of another piece's headline, and such headlines after one heading
_EDGE = 3  # rows at the beginning and the end of a text, where the page tells its hour
_SAME_SIGNS = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‟": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."}
)
_SPACED = re.compile(r"\s+(?=[,.;:!?)\]])|(?<=[(\[])\s+")
_COUNT = r"[\d.,]+\s*(?:k|nghìn|ngàn|tr|triệu)?"
_KINDS: tuple[tuple[str, str], ...] = (
    (
        "views",
        rf"(?:số\s+)?(?:lượt\s+)?(?:xem|đọc|truy cập|thích|chia sẻ|bình luận|views?|likes?)\s*[:(]?\s*{_COUNT}\s*\)?"
        rf"|{_COUNT}\s*(?:lượt\s+)?(?:xem|đọc|truy cập|thích|chia sẻ|bình luận|views?|likes?)",
    ),
    ("advert", r"(?:nội dung\s+)?quảng cáo|advertisement|ads?|tài trợ|bài (?:viết )?được tài trợ|sponsored"),
    (
        "share",
        r"chia sẻ(?: bài viết)?|lưu bài(?: viết)?|in bài(?: viết)?|sao chép (?:liên kết|link)|gửi (?:bình luận|ý kiến)"
        r"|(?:mời bạn đọc|theo dõi|đọc) .{0,80}(?:google news|zalo|facebook|youtube|tiktok|ứng dụng).{0,40}",
    ),
    ("tags", r"(?:từ khóa|từ khoá|tags?|thẻ|chủ đề)\s*:.{0,150}"),
    (
        "related",
        r"(?:xem|đọc|tìm hiểu)\s+(?:thêm|tiếp|ngay)\s*[:>»].{1,150}|(?:>>|»|►|▶|☞)\s*.{1,150}"
        r"|(?:(?:tin|bài|các (?:tin|bài)|video|chủ đề)\s+)?"
        r"(?:liên quan|cùng chuyên mục|cùng chủ đề|đọc nhiều|xem nhiều)\s*:.{1,150}",
    ),
)
_LINE = {kind: re.compile(pattern, re.I) for kind, pattern in _KINDS}
_HEADING = re.compile(
    r"(?:các\s+)?(?:tin|bài|video|bài viết)?\s*(?:liên quan|cùng chuyên mục|cùng chủ đề|đọc nhiều(?: nhất)?"
    r"|xem nhiều(?: nhất)?|có thể bạn quan tâm|tin mới(?: nhất)?|tin khác|bài khác|đừng bỏ lỡ)\s*:?",
    re.I,
)
_TIME_WORDS = re.compile(
    r"\b(?:cập nhật|đăng|xuất bản|lúc|ngày|tháng|năm|lần cuối|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|gmt|utc|am|pm|sa"
    r"|ch|phút|giờ|giây|tuần|trước|vừa xong|hôm nay|hôm qua|h|g)\b",
    re.I,
)
_MADE_AT = re.compile(r"cập nhật|đăng|xuất bản|lần cuối|trước|vừa xong|gmt", re.I)
_DAY, _HOUR = re.compile(r"\d{1,2}[/.-]\d{1,2}"), re.compile(r"\d{1,2}\s?[:hg]\s?\d{2}", re.I)
_TIME_SIGNS = re.compile(r"[\d\s.,:;/|()+\-–]*")


@dataclass(slots=True)
class Taken:
    """The rows of the article, and what surrounds it by kind."""

    rows: tuple[str, ...] = ()
    around: dict[str, list[str]] = field(default_factory=dict)


def plain(words: str) -> str:
    """Return words as two of them are compared: one kind of quotation mark and dash, single spaces."""
    words = normal(words).translate(_SAME_SIGNS)
    return _SPACED.sub("", " ".join(words.split()))


def article_of(text: str) -> Taken:
    """Return the rows of the article and, by kind, the lines that only surround it."""
    rows = [row for raw in text.split("\n") if (row := " ".join(raw.split()))]
    kept: list[str] = []
    taken = Taken()
    listing = 0  # lines that may still follow a heading like "Tin liên quan"
    for at, row in enumerate(rows):
        if _HEADING.fullmatch(row):
            kind, listing = "related", _MOST_LISTED
        elif listing and _is_headline(row):
            kind, listing = "related", listing - 1
        else:
            kind, listing = _kind(row, near_edge=at < _EDGE or at >= len(rows) - _EDGE), 0
        if kind:
            taken.around.setdefault(kind, []).append(row)
        else:
            kept.append(row)
    taken.rows = tuple(kept)
    return taken


def _is_headline(row: str) -> bool:
    """Say whether a line may be the headline of another piece: some words, and no sentence."""
    return (
        len(row.split()) >= _FEWEST and len(row) <= _LONGEST and not row.endswith((".", "!", "…", '."', ".”", ":", ";"))
    )


def _kind(row: str, near_edge: bool) -> str:
    if len(row) > _LONGEST:
        return ""
    for kind, pattern in _LINE.items():
        if pattern.fullmatch(row):
            return kind
    return "time" if near_edge and _is_time(row) else ""


def _is_time(row: str) -> bool:
    """Say whether a line only tells when the page was made: "Thứ Ba, 11/10/2022, 20:15 (GMT+7)", "3 giờ trước".

    A day alone may be a line of a timetable: it is the article's.
    """
    if _TIME_SIGNS.fullmatch(_TIME_WORDS.sub("", row)) is None:
        return False
    return bool(_MADE_AT.search(row)) or bool(_DAY.search(row) and _HOUR.search(row))
