"""Which body issues the paper, and at which level does it stand?

Reads the left column of the head: bodies stand under one another, the last is the issuer, what stands above it is
its superior. Capitals become the usual official spelling. Knows kinds of body, not single bodies.
"""

import re
from dataclasses import replace

from hoiam.core.read.sheet import Line
from hoiam.core.text.fold import fold
from hoiam.core.values.dispatch import Issuer

_NATION = re.compile(
    r"c\S{2,3}g\s*h\S{1,3}\s*x\S{1,2}\s*h\S{1,2}\s*ch\S\s*ngh\S{1,3}\s*vi\S{1,2}[tl](?:\s*nam)?|"
    r"d\S{2,3}g\s*c\S{2,3}g\s*s\S{2,3}\s*viet\s*nam"
)
_NATION_BROKEN = (re.compile(r"c[oô]ng hoa xa hoi chu nghia$"), re.compile(r"\s{3,}viet nam$"))  # on two lines
_MOTTO = re.compile(r"\w{2,4}\s*l\w{1,3}\s*[-–—.]\s*t\w{1,2}\s*do\s*[-–—.]?\s*h\w{2,4}(?:\s*\S{2,4})?")
_BODY = re.compile(
    r"^(?:uy ban|ubnd|hdnd|hoi dong|so|phong|ban|trung tam|huyen uy|tinh uy|thanh uy|thi uy|quan uy|"
    r"dang uy|bo|cuc|chi cuc|"
    r"tong cuc|van phong|cong an|toa an|vien|mat tran|hoi|doan|thanh tra|dai|bao|truong|benh vien|lien doan|"
    r"kho bac|ngan hang|bao hiem|dang bo|chi bo|chinh phu|thu tuong|chu tich|cong ty|bqt|bql|"
    r"tong cong ty|tap doan|xi nghiep|nha may|dien luc|quan (?:khu|doan|chung)|binh chung|(?:trung|tieu|su|lu) doan|"
    r"hai quan|"
    r"thue|hoc vien|dai hoc|hat|tram|don|doi|vu|vuon|khu|quoc hoi|thuong truc|doan|to|lien|kiem toan|buu dien|vien "
    r"thong|"
    r"(?:tinh|huyen|thanh|thi) doan|cong doan|hiep hoi|lien hiep|nha|bhxh|thu vien|bao tang|quy|cang vu|chi nhanh|"
    r"dang doan|"
    r"tong lien doan|bo tu lenh)\b"
)
_UNIT = re.compile(
    r"\b(?:tinh|huyen|(?<!hai )(?<!co )quan(?! (?:su|khu|y|ly|chung|doan|tri|nhan))|thi xa|thi tran|phuong|xa|thanh "
    r"pho|tp\.?|dac khu)\s+"
    r"(?!uy\b|hoi\b|doan\b)"
)
_OF_THE_CENTRE = "ha noi|ho chi minh|hai phong|da nang|can tho|hue\\b"  # towns that stand as high as provinces
_LEVELS = (
    (
        "trung_uong",
        r"^(?:bo (?!chi huy)|chinh phu|thu tuong|tong cuc|ban .*trung uong|uy ban .* quoc hoi|van phong chinh phu)",
    ),
    ("huyen", r"^chi cuc (?:thue|thi hanh an)\b"),  # of a district or of several
    ("xa", r"\b(?<!thi )(?:xa|phuong|thi tran|dac khu)\s(?!hoi)"),
    ("tinh", rf"\b(?:thanh (?:pho|uy)|tp\.?)\s+(?:{_OF_THE_CENTRE})"),
    (
        "huyen",
        r"\b(?:huyen|(?<!hai )(?<!co )quan(?! (?:su|khu|y|ly|chung|doan|tri|nhan|tam))|thi xa|thi uy)\b|\b(?:thanh "
        r"(?:pho|uy)|tp\.?)\s+[a-z]",
    ),
    ("tinh", r"\btinh\b|^so\b|\bthanh uy\b|\bthanh pho\b|\btp\b"),
)
_BELOW = {"tinh": "tinh", "huyen": "huyen", "xa": "xa", "trung_uong": "trung_uong"}
_PROVINCE = re.compile(r"\btinh\s+(?=[^\W\d])")
_SMALL = frozenset(["và", "các", "của", "về", "cho", "với", "thuộc"])
_KINDS_OF_UNIT = {
    "xa": "xã", "phuong": "phường", "thi tran": "thị trấn", "huyen": "huyện", "quan": "quận", "thi xa": "thị xã",
    "tinh": "tỉnh", "thanh pho": "thành phố", "dac khu": "đặc khu",
}  # fmt: skip
_WRITTEN_OUT = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân"}  # where the name begins with them
_OWN = {
    "tinh uy": "Tỉnh ủy",
    "huyen uy": "Huyện ủy",
    "thanh uy": "Thành ủy",
    "dang uy": "Đảng ủy",
    "thi uy": "Thị ủy",
    "mttq": "Mặt trận Tổ quốc",
    "uy ban nhan dan": "Ủy ban nhân dân",
    "hoi dong nhan dan": "Hội đồng nhân dân",
    "ban tuyen giao": "Ban Tuyên giáo",
    "ban chi huy quan su": "Ban Chỉ huy Quân sự",
    "mat tran to quoc": "Mặt trận Tổ quốc",
    "viet nam": "Việt Nam",
    "ban chap hanh": "Ban Chấp hành",
    "ban chi dao": "Ban Chỉ đạo",
    "cong an": "Công an",
    "ban thuong vu": "Ban Thường vụ",
    "ban to chuc": "Ban Tổ chức",
    "ban dan van": "Ban Dân vận",
    "quan ly du an": "Quản lý dự án",
    "phong, chong": "Phòng, chống",
    "lien so": "Liên sở",
    "chi huy quan su": "Chỉ huy Quân sự",
    "bo doi bien phong": "Bộ đội Biên phòng",
    "doan dai bieu quoc hoi": "Đoàn đại biểu Quốc hội",
    "thuong truc": "Thường trực",
    "uy ban kiem tra": "Ủy ban Kiểm tra",
    "xay dung dang": "Xây dựng Đảng",
    "tuyen giao va dan van": "Tuyên giáo và Dân vận",
    "giao duc va dao tao": "Giáo dục và Đào tạo",
    "ke hoach va dau tu": "Kế hoạch và Đầu tư",
    "khoa hoc va cong nghe": "Khoa học và Công nghệ",
    "thong tin va truyen thong": "Thông tin và Truyền thông",
    "tai nguyen va moi truong": "Tài nguyên và Môi trường",
    "nong nghiep va moi truong": "Nông nghiệp và Môi trường",
    "nong nghiep va phat trien nong thon": "Nông nghiệp và Phát triển nông thôn",
    "van hoa, the thao va du lich": "Văn hóa, Thể thao và Du lịch",
    "lao dong - thuong binh va xa hoi": "Lao động - Thương binh và Xã hội",
    "dan toc va ton giao": "Dân tộc và Tôn giáo",
    "giao thong van tai": "Giao thông vận tải",
    "bao hiem xa hoi": "Bảo hiểm xã hội",
    "kho bac nha nuoc": "Kho bạc Nhà nước",
    "ngan hang nha nuoc": "Ngân hàng Nhà nước",
    "quan ly thi truong": "Quản lý thị trường",
    "thi hanh an dan su": "Thi hành án dân sự",
    "kiem lam": "Kiểm lâm",
    "hai quan": "Hải quan",
    "bien phong": "Biên phòng",
    "lien hiep phu nu": "Liên hiệp Phụ nữ",
    "hoi nong dan": "Hội Nông dân",
    "hoi cuu chien binh": "Hội Cựu chiến binh",
    "lien doan lao dong": "Liên đoàn Lao động",
    "doan thanh nien": "Đoàn Thanh niên",
    "cong san ho chi minh": "Cộng sản Hồ Chí Minh",
    "benh vien da khoa": "Bệnh viện Đa khoa",
    "trung hoc pho thong": "Trung học phổ thông",
    "trung hoc co so": "Trung học cơ sở",
    "tong cong ty": "Tổng công ty",
    "dien luc": "Điện lực",
    "van phong": "Văn phòng",
    "trung tam": "Trung tâm",
    "chi cuc": "Chi cục",
    "tong cuc": "Tổng cục",
}


