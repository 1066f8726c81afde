"""Who gets copies, and who signs?

Reads the foot, where the list of recipients and the signature block often share lines. The signer's name is what
the paper shows or None: it is never guessed.
"""

import re

from hoiam.core.read.persons import begins_a_name
from hoiam.core.read.sheet import Line, joined
from hoiam.core.read.zones import NOI_NHAN
from hoiam.core.text.fold import fold
from hoiam.core.values.dispatch import Recipient, Signature

_ITEM = re.compile(r"^\s*[-–—•+*~]\s*(?=\S)")
_SIGN = re.compile(
    r"(?:^|\s)(t\s?[/.]?\s?m\s?[.,:;]?\s+(?=\S)|kt\s?[.,:;]?\s+(?=\S)|k/t\s|tl\s?[.,:;]?\s+(?=\S)|"
    r"tuq\s?[.,:;]?\s+(?=\S)|q\.\s+(?=\S))"
)
_POST = re.compile(
    r"(?:^|\s{2,}|[;.,_]\s+)((?:pho )?(?:chu tich|giam doc|truong phong|bi thu|truong ban|"
    r"chanh van phong|tong giam doc|(?:tong |chi )?cuc truong|(?:hat|tram|don|doi|vu|khoa|to) truong|"
    r"chu nhiem|truong doan|tu lenh|chinh uy|quan doc|"
    r"vien truong|chanh thanh tra|bo truong|hieu truong|truong cong an|chi huy truong|thu truong|thuong truc|"
    r"bi thu thuong truc|thu tuong)(?: (?:thuong truc|ubnd|hdnd|uy ban nhan dan))?|pho van phong|"
    r"pho chanh van phong|thu tuong)\W*$"
)
_WIDE = 24  # letters of an authority that may go on in the next line
_PURPOSES = (
    ("b/c", "báo cáo"), ("bao cao", "báo cáo"), ("t/h", "thực hiện"), ("thuc hien", "thực hiện"), ("p/h", "phối hợp"),
    ("phoi hop", "phối hợp"), ("theo doi", "theo dõi"), ("t/d", "theo dõi"), ("biet", "để biết"),
    ("chi dao", "chỉ đạo"), ("c/d", "chỉ đạo"), ("dang", "đăng tải"),
)  # fmt: skip
_PAREN = re.compile(r"\s*\(([^)]*)\)\s*")
_NAME = re.compile(
    r"^(?:[A-ZÀ-ỸĐ][a-zà-ỹđ]+|[A-ZÀ-ỸĐ]['’]?[A-ZÀ-ỸĐ]?[a-zà-ỹđ]+|[A-ZÀ-ỸĐ]\.?)(?:[ -][A-ZÀ-ỸĐ][\wà-ỹ'’-]*){1,5}$"
)
_RANK = re.compile(
    r"^(?:(?:Đại|Thượng|Trung|Thiếu)\s+(?:t[áàaảâ]|[úuùủ]y|tướng)\s+|"
    r"(?:(?:PGS|GS|TS|ThS|BS|DS|KS|CN|LS)\.?\s?(?:CKI{1,2})?[.\s]*)+)(?=[A-ZÀ-ỸĐ])"
)
_NOT_NAMES = re.compile(
    r"^(?:noi nhan|nhu tren|luu (?:vt|vp|ho so|van thu)|ubnd|hdnd|uy ban|hoi dong|cac|so|phong|ban|huyen|da ky|ky boi|"
    r"ky thay|ngay|nguoi ky|nguoi lap|van phong|dau(?=\W*$)|con dau|dau (?:do|vuong|tron|co quan))\b|"
    r"\b(?:da ky|ky boi)\b"
)  # at its start: Phong, Huyền, Ban, Lưu and Đậu are names of persons too


def foot_of(foot: list[Line], scanned: bool = False) -> tuple[tuple[Recipient, ...], Signature, str | None, float]:
    """Return recipients, signature, the drafting unit that "Lưu" names, and how sure the signature is.

    `scanned`: a recogniser gave the text and may have lost the gap between the columns; where no signer stands in the
    right one, post and name are looked for right behind the recipients.
    """
    left, right = _columns(foot)
    signature = _signature(right)
    if scanned and signature.signer_name is None:
        left, right = _columns(foot, run_together=True)
        signature = _signature(right)
    recipients = _recipients(left)
    unit = next((_unit(one.text) for one in recipients if one.purpose == "lưu"), None)
    return recipients, signature, unit, 0.9 if signature.authority or signature.position else 0.0


