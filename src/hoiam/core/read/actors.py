"""Who is named as the one that acts, or the one that helps?

Role codes by the words of a name (functions, section 2.3), and where a name at the start of a sentence ends and its
verb begins. Knows kinds of body and verbs of orders; knows no single office and no person.
"""

import re
from typing import Final

_MEDIA_CENTRE = re.compile(r"trung tam\s+(?:van hoa|truyen thong|vh\b|vh-|vhtt|thong tin|tt-|ttvh)|tt vhtt|tttt")
_CULTURE = re.compile(r"phong\s+(?:van hoa|vh|vhtt|vhxh)|phong\s+van\s*-\s*xa")
_COMMUNES = re.compile(
    r"(?:ubnd|uy ban nhan dan)\s+(?:cac\s+|cap\s+)?(?:xa|phuong|thi tran)|cac xa,? |"
    r"xa, (?:phuong, )?thi tran|cap xa|xa, phuong|"
    r"\b(?:cac )?dia phuong\b"
)
_OFFICE = re.compile(
    r"(?:chanh )?van phong (?:hdnd|ubnd|hoi dong|uy ban|dang uy va)|van phong\s*(?:,|$)|"
    r"van phong so\b|chanh van phong\s*(?:,|$)"
)
_PARTY = re.compile(
    r"ban tuyen giao|ban xay dung dang|thuong truc (?:huyen|tinh|thanh|thi|dang) uy|tt (?:huyen|tinh|"
    r"dang) uy|ban thuong vu|"
    r"ban dan van|ban to chuc|van phong (?:huyen|tinh|dang|thanh) uy"
)
_FRONT = re.compile(
    r"mat tran|mttq|hoi (?:nong|cuu|lien|chu thap|khuyen|phu|nha bao)|doan thanh nien|doan tncs|"
    r"doan the|lien doan lao dong|toa an|vien kiem sat"
)
_UNITS = re.compile(
    r"\b(?:phong|ban|so|nganh|thu truong|don vi|co quan|cong an|chi cuc|trung tam|thanh tra|dai|bao|"
    r"truong hoc|truong(?! (?:cac )?(?:thon|khu|ban|to dan pho|ap|buon|lang))|benh vien|"
    r"tram|doi|bo chi huy|don bien phong|hat kiem lam|ngan hang|kho bac|bao hiem|cac to(?! chuc)|vien)\b"
)
_CHAIR = re.compile(r"(?<!pho )\bchu tich (?:ubnd|uy ban nhan dan)\b(?!\s+(?:cac|cap))")
_VICE = re.compile(r"pho chu tich|cac pct\b|^pct\b")

_POLICE = re.compile(r"^\W*(?:truong )?cong an\b")  # also those of communes: they are no committees
_TOLD: Final = (
    (_MEDIA_CENTRE, "TRUNG_TAM"),
    (_CULTURE, "PHONG_VHTT"),
    (_PARTY, "LANH_DAO_DANG"),
    (_POLICE, "DON_VI"),
)