_OPEN = re.compile(r"(?:\s([-–])[\s_.]*|(,)\s*|\b(va)\s*)$")  # a name that goes on in the next line
_NIBBLED = re.compile(
    r"^(?:\S{0,2} )?(?:[ỦUÚÙY][YÝI]?|Y) B[AẠÀ]N NH[ÂA]N D[ÂA]N\b|^BAN NHÂN DÂN\b"
)  # its first letter was lost
_TAILS = re.compile(r"truong|hoi|doan|bao|to|bo|dien|quy|don|doi|lien|thue")  # of a name: "… VÀ MÔI" and "TRƯỜNG" below
_PEER = re.compile(r"(?:so|bao hiem|cong an|hoi|doan|lien doan|toa an|vien kiem sat|ban (?:tuyen|to|dan)|cuc|phong)\b")
_BELOW_A_BODY = re.compile(
    r"(?:phong|trung tam|chi cuc|van phong|thanh tra|benh vien|truong|cuc|ban quan|tram|hat|doi)\b"
)
_SHORT_NAMES = frozenset(["ĐBQH", "HĐND", "UBND", "MTTQ", "BHXH", "THPT", "THCS", "TNCS", "PTNT", "KCN", "CNTT"])


def issuer_of(head: list[Line], whole: str) -> tuple[Issuer, float]:
    """Return the issuer from the head, and how sure that is; `whole` is the clear text, for the province."""
    bodies: list[str] = []
    open_end: str | None = None
    for part in _left_column(head):
        words = _NIBBLED.sub("ỦY BAN NHÂN DÂN", part.strip(" -–—_*.:;|"))
        plain = fold(words)
        joint = open_end and _PEER.match(fold(bodies[-1])) and not _BELOW_A_BODY.match(plain)
        if bodies and (not _BODY.match(plain) or fold(bodies[-1]) == "chu tich" or joint or _TAILS.fullmatch(plain)):
            bodies[-1] += (" - " if joint and open_end == "-" else " ") + words
        elif _BODY.match(plain):
            bodies.append(words)
        ends = _OPEN.search(fold(part)) if bodies else None
        open_end = ends and ("-" if ends[1] else "va")
    names = [official(body) for body in bodies]
    if not names:
        return Issuer(), 0.0
    name, superior = names[-1], " ".join(names[:-1]) or None
    if superior and fold(name) in {"van phong", "thanh tra"}:
        name = f"{name} {superior}"
    level = _level(fold(name)) or _level(fold(superior or ""))
    return Issuer(name, _province(name, superior, whole), level, superior), 0.95 if _UNIT.search(fold(name)) else 0.85