def _columns(foot: list[Line], run_together: bool = False) -> tuple[list[Line], list[Line]]:
    """Return the lines of the recipients and those of the signature; `run_together`: also without a gap between."""
    last = _last_listed(foot) if run_together else 0
    left: list[Line] = []
    right: list[Line] = []
    listed = False
    for line in foot:
        if line.empty:
            continue
        listed = listed or NOI_NHAN.search(line.plain) is not None
        cut = min(_cut_at(line), (_beside(line, line.number >= last) if run_together else None) or len(line.clear))
        a, b = line.cut(0, cut).strip(), line.cut(cut).strip()
        if not listed or not a.plain or not (_ITEM.match(a.plain) or NOI_NHAN.search(a.plain) or _goes_on(left, a)):
            b, a = (line.strip(), a.cut(0, 0))
        if a.plain:
            left.append(a)
        if b.plain:
            right.append(b)
    return left, right


def _goes_on(left: list[Line], part: Line) -> bool:
    """Tell whether a line without a dash goes on with the recipient above it."""
    return bool(left) and not NOI_NHAN.search(left[-1].plain) and part.clear[:1].islower()


def _cut_at(line: Line) -> int:
    """Return the offset at which the right column begins, the line's length where there is none."""
    ends = []
    if (found := _SIGN.search(line.plain)) and line.clear[found.start(1) : found.end(1) + 2].strip(" .,:;/").isupper():
        ends.append(found.start(1))
    listed = line.clear.rstrip().endswith(";")  # a list goes on: "ĐẢNG ỦY CÁC XÃ; CHỦ TỊCH HĐND;"
    if not listed and (found := _POST.search(line.plain)) and line.clear[found.start(1) :].strip().isupper():
        ends.append(found.start(1))
    for gap in re.finditer(r"\s{4,}|\t", line.clear):
        if gap.end() < len(line.clear) and line.clear[: gap.start()].strip():
            ends.append(gap.end())
            break
    if line.clear[:1] in " \t" and len(line.clear) - len(line.clear.lstrip()) > 25:
        ends.append(0)
    return min(ends, default=len(line.clear))


_POST_BESIDE = re.compile(
    r"(?:^\W{0,6}[Nn]\S{1,2} ?[Nn]\S{2,4}\W{0,6}(?!TM|KT|TL|TUQ|Q\.|T/M|K/T)(?:\w{1,2}\W{1,6})?|^\W{0,6}[Nn]\S{1,2} "
    r"?[Nn]\S{2,4}\W{0,6}|[;.,)]\W{0,6}(?:\w\W{1,6})?|\s[^\w\s]{1,6}\s)"
    r"(?P<post>[A-ZĐÀ-Ỹ][A-ZĐÀ-Ỹ .\-–/]{5,})\W{0,6}$"
)
_NAME_BESIDE = re.compile(
    r"[;.,)/]\W{0,6}(?:[^\WYAHK]\W{1,6})?(?P<name>(?:(?:Đại|Thượng|Trung|Thiếu) (?:tá|úy|tướng) |(?:PGS|GS|TS|ThS|BS|"
    r"DS|KS|CK)\S{0,4}\s{1,3}){0,3}"
    r"[A-ZĐÀ-Ỹ][\wà-ỹ'’-]*(?: [A-ZĐÀ-Ỹ][\wà-ỹ'’-]*){1,4})\W{0,6}$"
)
_MOST_BESIDE = 300  # letters of a line that is looked through


def _last_listed(foot: list[Line]) -> int:
    """Return the number of the line with "Lưu", the last of the recipients; of the last line where none has it."""
    kept = [line.number for line in foot if _KEPT.match(line.plain)]
    return kept[0] if kept else max((line.number for line in foot if not line.empty), default=0)


