"""Who is named as the one that acts, or the one that helps?

Where a name at the start of a sentence ends and its verb begins. Knows verbs of orders; the kinds of body are those of
bodies.py. Knows no single office and no person.
"""

import re
from typing import Final

from hoiam.core.read.bodies import HEAD, STAFF
from hoiam.core.read.circumstance import commas_after

VERBS: Final = (
    "chu tri|phoi hop|tham muu|xay dung|(?<!co )to chuc(?! chinh| doan| co so| hanh| can bo| nhan su| thi)|trien khai|"
    "thuc hien|"
    "tang cuong|tiep tuc|chu dong|bao cao|ra soat|kiem tra|huong dan|"
    "dinh huong|theo doi|don doc|tuyen truyen|day manh|quan triet|can cu|chi dao|khan truong|"
    "nghiem tuc|thuong xuyen|co trach nhiem|"
    "chiu trach nhiem|(?:cung |se )?phai|cung(?= (?:co trach|can phai|duoc giao))|de xuat|bo tri|can doi|tong hop|"
    "cung cap|dang tai|dang phat|phat song|gui|"
    "lap|ban hanh|hoan thanh|xu ly|giai quyet|bao dam|"
    r"dam bao|phat huy|cu(?= (?:\d|mot|it nhat|dong chi|can bo|nguoi|dai dien|cong chuc|thanh vien|phong vien|lanh "
    r"dao))|"
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
    "khoi to|ung truc|(?<!thuong )truc(?= 24| ban| ca| chi huy)|"
    "hoan chinh|chinh sua|lay y kien|tiep thu|dat(?= bang| bien| chi)|lap dat|thay the|tien hanh|"
    "bao ve|giai toa|thao go|giai trinh|"
    "nhan dien|dau tranh|phan bac|ran de|canh bao|khuyen cao|nghiem tuc|ky luat|kiem diem|chan chinh|"
    "doi chieu|ghi nhan|"
    "tran trong|cam on|thong tin(?= ve)|du tru|chuan bi|thu(?= tien)|san sang|truc tiep|co nhiem vu|duoc quyen|kiem "
    "soat|luu(?= giu| mau| tru| ho so)|nop(?= [a-z])|chi tra|bien soan|"
    "hoan thien|mo rong|phan luong|tuan tra|canh giac|chot chan|gop y|(?:cho|co) y kien|co (?:van ban|bien phap|ke "
    "hoach|"
    "giai phap|phuong an)|cap(?= giay| phep| kinh phi| bu)|thu(?= phi| tien| no)|nhap(?= lieu| so lieu| du lieu)|"
    "phat (?:tin|thanh)|thao luan|ky(?= hop dong| cam ket| ban hanh| duyet| quy| van ban)|dong cua|tam dung|"
    "dung(?= ngay| hoat dong| thi cong)|ngung|bao (?:quan|tri|duong)|van chuyen|cuu (?:ho|tro|nan)|cap cuu|dieu tri|"
    "lay mau|khoanh vung|tieu huy|xu phat|truy (?:thu|to)|quyet (?:dinh|liet)|doi moi|cai (?:tien|cach|thien|chinh)|"
    "thuc day|xuc tien|quang ba|moi(?= goi| cac| dai dien| ba con)|keu goi|ke khai|kiem (?:ke|dinh|dem)|phuc hoi|"
    "boi thuong|chuyen giao|dong bo|tich hop|sao luu|cai dat|bao mat|nhac(?= nho| viec)|doi soat|thanh tra(?= dot| "
    "viec|"
    " toan| cac vu| chuyen de| cong vu| lam)|khong (?:ngung|tu y)|cho(?= phep| chu truong)|xay(?= dung)|tu choi|"
    "(?<!dien )(?<!trat )tu (?:kiem tra|chiu|ra soat)|quan triet|phoi ket hop|nghiem thu|giam dinh|tang gia|cung co|"
    "chu y|dieu "
    "(?:hanh|dong|"
    "phoi|tiet)|bat|thu (?:ly|nhan)|lay (?:phieu|ket qua)|day(?= nhanh| lui)|xoa|go(?= bo| xuong)|chia se|lam viec|"
    "hop(?= bao| ban| rut)|chi dinh|cu the hoa|tra soat|thuc hanh|ghi(?= am| hinh| chep)|gan(?= bien| camera)|"
    "chuyen(?! (?:muc|de|khoa|nganh|vien|trang|bien|doi|gia|mon|nghiep|dong|dung|so|sau|nhuong))"
)
_WORK: Final = (  # what services do with their hands
    r"lam(?= (?:thu tuc|viec voi|ro|duong|sach|moi|lai)\b)|trong(?= (?:cay|rung|dam|bu|moi cay|\d[\d.]* (?:cay|"
    r"ha))\b)|tiem(?= (?:phong|vac|chung|bo|vet|nhac))|phun(?= )|"
    r"in(?= (?:\d|sao|to roi|tai lieu))|do (?:dac|ve)|cam(?= (?:bien|moc|co|duong|luu thong))|thu(?= (?:don|hoach|"
    r"gon|nop|hut))|quet don|chup anh|khoanh nuoi|"
    r"giai ngan|tuyen(?= (?:chon|dung|quan|sinh))|kham(?= (?:tuyen|suc khoe|benh|sang|dinh ky))|cham(?= (?:diem|"
    r"thi|soc|lo))|binh xet|xet(?= (?:duyet|tang|chon|nghiem))|"
    r"gia(?= (?:co (?:bo|ke|de|dap|mai|duong)|han)\b)|dung(?= (?:pa no|cong chao|bien|rao|bang cam|lan trai))|"
    r"phat(?= (?:quang|the|"
    r"thuoc|lai|tai|to roi|qua|don))|tich(?= (?:nuoc|thu))|hop dong(?= voi)|dau noi|"
    r"hiep dong|tang(?= qua)|ra(?= (?:pha|mat|lenh))|neo dau|bo nhiem|luan chuyen|biet phai|chot(?= (?:so lieu|"
    r"danh sach))|dang cai|moi(?= (?:chuyen gia|thau|dai bieu))|"
    r"boc tach|giu(?= (?:gin|nguyen|vung|lien lac))|tiep(?= (?:dan|don|xuc|can))|tra(?= (?:ket qua|lai))|cat(?= "
    r"(?:giam|dien|tia|ha|cu))|truy vet|"
    r"(?<!khu )cach ly(?! y te tap)|sang loc|xet nghiem|minh bach|mien giam|day(?= (?:bu|hoc|nghe cho))|on tap|"
    r"coi thi|den bu|vot(?= )|khoi (?:thong|cong|dong)|"
    r"tham(?= (?:tra|van|hoi))|thanh ly|mua(?= (?:sam|bo sung|\d+ ))|sam(?= (?:sua|trang))|thap sang|nhan giong|"
    r"gieo(?= )|thu hoach|tieu thu|lien ket|dan nhan|"
    r"xay(?= (?:cau|moi|lap|nha))|duy tu|phan(?= (?:lan|tuyen))|ke vach|cap(?= (?:the|nuoc|dien|gao|nhat|thuoc|"
    r"kinh phi))|viet(?= (?:tin|bai))|"
    r"bao(?= (?:tin|ngay|dong)\b)|trich(?= (?:dan|lap|xuat))|dinh chinh|xin loi|neu guong|ton vinh|trao(?= "
    r"(?:giai|tang|qua|thuong|quyet))|hop(?= (?:danh gia|giao ban|kiem diem|dan|thon))|"
    r"phe binh|de cu|bau(?= (?:truong|bo sung|cu))|hiep thuong|nhan tin|goi dien|co mat|hoan tra|sap nhap|giai "
    r"the|dat ten|(?<!trung )tam(?= (?:giu|ung|hoan|ngung))|"
    r"khanh thanh|bao hanh|thay(?= (?:moi|bong|nuoc))|diet(?= (?:loang|bo gay|muoi|chuot|khuan))|an tang|khoan(?= "
    r"gieng)|ban hanh|tra cuu|hieu dinh|bo khuyet|"
    r"dong gop|tich cuc|phan bien|chi vien|trung bay|thuyet minh|ghi hinh|len phuong an|ung cuu|bao dong|don dep|"
    r"giai cuu|tai dan|tha(?= (?:ca|giong))|canh tac|"
    r"phong toa|khu trung|tieu doc|quan ly chat|niem phong|boc do|nghi(?= hoc)|cho(?= (?:hoc sinh|nghi))|luu "
    r"thong|kich hoat|phong tranh|giam(?= (?:thieu|ton))|"
    r"phat(?= \d)|ung(?= truoc)|cap(?= (?:giong|vat tu|hang|tien|bu|phieu|ma|ao|tam|con|may|xe))|"
    r"hop(?= (?:tham dinh|xet|thong qua|trien khai|hoi dong))|cu(?= (?:y si|bac si|nhan vien|giao vien|to|doi|"
    r"luc luong|"
    r"ky thuat|nhan su|ke toan)\b)|tu(?= danh gia)|di(?= (?:kiem tra|co so|thuc te))|den(?= (?:nha|tan|tung ho|co so))|"
    r"(?<!kiem )(?<!xet )(?<!phe )duyet(?= )|ke(?= (?:vach|lai|duong))|quet(?= (?:ma|nha|duong|sach|voi))|"
    r"rao(?= (?:chan|lai))|lat(?= (?:gach|da|via))|"
    r"lau chui|khoa(?= (?:cua|van nuoc|cong\b(?! (?:nghe|trinh|nghiep))))|mo cua|ngat(?= (?:dien|nuoc))|"
    r"dong(?= (?:dien|mo))|"
    r"tha(?= phao)|buoc phao|xep(?= (?:lich|hang|lop|loai))|sap(?= (?:hang|lop))|nhap(?= (?:kho|diem|vao))|"
    r"xuat(?= (?:kho|cap))|ky(?= (?:so|nhan|xac))|hoan(?= (?:tra|ung|thue))|chi(?= (?:tra|ho tro)\b)|"
    r"muon(?= (?:xe|kho))|thue(?= (?:xe|may|don vi|tu van))|luoc bo|(?<!chi )huy(?= (?:bo|ket qua|giay))|hoan lai|"
    r"doc(?= (?:tren|ban tin|chi so))|thuc truc|canh(?= gac)|gac(?= )|tuan(?= (?:rung|duong|tra))|do(?= (?:than nhiet|"
    r"huyet|dac|do|muc))|cho(?= y kien)|xoa(?= )|chuyen tai|phat(?= (?:tren|tin|hang|qua|vo|ao|muc))|"
    r"thay doi|nang(?= (?:cap|muc|ty le))|giam(?= ty le)|dinh(?= (?:ky|gia|huong))|thu(?= cac khoan)|"
    r"goi(?= (?:dien|cho|tung))|nhan(?= (?:ho so|phan anh|ban giao))|hoi y|thong tuyen|phu trach(?= viec)|"
    r"tich hop|giu lai|luan phien|ung tien|khen thuong|lam(?= (?:bao cao|so|ke|ho so|ro|ve sinh|lai)\b)|"
    r"ve(?= (?:so do|ban do|tranh))|xac nhan|xac lap|trinh dien|tac nghiep|soi chieu|bien dich|don(?= (?:ve|"
    r"dep|rac|co))|bat den|sua(?= (?:chua|lai|duong))|tu bo|khoanh no|giao nop|giao nhan|thoa thuan|doi chieu|"
    r"chap thuan|tuyen duong"
)
VERB: Final = re.compile(rf"\b(?:{VERBS}|{_WORK})(?![a-z])")
_ORDER = re.compile(rf"\b(?:{VERBS})(?![a-z])")
_BARE_KIND = re.compile(r"\b(?:uy ban|hoi dong|ban|to|doi|trung tam) $")
_LEAD = re.compile(
    r"^(?:\W*(?:v\S+\s)?)?(?:(?:kinh |tran trong )?de nghi|(?:tiep tuc )?giao(?: nhiem vu| trach nhiem)?(?: cho)?|yeu "
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
    lead = _LEAD.match(plain[begin:]) if not clear[begin:].lstrip(" -+*–").lower().startswith("giáo") else None
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
        if VERB.match(plain, rest) and not _ASKING.match(plain, rest):
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
