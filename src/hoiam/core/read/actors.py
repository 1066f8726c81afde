"""Who is named as the one that acts, or the one that helps?

Where a name at the start of a sentence ends and its verb begins. Knows verbs of orders; the kinds of body are those of
bodies.py. Knows no single office and no person.
"""

import re

from hoiam.core.read.bodies import HEAD, STAFF
from hoiam.core.read.circumstance import commas_after
from hoiam.core.read.verbs import VERB, VERBS, orders_at, works_at

_ORDER = re.compile(rf"\b(?:{VERBS})(?![a-z])")
_BARE_KIND = re.compile(r"\b(?:uy ban|hoi dong|ban|to|doi|trung tam) $")
_LEAD = re.compile(
    r"^(?:\W*(?:v\S+\s)?)?(?:(?:kinh |tran trong )?de nghi|(?:tiep tuc )?giao(?: nhiem vu|"
    r" trach nhiem)?(?: cho)?|yeu "
    r"cau|"
    r"phan cong|uy quyen|cho phep|chap thuan|kien nghi|dong y(?: giao| de| cho| voi de xuat cua)?|(?:thong nhat|nhat "
    r"tri)"
    r"(?: va)? giao|doi voi|ve phia)\s*:?\s+(?:cho\s+)?"
)
_EARLY = re.compile(
    r"^\W*(?:(?:truoc|cham nhat|dinh ky|hang|moi|trong vong|trong thoi han|vao|tu ngay|den het|"
    r"sau khi|ngay sau khi)\b[^,;:]{0,90},\s*"
    r"|(?:ve|doi voi|cong tac|noi dung|linh vuc)\b[^:;]{2,110}:\s*"
    r"|(?:phan cong|to chuc thuc hien|trach nhiem|giao nhiem vu)\b[^:;.]{0,60}:\s*"
    r"|[^:;.]{2,80}:\s*(?=(?:giao|yeu cau|de nghi|phan cong|uy quyen|dong y giao)\s))"
)  # a time or a topic before the one who acts
_INSIDE = re.compile(
    r"ban (?:to chuc|quan ly|chi dao|chi huy|tiep cong dan|dieu hanh)|\bha tang|phong quan ly|trung tam (?:phuc vu|"
    r"kiem soat|giam sat|quan ly|dieu hanh|ho tro|huan|cung ung|phat trien)|"
    r"bo phan (?:mot cua|tiep nhan(?: va tra ket qua)?|truyen thanh)|van phong dieu phoi|"
    r"phong giao duc|to (?:cong tac|giup viec)|ke hoach|giao duc (?:nghe nghiep|thuong "
    r"xuyen)|"
    r"(?:du an )?dau tu(?: va)? xay dung|hoi dong thi dua,? khen thuong|thi dua|su dung cong nghe|bao ton|quan doc|"
    r"nguoi dung dau|chu nhiem|hop tac xa|tim kiem(?:,)? cuu nan|cuu (?:ho|nan)|dao tao|khai thac|bao ve (?:thuc vat|"
    r"rung|moi truong)|quan ly (?:bao chi|thi truong|duong|khu|van hanh)|"
    r"cung (?:cap|ung) dich vu|dich vu (?:tong hop|viec lam|ky thuat|cong ich)|dang ky dat|cac thon|dieu duong|"
    r"duoc giao|"
    r"phong (?:tai chinh|noi vu|lao dong|kinh te)[- \w]{0,25}ke hoach|dai phat thanh|(?:cac|co quan,) to chuc|"
    r"phat trien|phat thanh|truyen thanh|ban dan van|quan ly (?:do thi|du an|rung)|quan su|ho tro|"
    r"truc thuoc|thong tin|bao chi|giam doc|dau tu|xay dung (?:dang|va)|"
    r"co quan (?:thong tin|bao|chu tri|phoi hop|thuong truc)|phong, chong|giai quyet viec lam|"
    r"thi hanh an|kiem lam|kiem sat|co so luu tru|luc luong tham gia bao ve(?: an ninh(?:,? trat tu)?)?(?: o co so)?"
)