def placed(issuer: Issuer, place: str | None) -> Issuer:
    """Return the issuer with the name of its place in capitals where no word of a unit stands before it."""
    if not issuer.name or not place:
        return issuer
    found = re.search(rf"(?<!\w){re.escape(place)}$", issuer.name, re.IGNORECASE)
    return issuer if not found else replace(issuer, name=issuer.name[: found.start()] + place)


def official(body: str) -> str:
    """Return a name in capitals in the usual spelling: "SỞ NỘI VỤ" → "Sở Nội vụ"."""
    words = body.split()
    letters = [letter for letter in body if letter.isalpha()]
    if sum(letter.isupper() for letter in letters) < 0.8 * len(letters):
        return re.sub(r"^UBND\b", "Ủy ban nhân dân", " ".join(words))
    low = " ".join(words).lower()
    marks = _capitals(low)
    text = "".join(letter.upper() if at in marks else letter for at, letter in enumerate(low))
    text = re.sub(r"\w+", lambda word: word[0].upper() if word[0].upper() in _SHORT_NAMES else word[0], text)
    text = _with_unit(text)
    for plain, own in _OWN.items():
        text = _respelled(text, plain, own)
    for plain, own in _WRITTEN_OUT.items():
        text = re.sub(rf"^{plain}\b", own, text)
    return text