def _beside(line: Line, last: bool) -> int | None:
    """Return where post or name begins on a line of recipients from which a recogniser has taken the wide gap.

    A list goes on behind a semicolon at its end, and what a colon announces is no signer. A name stands beside the
    `last` lines only.
    """
    if len(line.clear) > _MOST_BESIDE or line.clear.rstrip().endswith((";", ",")):
        return None
    if not (_ITEM.match(line.plain) or NOI_NHAN.search(line.plain) or _LEFT_BEGINS.match(line.plain)):
        return None
    post = _POST_BESIDE.search(line.clear)
    if post and _capital(post["post"]) and (_posted(fold(post["post"])) or _SIGN.match(fold(post["post"]))):
        return post.start("post")
    name = _NAME_BESIDE.search(line.clear) if last else None
    if name and not _NOT_NAMES.search(fold(name["name"])):
        bare = _RANK.sub("", name["name"])
        kept = _KEPT.match(line.plain) and not any(len(word) > 1 and word.isupper() for word in bare.split())
        if begins_a_name(bare) or bare != name["name"] or kept:
            return name.start("name")
    return None


_LEFT_BEGINS = re.compile(r"\W*(?:nhu tren|luu\b|n[oc]i nh)")
_KEPT = re.compile(r"\W*luu\b")


def _recipients(left: list[Line]) -> tuple[Recipient, ...]:
    items: list[str] = []
    for line in left:
        text = line.clear
        if found := NOI_NHAN.search(line.plain):
            text = re.sub(r"^\W+", "", text[found.end() :])
            if not text:
                continue
        dash = _ITEM.match(text)
        if dash or not items:
            items.append(text[dash.end() :] if dash else text)
        else:
            items[-1] += " " + text
    return tuple(_recipient(item) for item in items if re.search(r"\w", item))


def _recipient(item: str) -> Recipient:
    from_text = re.sub(r"^[^\w(“\"]+|[;.,]\s{1,6}\W{0,12}\w?\W{0,12}$", "", item).strip(" ;.,_")
    folded = fold(from_text)
    if re.match(r"l[uw]{1,2}\w?\b", folded):
        tidy = re.sub(r"^(\w+)\s*:?\s*", "Lưu: ", from_text, count=1)
        return Recipient(tidy, "lưu", 0.9)
    purpose = None
    for inside in _PAREN.finditer(folded):
        purpose = purpose or next((word for key, word in _PURPOSES if key in inside[1]), None)
    if purpose is None and (tail := re.search(r"\bde (bao cao|thuc hien|biet|theo doi|phoi hop|chi dao)\b", folded)):
        purpose = next(word for key, word in _PURPOSES if key == tail[1])
    bare = " ".join(_PAREN.sub(" ", from_text).split()) if purpose else from_text
    return Recipient(bare.strip(" ;.,_"), purpose, 0.9)


def _unit(text: str) -> str | None:
    """Return the abbreviation of the drafting unit: the last entry of "Lưu: VT, VHTT" that is no register."""
    parts = [part.strip(" .;") for part in re.split(r"[,;]", text.partition(":")[2])]
    kept = [part for part in parts if part and fold(part) not in {"vt", "vp", "hs", "van thu", "ho so"}]
    return re.split(r"[.(\s]", kept[0])[0] or None if kept else None


def _joined_authority(right: list[Line]) -> list[Line]:
    """Return the lines with the authority on one: "TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN" and "DÂN" below it."""
    for at, line in enumerate(right[:-1]):
        words = right[at + 1].clear.strip()
        begins = re.match(r"(?:kt|tl|tuq|q)\b", fold(words)) or _posted(fold(words))
        wide = re.match(r"\W*t\s?[/.]?\s?m\b", line.plain) and len(line.clear.strip()) > _WIDE
        if wide and not begins and _capital(words) and len(words.split()) < 3:  # words
            return [*right[:at], joined([line, right[at + 1]]), *right[at + 2 :]]
    return right


_UNFINISHED = re.compile(r"(?:[-–,]|\b(?:va|hanh|ke|to|tai|kiem|giam|quan|phat|xay|giao))\W*$")


def _joined_post(right: list[Line]) -> list[Line]:
    """Return the lines with a post on one: "TRƯỞNG PHÒNG TỔ CHỨC - HÀNH" and "CHÍNH" below it.

    What stands below in capitals goes on with the post where it begins no post and no authority of its own, and the
    line above ends in the middle of a name or is so wide that a word or two had no room on it.
    """
    for at, line in enumerate(right[:-1]):
        above, words = line.clear.strip(" .,;:_-–|"), right[at + 1].clear.strip(" .,;:_|")
        plain = fold(words)
        if (
            _capital(above)
            and _capital(words)
            and _posted(fold(above))
            and not (_posted(plain) or re.match(r"(?:kt|tl|tuq|tm|q|t/m|k/t)\b|\(", plain))
            and len(re.findall(r"[^\W\d_]{2,}", words)) == len(words.replace("-", " ").split())
            and (_UNFINISHED.search(line.plain.strip()) or (len(words.split()) < 3 and len(above) > _WIDE))
        ):
            return [*right[:at], joined([line, right[at + 1]]), *right[at + 2 :]]
    return right