def acting(clear: str, plain: str) -> tuple[int, int, int] | None:
    """Return where the name of the one who acts stands at the start of a sentence, and where the order begins.

    (start, end, rest) as offsets, None where the sentence does not begin with a name. "Giao Phòng X chủ trì …",
    "Đề nghị các cơ quan …", "UBND các xã có trách nhiệm …", "Công an huyện: …".
    """
    early = _EARLY.match(plain)
    begin = early.end() if early and (HEAD.match(plain, early.end()) or _LEAD.match(plain[early.end() :])) else 0
    begin = begin or after_circumstance(clear, plain)
    lead = (
        _LEAD.match(plain[begin:])
        if not clear[begin:].lstrip(" -+*–").lower().startswith(("giáo", "giao viên"))
        else None
    )
    start = begin + (lead.end() if lead else len(plain[begin:]) - len(plain[begin:].lstrip(" -+*–")))
    if lead and clear[start].islower() and STAFF.match(plain, start) and _PLACED.search(lead[0]):
        return None  # "Phân công cán bộ trực …": whom somebody places
    if not HEAD.match(plain, start):
        bare = _BARE.match(plain, start) if clear[start : start + 1].isupper() else None
        if bare is None or clear[bare.end() + 1 : bare.end() + 2].isupper():
            return None  # "Đội Cấp cứu lưu động": the verb is its name
        return start, bare.end(), bare.end() + 1
    end = name_end(clear, plain, start)
    if end == len(plain) or _TIME_WORD.match(plain, end):
        end = _guessed_end(clear, plain, start, end)
    rest = end
    if adverb := _ADVERB_LAST.search(clear, start, end):
        end = adverb.start()
    while rest < len(plain) and plain[rest] in " :,;-–":
        rest += 1
    return start, len(plain[:end].rstrip(" ,;:-–")), rest


def after_circumstance(clear: str, plain: str) -> int:
    """Return where the one who acts stands behind a circumstance ("Đối với các xã ven sông, Chi cục …"), else 0."""
    for place, at in enumerate(commas_after(clear, plain)):
        if not (HEAD.match(plain, at) and (clear[at].isupper() or (not place and plain.startswith("cac ", at)))):
            continue
        rest = name_end(clear, plain, at)
        if orders_at(clear, plain, rest) and not _ASKING.match(plain, rest):
            return at
    return 0


_ASKING = re.compile(r"(?:de nghi|yeu cau|giao|phan cong|chi dao|ban hanh|nhan duoc|da|kinh)\b")  # that is the issuer
_ADVERB_LAST = re.compile(r"\s(?:thì|cũng|sẽ)\s*$")
_PLACED = re.compile(r"\b(?:phan cong|giao)\b")
_BARE = re.compile(
    rf"(?:doi|hat|don|to|tram|khoa|chi nhanh)(?=\s(?:{VERBS})(?![a-z]))"
)  # "Đội tổ chức 03 buổi …", after the Đội was named
_WORDS_LEAST = 6  # of a sentence that names and orders
_LEVEL_END = re.compile(
    r"(?<!\w)(?:tinh|huyen|xa|thanh pho|phuong|thi tran|dac khu|thi xa)(?= [a-z])(?! (?:va|hoac|thuoc|trong|bien gioi|"
    r"mien|"
    r"ven|vung|noi|nao|lan can|tren|duoc|con|lien quan|phu trach|truc|nghien|cap|va|tro len|co (?!van ban|trach|nhiem|"
    r"bien|y "
    r"kien)|cung|dang|da|chua|chiu anh|bi|nam|o\b|moi|cu\b|ngheo|dac biet|uy|doan|hoi|loai|khu|quan ly|theo doi|den|"
    r"ve|tuong|"
    r"lan|bo\b|khac|nay|lam|so\b|voi|thi|ban|[a-z]+ (?:xa|phuong)))"
)


_TIME_WORD = re.compile(
    r"(?:truoc|cham nhat|trong vong|khi|kip thoi|dinh ky|hang (?:tuan|thang|quy|nam|ngay)|ngay sau)\b"
)