def _with_unit(text: str) -> str:
    """Put the marks back on the kind of unit after "Ủy ban nhân dân", where a scan lost them."""
    found = re.search(r"(?:nhan dan|^ubnd)\s+(" + "|".join(_KINDS_OF_UNIT) + r")\s", fold(text))
    found = found or re.search(r"^\w+(?:,? \w+)+ (tinh|huyen) (?=\w)", fold(text))
    return text if not found else text[: found.start(1)] + _KINDS_OF_UNIT[found[1]] + text[found.end(1) :]


def _respelled(text: str, plain: str, own: str) -> str:
    found = re.search(rf"\b{plain}\b", fold(text))
    return text if not found else text[: found.start()] + own + text[found.end() :]


def _capitals(low: str) -> set[int]:
    """Return where capitals stand: at the start, after "và", "," and "-", after a body's kind, in names of units."""
    plain = fold(low)
    places = {0}
    first = re.match(r"\w+\s+", plain)
    if first and re.match(r"(?:so|phong|bo|ban|cuc|chi cuc|hoi|vien|tong cuc)\s", plain):
        places.add(first.end())
    if first := re.match(r"(?:trung tam|van phong|thanh tra|chi cuc|tong cuc)\s+", plain):
        places.add(first.end())
    limit = _UNIT.search(plain)
    scope = limit.start() if limit else len(plain)
    places |= {one.end() for one in re.finditer(r"(?:,|\s[-–]|\bva)\s+", plain) if one.end() < scope}
    if limit:
        places |= {one.start() for one in re.finditer(r"\w+", plain) if one.start() >= limit.end()}
    if school := re.match(
        r"truong (?:thpt|thcs|th|tieu hoc|mam non|mau giao|pt\w+|trung hoc (?:pho thong|co so))\s+", plain
    ):
        places |= {one.start() for one in re.finditer(r"\w+", plain) if one.start() >= school.end()}
    if body := re.match(r"(?:huyen|tinh|thanh|thi|quan|dang) uy\s+", plain):
        places |= {one.start() for one in re.finditer(r"\w+", plain) if one.start() >= body.end()}
        nested = re.match(r"dang uy (?:xa|phuong|thi tran)\s", plain)
        if nested:
            places = {at for at in places if at == 0 or at >= nested.end()}
    return places


def _left_column(head: list[Line]) -> list[str]:
    parts: list[str] = []
    for line in head:
        if re.search(r"\bs\w?\s*[:.]?\s*\d*\s*[-/\[]", line.plain) and re.search(r"\d", line.plain):
            break
        if re.search(r"\bngay\b.*\bthang\b", line.plain) and (beside := re.match(r"\s*(\S.*?)\s{3,}", line.clear)):
            if not re.search(r"\d", beside[1]) and parts and _BODY.match(fold(beside[1])):
                parts.append(beside[1])  # the name of a Party board beside the day
            break
        if re.search(r"\bngay\b.*\bthang\b", line.plain) or re.match(r"\W*s[o06]\s*:", line.plain):
            break
        clear, plain = line.clear, line.plain
        for fixed in (_NATION, _MOTTO, *_NATION_BROKEN):
            if found := fixed.search(plain):
                clear, plain = (
                    clear[: found.start()] + clear[found.end() :],
                    plain[: found.start()] + plain[found.end() :],
                )
        if re.search(r"\w\w", clear):
            parts.append(" ".join(clear.split()))
    return [part for part in parts if _is_capital(part)]


def _is_capital(part: str) -> bool:
    letters = [letter for letter in part if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) >= 0.6 * len(letters)


def _level(plain: str) -> str | None:
    return next((level for level, words in _LEVELS if re.search(words, plain)), None)


def _province(name: str, superior: str | None, whole: str) -> str | None:
    for text in (name, superior or "", whole):
        for found in re.finditer(r"\b[Tt]ỉnh(?:\s+ủy)?\s+((?:[^\W\d_a-z]\w*)(?:\s[^\W\d_]\w*)*)", text):
            words: list[str] = []
            for word in found[1].split()[:4]:
                if not word[0].isupper() or fold(word) in {"ubnd", "uy", "hdnd"}:
                    break
                words.append(word)
            if words:
                return " ".join(words)
    return None