HEAD: Final = re.compile(
    r"(?:(?:dong chi|d/c|ong|ba|lanh dao|tap the|thu truong|giam doc|truong|pho|chanh|chu tich|"
    r"pho chu tich|cong chuc|can bo|bi thu|cap uy|"
    r"nguoi dung dau|cac|toan the|tat ca|moi|tung|nhung|hai|ba|rieng|doi voi)\s+)*"
    r"(?:phong|ban\b(?! hanh| ngay| be| ghi| tin| sao)|so(?=[\s,])(?! (?:tan|cuu|che|duyet|khao|lieu|"
    r"ket|voi|sanh|luong|tien|"
    r"thang|ngay|diem|phan|"
    r"ho))|bo(?=\s+(?:chi huy|truong|noi|tai|y|giao|van|thong|cong|"
    r"tu|khoa))|nganh|co quan|don vi|ubnd|uy ban|hdnd|hoi dong|"
    r"trung tam|van phong|cong an|thanh tra|dai(?=\s+(?:truyen|phat|tieng|pt))|"
    r"bao(?=\s+[a-z])(?! (?:cao|dam|ve|ton|gom|quan))|cuc|chi cuc|truong(?=\s+(?:thpt|thcs|tieu|hoc|"
    r"mam|dai|cao|chinh|ptdt))|truong hoc|"
    r"benh vien|tram|don(?= (?:bien phong|cong an))|doi(?= (?:quan|kiem|van|tuyen|canh sat|an ninh|tong hop|"
    r"hau can|trat tu|cong tac|nghiep vu|csgt|giao thong|phong chay|dieu tra|thi hanh|tham muu|xung kich|thanh nien|"
    r"ky thuat|y te|thue))|khu dan cu|hat|mat tran|hoi(?=\s+(?:nong|cuu|lien|chu|"
    r"khuyen|phu|nha|dong))|doan(?=\s+(?:thanh|tncs|the))|lien doan|toa an|vien|"
    r"kho bac|ngan hang|bao hiem|xa|phuong|thi tran|huyen(?! uy)|thon|to dan pho|dia phuong|"
    r"doanh nghiep|to chuc(?=\s+(?:chinh tri|doan|co so))|"
    r"huyen uy|tinh uy|thanh uy|thi uy|dang uy|chi bo|thuong truc|chu tich|giam doc|thu truong|"
    r"truong (?:phong|ban|thon|cong an|tram|cac)|chanh van phong|pho chu tich|van thu|bo phan|"
    r"to(?=\s+(?:cong|giup|cong tac))|nha truong|ong|ba(?=\s+[A-Z])|dong chi|vnpt|viettel|"
    r"quan(?! triet| ly| tam| diem| trong| nhan| he)|"
    r"nguoi phat ngon|cong chuc(?=\s+(?:van hoa|tu phap|dia chinh|tai chinh|van phong|lao dong|phu trach))|hieu truong)"
    r"(?:\b|(?=-))"
)
VERBS: Final = (
    "chu tri|phoi hop|tham muu|xay dung|to chuc(?! chinh| doan| co so)|trien khai|thuc hien|"
    "tang cuong|tiep tuc|chu dong|bao cao|ra soat|kiem tra|huong dan|"
    "dinh huong|theo doi|don doc|tuyen truyen|day manh|quan triet|can cu|chi dao|khan truong|"
    "nghiem tuc|thuong xuyen|co trach nhiem|"
    "chiu trach nhiem|phai|de xuat|bo tri|can doi|tong hop|cung cap|dang tai|dang phat|phat song|gui|"
    "lap|ban hanh|hoan thanh|xu ly|giai quyet|bao dam|"
    "dam bao|phat huy|cu(?= (?:can bo|nguoi|dai dien|cong chuc|thanh vien|phong vien|lanh dao))|"
    "chuan bi|dua tin|mo|duy tri|quan ly(?! du an| do thi)|van dong|niem yet|cong khai|tiep nhan|"
    "tra loi|tich cuc|nang cao|"
    "nam bat|nam(?= tinh hinh|,)|thong bao|thong tin(?= (?:kip|day|tuyen|ve|den|cho))|dong thoi|"
    "kip thoi|dinh ky|hang (?:tuan|thang|quy|nam|ngay)|ngay sau|truoc|trong vong|cham nhat|khi|"
    "can(?= (?:khan|phai|tap|tang|chu|nghiem))|tap trung|giam sat|danh gia|thuc thi|thanh lap|"
    "kien toan|xac minh|lam ro|cap nhat|dien tap|khong(?= (?:cho|de|duoc|dua|dang|chia se|to chuc))|"
    "tap huan|boi duong|in an|bien tap|"
    "san xuat|phat hanh|nghien cuu|xem xet|quan tam|ho tro|tao dieu kien|lam dau moi|giup|la co quan|"
    "la don vi|la dau moi|duoc giao|so tan|di doi|khoi phuc|thu gom|nao vet|cap phat|ho tro|tham hoi|"
    "thao do|cuong che|rut ngan|tham dinh|"
    "phe duyet|(?<!chuong )(?<!quy )(?<!cong )trinh|ky ket|dang ky|thong ke|khao sat|nhac nho|"
    "chan chinh|khac phuc|tiep thu|phan hoi|de nghi|yeu cau|(?<!tuyen )giao(?= (?:cho|phong|so|ban|ubnd|uy ban|"
    "cac|trung tam|van phong))|luu y|soan thao|viet bai|treo|trang tri|"
    "tham gia|huy dong|thu thap|phan cong|phan anh|phan tich|phat dong|khen|bieu duong|thay mat|"
    "lua chon|gioi thieu|tham du|ket noi|sao gui|pho bien|dua|ung dung|su dung|thanh toan|quyet toan|"
    "bo sung|sua doi|dieu chinh|ngan chan|phong ngua|"
    "nghiem cam|diem(?= tin| bao)|van hanh|sua chua|tang(?= thoi luong)|bam sat|nam chac|lam tot|"
    "phat hien|cam ket|sap xep|trang bi|mua sam|thi diem|"
    "nhan rong|phan bo|lanh dao(?=, chi dao| chi dao| viec| thuc hien| cac)|dam nhiem|ap dung|"
    "lien he|chap hanh|ra quan|trao doi|so ket|tong ket|cong bo|phan loai|luu tru|so hoa|nang cap|"
    "doi thoai|tiep cong dan|rut kinh nghiem|kien quyet|de cao|han che|xac dinh|"
    "tap hop|ban giao|phan dau|lan toa|ket hop|khuyen khich|uu tien|thu hoi|dinh chi|dieu tra|"
    "khoi to|ung truc|truc(?= 24| ban| ca)|"
    "hoan chinh|chinh sua|lay y kien|tiep thu|dat(?= bang| bien| chi)|lap dat|thay the|tien hanh|"
    "bao ve|giai toa|thao go|giai trinh|"
    "nhan dien|dau tranh|phan bac|ran de|canh bao|khuyen cao|nghiem tuc|ky luat|kiem diem|chan chinh|"
    "doi chieu|ghi nhan|"
    "chuyen(?! (?:muc|de|khoa|nganh|vien|trang|bien|doi|gia|mon|nghiep|dong|dung|so|sau|nhuong))"
)
VERB: Final = re.compile(rf"\b(?:{VERBS})(?![a-z])")
_LEAD = re.compile(
    r"^(?:\W*(?:v\S+\s)?)?(?:(?:kinh )?de nghi|giao(?: nhiem vu)?(?: cho)?|yeu cau|phan cong|uy quyen|"
    r"dong y(?: giao)?|thong nhat giao|nhat tri giao|doi voi|ve phia|tran trong de nghi)\s+(?:cho\s+)?"
)
_EARLY = re.compile(
    r"^\W*(?:(?:truoc|cham nhat|dinh ky|hang|moi|trong vong|trong thoi han|vao|tu ngay|den het|"
    r"sau khi|ngay sau khi)\b[^,;:]{0,90},\s*"
    r"|(?:ve|doi voi|cong tac|noi dung|linh vuc)\b[^:;]{2,110}:\s*)"
)  # a time or a topic before the one who acts
_INSIDE = re.compile(
    r"ban (?:to chuc|quan ly|chi dao|chi huy|tiep cong dan)|phong quan ly|trung tam (?:phuc vu|"
    r"kiem soat|giam sat|quan ly|dieu hanh|ho tro|huan|cung ung|phat trien)|"
    r"bo phan (?:mot cua|tiep nhan(?: va tra ket qua)?|truyen thanh)|van phong dieu phoi|"
    r"phong giao duc|to (?:tuyen truyen|cong tac|giup viec|xu ly|kiem tra)|ke hoach|"
    r"phong (?:tai chinh|noi vu|lao dong|kinh te)[- \w]{0,25}ke hoach|dai phat thanh|cac to chuc|"
    r"phat trien|phat thanh|truyen thanh|ban dan van|quan ly (?:do thi|du an|rung)|quan su|ho tro|"
    r"truc thuoc|truc tiep|thong tin|bao chi|giam doc|dau tu|xay dung (?:dang|va)|"
    r"co quan (?:thong tin|bao|chu tri|phoi hop|thuong truc)|phong, chong|giai quyet viec lam|"
    r"thi hanh an|kiem lam|kiem sat"
)