def _guessed_end(clear: str, plain: str, start: int, end: int) -> int:
    """Return where a name ends in a sentence whose verb no list has: a word after the last capital, else at `end`.

    `end` is the end of the sentence, or the words of time that stood first for an order.
    """
    if end == len(plain) and (not plain.rstrip().endswith((".", ";")) or len(plain[start:].split()) < _WORDS_LEAST):
        return end
    named = clear[start:end]
    capitals = [word for word in re.finditer(r"[^\W\d_]+", named) if word[0][0].isupper()]
    words = [word for word in re.finditer(r"\S+", named) if capitals and word.start() > capitals[-1].start()]
    if end < len(plain) and (len(capitals) < 2 or VERB.match(plain, start + capitals[-1].start())):
        return end  # "Ban quản lý rừng phòng hộ khi có cháy báo cáo ngay": the order stands behind its time
    if len(words) < 4 or named[capitals[-1].start() :].startswith(("UBND", "HĐND", "Ủy", "Các")):
        return end
    rest = start + words[1].start()
    return end if HEAD.match(plain, rest) or words[0][0].endswith((",", ";")) else rest


_LISTED = re.compile(
    r"(?<=\w): (?:[A-ZĐÀ-Ỹ][\w'’]*(?: [A-ZĐÀ-Ỹ][\w'’]*)*(?:, | và )){1,20}(?=[A-ZĐÀ-Ỹ])"
)  # names of places


def name_end(clear: str, plain: str, start: int) -> int:
    """Return where a list of names that begins at `start` ends: at the first verb, at a colon, or at the end."""
    at = start
    while at < len(plain):
        if inside := _INSIDE.match(plain, at):
            at = inside.end()
            continue
        if plain[at] == ";" and HEAD.match(plain, at + 2):
            at += 2
            continue
        if plain[at] == ":" and (listed := _LISTED.match(clear, at)):
            at = listed.end()
            continue
        if plain[at] == ":" or (plain[at] in ".;" and plain[at + 1 : at + 2] in {" ", ""}):
            return at
        begins = at == start or not plain[at - 1].isalnum()
        if begins and at > start and not _BARE_KIND.search(plain[start:at]) and works_at(clear, at):
            return at
        if (
            begins
            and at > start
            and clear[at].islower()
            and (level := _LEVEL_END.match(plain, at))
            and (clear[level.end() + 1 : level.end() + 2].islower())
        ):
            return level.end()
        if begins and at > start and (verb := VERB.match(plain, at)) and not _names_go_on(clear, plain, at):
            named = _called_after(clear, plain, start, verb) or (
                not _ORDER.match(plain, at) and _is_of_name(clear, plain, start, verb)
            )
            if not named:
                return at
            at = verb.end()
            continue
        at += 1
    return len(plain)


def _names_go_on(clear: str, plain: str, at: int) -> bool:
    """Tell whether what looks like a verb is part of a name: "Phòng Tổ chức" (a capital after a head)."""
    before = plain[:at].rstrip()
    if before.endswith(",") or not clear[at].isupper():
        return False
    return not before.endswith((":", "."))


def _is_of_name(clear: str, plain: str, start: int, work: re.Match[str]) -> bool:
    """Tell whether work of hands is that by which a body is called, and its order stands behind.

    "Hội đồng tuyển sinh huyện công bố …" (right behind a bare kind), "Hợp tác xã Sản xuất, tiêu thụ cà phê lập …".
    """
    before = plain[start : work.start()]
    named = _BARE_KIND.search(before) is not None
    if before.endswith(", "):
        last = [word for word in re.finditer(r"[^\W\d_]+", clear[start : work.start()]) if word[0][0].isupper()]
        named = bool(last) and VERB.fullmatch(before[:-2], last[-1].start()) is not None
    return named and _orders_behind(plain, work.end())