def _of_one(text: str) -> str:
    """Return the post once where two signers have it side by side: "PHÓ GIÁM ĐỐC PHÓ GIÁM ĐỐC"."""
    twice = re.fullmatch(r"(.{6,}?)[\W_]+\1", text)
    return twice[1] if twice else text


def _signature(right: list[Line]) -> Signature:
    authority = capacity = position = name = None
    for line in _joined_post(_joined_authority(right)):
        text = _of_one(re.split(r"\s{4,}", line.clear.strip())[-1].strip(" _-–—.|*'\"`,;:"))  # of two the right one
        plain = fold(text)
        if not re.search(r"\w\w", text):
            continue
        if re.match(r"t\s?[/.]?\s?m\b", plain) and authority is None and _capital(text):
            authority = re.sub(r"^T\s?[/.]?\s?M\s?[.,]?\s+", "T/M " if "/" in text[:3] else "TM. ", text)
        elif found := re.match(r"(kt|tl|tuq|q|k/t|t/l)\s?[.,:;]?\s+", plain):
            if _capital(text):
                capacity = f"{text[: found.end(1)]}{'' if '/' in found[1] else '.'} {text[found.end() :].upper()}"
        elif position is None and _capital(text) and _posted(plain):
            position = text.upper()
        elif (position or capacity) and _NAME.match(_RANK.sub("", text)) and not _NOT_NAMES.search(plain):
            name = _RANK.sub("", text)
    authority, capacity, position = (_spelled(text) for text in (authority, capacity, position))
    if capacity and position and "bo truong" in fold(capacity) and fold(position) == "thu truong":
        position = _VICE_MINISTER
    source = "text" if position else None
    if position is None and capacity and capacity.startswith(("KT", "K/T")):
        position, source = _deputy(capacity), "inferred"
    return Signature(authority, capacity, position, source, name)


_VICE_MINISTER = "THỨ TRƯỞNG"  # never PHÓ BỘ TRƯỞNG; a scan shows THU or THỦ
_SPELLED = {
    fold(words): words
    for words in (
        "ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "BAN THƯỜNG VỤ", "BAN CHẤP HÀNH",
        "CHỦ TỊCH", "GIÁM ĐỐC", "TRƯỞNG PHÒNG",
        "TRƯỞNG BAN", "TRƯỞNG CÔNG AN", "CHÁNH THANH TRA", "HIỆU TRƯỞNG", "CỤC TRƯỞNG", "VIỆN TRƯỞNG",
        "CHỈ HUY TRƯỞNG",
        "CHÁNH VĂN PHÒNG", "BÍ THƯ", "PHÓ ", "THƯỜNG TRỰC", "ĐẢNG ỦY",
    )
}  # fmt: skip


def _spelled(text: str | None) -> str | None:
    """Return a post or body with its marks, where a scan lost or bent them."""
    for plain, words in _SPELLED.items():
        at = fold(text).find(plain) if text else -1
        if text and at >= 0:
            text = text[:at] + words + text[at + len(words) :]
    return text


def _deputy(capacity: str) -> str:
    post = re.sub(r"^\S+\s+", "", capacity)
    if fold(post) == "bo truong":
        return _VICE_MINISTER
    return f"PHÓ {post}"


def _posted(plain: str) -> bool:
    return (
        re.match(
            r"(?:pho |q\. ?)?(?:chu tich|giam doc|truong|bi thu|chanh|tong|cuc|vien|bo truong|hieu|"
            r"chi huy|thu truong|thu tuong|van phong|thuong truc|uy vien|chi cuc|hat|tram|don|doi|vu truong|khoa "
            r"truong|to truong|"
            r"chu nhiem|tu lenh|chinh uy|quan doc|phu trach|ke toan)",
            plain,
        )
        is not None
    )


def _capital(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and sum(letter.isupper() for letter in letters) >= 0.6 * len(letters)