def codes(plain: str, level: str | None = None) -> tuple[str, ...]:
    """Return the role codes that a folded name or list of names tells, in its order; () where none is known.

    `level` is the issuer's: in a commune's own paper "Chủ tịch UBND xã" is the chairman and its divisions are units.
    """
    found: list[str] = []
    for part in _parts(plain):
        for code in _codes_of(part, level):
            if code not in found:
                found.append(code)
    return tuple(found)


def _parts(plain: str) -> list[str]:
    return [
        part
        for part in re.split(
            r"[;:()]|,(?!\s*(?:thi tran|phuong|xa|ban|co quan|don vi|nganh|to chuc|chong))|"
            r"(?<!hoi dong nhan dan )(?<!hdnd )(?<!hdnd xa )(?<!dang uy )\bva(?= (?:uy ban|ubnd|phong|"
            r"ban|trung tam|van phong|cac|chu tich))",
            plain,
        )
        if part.strip()
    ]


def _codes_of(part: str, level: str | None) -> list[str]:
    for found, code in _TOLD:
        if found.search(part):
            return [code]
    if _OFFICE.search(part):
        return ["VAN_PHONG"]
    if _FRONT.search(part) or re.match(r"\W*(?:cac )?dang uy (?:cac )?(?:xa|phuong|thi tran|khoi)", part):
        return []
    if _VICE.search(part):
        return ["PCT"]
    if re.search(r"\bvan thu\b", part):
        return ["VAN_THU"]
    if _chairs(part, level):
        return ["CHU_TICH"]
    got = []
    units = re.sub(
        r"(?:co quan|don vi)? ?(?:thong tan|bao chi)|bao,? dai|uy ban(?: nhan dan)?|ban can su dang", " ", part
    )
    if _UNITS.search(re.sub(r"(?:ubnd|uy ban nhan dan|thu truong).{0,4}(?:cac )?xa.*", " ", units)):
        got.append("DON_VI")
    own = re.match(r"\W*(?:ubnd|uy ban nhan dan) xa\b", part)  # a commune's own committee, ordered by its Party body
    if (level != "xa" or own) and _COMMUNES.search(part + " "):
        got.append("UBND_XA")
    return got