_CALLED = (  # by what bodies are called without a capital, where an order stands behind
    r"(?:tham dinh(?: gia(?: dat)?)?|den bu|boi thuong|giai toa|giai phong mat bang|dieu hanh|giam sat|kiem tra|"
    r"thanh tra|"
    r"xuc tien|ho tro|tu van|van dong|kiem ke|xu ly|ung pho|tuyen truyen|phan ung nhanh|kiem soat|dieu phoi|tiep nhan|"
    r"giam dinh|xet duyet|danh gia|nghiem thu|tuyen dung|ky luat|kiem phieu|cuu ho|bao ve(?: an ninh(?:,? trat tu)?)?|"
    r"tuan tra|huan luyen|"
    r"sang kien|"
    r"kiem dinh|phuc vu|van hanh|cung ung|dau gia|thanh ly|mua sam|phat trien|quan ly|khoanh vung|ra soat|truy quet|"
    r"san xuat|tu quan|thi cong|thu mua|phong chong|boi duong|dao tao|tham muu|thu gom|tru bi|khao sat)"
)
_KIND_BEFORE = re.compile(r"(?:^|[ ,;])(?:ban|tổ|đội|hội đồng|nhóm|lực lượng|bộ phận|nhân viên) $", re.IGNORECASE)
_NAMED_AFTER = re.compile(_CALLED + r"(?![a-z])(?! (?:va|hoac) )")
_PAIRED = re.compile(
    r"\b(?:thong tin|den bu|boi thuong|dao tao|dich vu|tu van|nghien cuu|ung dung|cuu ho|quan ly|phong chong) $"
)
_DUTY_BEFORE = re.compile(r"\b(?:phu|chuyen) trach (?:(?:cong tac|chuong trinh|viec|linh vuc|mang) )?$")
_LISTING = re.compile(r"\b(?:sau|nhu|cac|noi dung|viec)\b")
_TAIL_LONGEST = 4  # words of a name behind what the body does
_SECOND = re.compile(r"xuc tien|giai toa|giai phong|cung ung|phat trien|boi duong|dieu hanh")


def _called_after(clear: str, plain: str, start: int, work: re.Match[str]) -> bool:
    """Tell whether a body is called by what it does: "Hội đồng thẩm định giá đất họp …", "Ban Đền bù giải tỏa lập …".

    An order must stand right behind such a name in the same clause: "Tổ kiểm tra các cơ sở" checks them.
    """
    before = plain[start : work.start()]
    duty = work if _DUTY_BEFORE.search(before) else None
    called = _NAMED_AFTER.match(plain, work.start())
    if (
        called
        and not _KIND_BEFORE.search(clear[start : work.start()])
        and not (_PAIRED.search(before) and _SECOND.match(called[0]))
    ):
        called = None
    called = duty or called
    if called is None:
        return False
    stop = _CLAUSE_END.search(plain, called.end())
    tail = plain[called.end() : stop.start() if stop else len(plain)]
    if (stop is None or stop[0] == ":") and len(tail.split()) < _TAIL_LONGEST and not _LISTING.search(tail):
        return True  # a heading
    return any(not _TIME_WORD.match(tail, verb.start()) for verb in VERB.finditer(tail, 1))


def _orders_behind(plain: str, at: int) -> bool:
    """Tell whether a verb stands further on in the same clause."""
    stop = _CLAUSE_END.search(plain, at)
    return VERB.search(plain, at, stop.start() if stop else len(plain)) is not None


_CLAUSE_END = re.compile(r"[,;:.]")
_WITH = re.compile(
    r"phoi hop(?: chat che| tot| dong bo| kip thoi| thuong xuyen)*,?\s+(?:cung )?(?:voi\s+)?(?:cac dong chi\s+)?"
)


def helpers(clear: str, plain: str) -> tuple[str, ...]:
    """Return those with whom the order says to co-operate, as it names them."""
    found = []
    for order in _WITH.finditer(plain):
        if not plain[order.end() :].strip() or (VERB.match(plain, order.end()) and not HEAD.match(plain, order.end())):
            continue
        if not (
            HEAD.match(plain, order.end())
            or re.match(
                r"(?:cac |nhung )?(?:phong vien|bao|co quan|to chuc|don vi|nguoi|luc luong)", plain[order.end() :]
            )
        ):
            continue
        end = name_end(clear, plain, order.end())
        stop = re.search(
            r",?\s+(?:de\b|trong viec|trong cong tac|nham\b|khi\b|co cac|ve viec|de nghi|thuc hien)|\.|;",
            plain[order.end() : end],
        )
        text = clear[order.end() : order.end() + stop.start() if stop else end].strip(" ,;:.")
        if text:
            found.append(text)
    return tuple(found)