def _chairs(part: str, level: str | None) -> bool:
    if not _CHAIR.search(part):
        return False
    return level == "xa" or not re.search(r"\b(?:xa|phuong|thi tran)\b", part)


def acting(clear: str, plain: str) -> tuple[int, int, int] | None:
    """Return where the name of the one who acts stands at the start of a sentence, and where the order begins.

    (start, end, rest) as offsets, None where the sentence does not begin with a name. "Giao Phòng X chủ trì …",
    "Đề nghị các cơ quan …", "UBND các xã có trách nhiệm …", "Công an huyện: …".
    """
    early = _EARLY.match(plain)
    begin = early.end() if early and (HEAD.match(plain, early.end()) or _LEAD.match(plain[early.end() :])) else 0
    lead = _LEAD.match(plain[begin:])
    start = begin + (lead.end() if lead else len(plain[begin:]) - len(plain[begin:].lstrip(" -+*–")))
    if not HEAD.match(plain, start):
        return None
    end = name_end(clear, plain, start)
    rest = end
    while rest < len(plain) and plain[rest] in " :,;-–":
        rest += 1
    return start, len(plain[:end].rstrip(" ,;:-–")), rest


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
        if plain[at] == ":" or (plain[at] in ".;" and plain[at + 1 : at + 2] in {" ", ""}):
            return at
        begins = at == start or not plain[at - 1].isalnum()
        if begins and at > start and VERB.match(plain, at) and not _names_go_on(clear, plain, at):
            return at
        at += 1
    return len(plain)


def _names_go_on(clear: str, plain: str, at: int) -> bool:
    """Tell whether what looks like a verb is part of a name: "Phòng Tổ chức" (a capital after a head)."""
    before = plain[:at].rstrip()
    if before.endswith(",") or not clear[at].isupper():
        return False
    return not before.endswith((":", "."))


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
