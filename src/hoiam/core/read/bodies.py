"""Which words name a body or a post that can be ordered, and which role is it?

One table for every level and era: state bodies, forces, services, schools, hospitals, companies, and those outside the
administration (the Front, mass organisations, courts, councils, villages, Party committees, enterprises), which have
no role code. A body that is not outside is a unit (functions, section 2.3). Knows no single office and no person.
"""

import re
from typing import Final

_RANKS: Final = (
    "dong chi|d/c|ong|ba|lanh dao|tap the|thu truong|truong|pho|pho truong|chanh|chu tich|pho chu tich|"
    "cong chuc|can bo|bi thu|cap uy|nguoi dung dau|quy|cac|toan the|tat ca|moi|tung|nhung|hai|ba|rieng|doi voi|"
    "(?:pho )?(?:tong )?giam doc|(?:bo|vu|cuc|tong cuc|chi cuc|hat|tram|doi|don|to|khoa|vien|hieu|ban|chi huy) truong|"
    "thu truong|chinh uy|chinh tri vien|chu nhiem|quan doc|tu lenh"
)
_OF_STATE: Final = (
    r"so(?=[\s,])(?! (?:tan|cuu|che|duyet|khao|lieu|ket|voi|sanh|luong|tien|thang|ngay|diem|phan|ho|bo|hoa|\d))",
    r"bo(?=,? (?:chi huy|tu lenh|doi bien phong|truong|noi|tai|y|giao|van|thong|cong|tu phap|khoa|nong|xay|quoc|lao|"
    r"ngoai|ke hoach|dan toc|nganh|co quan|phan mot))",
    "phong",
    r"ban\b(?! hanh| ngay| be| ghi| tin| sao| giao| ra| dau)",
    r"nganh|co quan|don vi|ubnd|ubmttq|ub mttq|uy ban|hdnd|hoi dong|trung tam|van phong|cong an|thanh tra",
    r"tong cuc|chi cuc|cuc\b(?! bo)|vu(?= (?:phap|ke|to|tai|hop|truong|bao|thong|van|giao|khoa|quan|thi|thanh|dia|"
    r"dan|tuyen|chinh|y|ngan|nong|cong))|vuon quoc gia|khu (?:bao ton|du lich|di tich|kinh te|cong nghiep|quan ly)",
    r"chi nhanh|co so(?= (?:kinh doanh|san xuat|luu tru|chan nuoi|nuoi trong|che bien|dich vu|thu mua|giet mo|"
    r"giao duc|y te|cai nghien|dao tao|kham|bao tro))|ban quan ly|bql|van phong dai dien",
    r"hat(?= (?:kiem|quan|giao))|tram|toa soan|nha (?:van hoa|hat|thieu nhi|may|truong|xuat ban)|thu vien|bao tang",
    r"kho bac|ngan hang|bao hiem(?= xa| y)|bhxh|buu dien|vien thong|cang vu|cang(?= )|thue(?= (?:tinh|thanh|co so|"
    r"khu vuc|huyen))|hai quan(?= )|quan ly thi truong|thi hanh an",
    r"bo phan|to(?= [a-z])(?! (?:chuc|trinh|roi|khai|quoc|tien|giac|cao|tung|ra|ve|mo|hop|cho|vi|phieu|ban do|dan pho|"
    r"den|mau|dam|lam|son)\b)",
    r"van thu|nguoi duoc giao|thu quy(?! (?:[1-4]|[iv]+)\b)",
)
_OF_STAFF: Final = (  # who works in a unit and heads none: section 2.3 of the functions gives them no role
    r"tong phu trach|nhan vien|giao vien|giang vien|chuyen vien|ke toan(?! [\d,.])|y si|bac si|duoc si|y ta|ho ly|"
    r"dieu duong(?= (?:vien|truong|cac|phu trach|truc))|nu ho sinh|ky thuat vien|canh sat khu vuc|cong an vien|"
    r"can bo(?= (?:phu trach|chuyen trach|duoc|dia chinh|thu y|khuyen nong|y te|ky thuat|van hoa|tu phap|dan so|thong|"
    r"tin hoc|cong nghe|truc|dau moi|tiep nhan|quan ly|nong nghiep|chinh sach))|"
    r"cong chuc(?= (?:van hoa|tu phap|dia chinh|tai chinh|van phong|lao dong|phu trach|chuyen mon|kinh te|nong|xay|"
    r"mot cua|duoc (?:giao|phan)|tiep (?:nhan|cong)))|vien chuc(?= (?:phu trach|cac|tram|duoc (?:giao|phan)|truong))|"
    r"cong tac vien|thu thu|thu kho|tuyen truyen vien|lai xe(?= )",
)
_OF_SCHOOLS: Final = (
    r"truong(?= (?:thpt|thcs|th\b|tieu|hoc|trung hoc|trung cap|mam|mau|dai hoc|cao dang|chinh tri|ptdt\w*|pt\b|pho "
    r"thong|"
    r"day nghe|quan su|thuoc))|truong hoc|nha truong|hieu truong|hoc vien|dai hoc|khoa(?= [a-z]|\W*$)(?! (?:hoc|hop))|"
    r"khoa, phong|benh vien|phong kham|nha khach",
)
_OF_FORCES: Final = (
    r"luc luong(?= (?:dan quan|cong an|tham gia|bao ve|quan su|xung kich|chuc nang|vu trang|bien phong|kiem lam|canh))",
    r"don(?= (?:bien phong|cong an))|doi(?= (?:quan|kiem|van|tuyen|canh sat|an ninh|tong hop|hau can|trat tu|cong tac|"
    r"nghiep vu|csgt|giao thong|phong chay|dieu tra|thi hanh|tham muu|xung kich|thanh nien|ky thuat|y te|thue|thanh|"
    r"cac|duy tu|ung|cuu|dan quan|co dong|tuan tra|phan ung|tu ve|bao ve|hoa giai|thu gom|ve sinh|trinh sat|du kich|"
    r"cong|"
    r"nghiep|xay lap|san xuat|thong tin|chong|quy tac|dan phong))|hai doi|hai doan|lu doan|su doan|"
    r"trung doan|tieu doan|dai doi|trung doi|quan khu|quan doan|quan chung|binh doan|vung(?= \d)|cum(?= (?:thi dua|so|"
    r"\d))|khoi(?= (?:thi dua|so|cac))|quan (?:su|y)",
)
_OF_WORK: Final = (
    r"tong cong ty|cong ty|tap doan|xi nghiep|nha may|phan xuong|dien luc|truyen tai dien|vnpt|viettel|mobifone|"
    r"nong truong|lam truong|cong doan|hop tac xa|lien hiep|quy(?= (?:tin|dau|phat|bao|ho))|chu(?= (?:cac )?(?:co so|"
    r"ho|tau|rung|dau tu|"
    r"phuong tien|ho|co so|doanh|dau|tau|dap|ho chua))|cac ho(?= )|ho (?:gia dinh|kinh doanh)|nha thau|doanh nghiep",
)
_OUTSIDE: Final = (
    r"mat tran|hoi(?= (?:nong|cuu|lien|chu thap|khuyen|phu nu|nha|luat|nguoi|dong|sinh vien|van hoc|doanh|dong y|lam|"
    r"nghe|"
    r"dac|tu|bao|khoa))|hiep hoi|doan(?= (?:thanh|tncs|the|dai bieu|luat|cong|vien|khoi|truong|xa|phuong))|"
    r"(?:tinh|huyen|thanh|thi|xa) doan(?! ket)|lien doan|toa an|vien(?= [a-z])(?! chuc| tro| dan| quan| phi| thong)|"
    r"to chuc(?= (?:chinh tri|doan|co so|dang|chinh|xa hoi|hanh|thanh))|khu dan cu|thon\b|to dan pho|buon|(?<!dan "
    r")lang\b|"
    r"nguoi co uy tin|gia lang|nha hang|khach san|diem (?:du lich|ban hang|kinh doanh)|"
    r"dia phuong|xa\b(?! hoi)|phuong\b(?! (?:phap|an|tien|huong|cham|thuc))|thi tran|thi xa|thanh pho|huyen(?! uy)|"
    r"tinh(?! (?:uy|hinh|trang|nang|chat|tu|toan|than|den|bao|huong|thuc|kha|huu|don|phap))|dac khu|"
    r"quan(?! triet| ly| tam| diem| trong| nhan| he| khu| doan| chung| doc| ho| chu)|"
    r"bao(?= [a-z])(?! (?:cao|dam|ve|ton|gom|quan|hiem|tang|chi|hanh|dong|tri|nhieu))|dai(?= (?:truyen|phat|tieng|pt|"
    r"khi|"
    r"thong|bao))|"
    r"(?:huyen|tinh|thanh|thi|dang|quan|chi|cap) uy|chi bo|dang bo|(?:cac )?chi, dang bo|dang doan|thuong truc|"
    r"lien so|lien nganh",
)
_SINGLE: Final = (
    r"giam doc|thu truong|chu tich|pho chu tich|truong (?:phong|ban|thon|cong an|tram|cac|khoa|doan|doi|bo phan|nhom)|"
    r"chanh van phong|chanh thanh tra|(?:vu|cuc|hat|tram|doi|don|to|vien|chi huy|bo) truong|chu nhiem|quan doc|ong\b|"
    r"ba(?= [a-z]+ [a-z]+)(?! (?:thang|ngay|nam|tuan|lan|con|mat|nhom|noi dung))|dong chi|d/c|nguoi dung dau|chinh "
    r"quyen|nguoi phat ngon",
)
HEAD: Final = re.compile(
    rf"(?:(?:{_RANKS})\s+)*(?:"
    + "|".join((*_OF_STATE, *_OF_STAFF, *_OF_SCHOOLS, *_OF_FORCES, *_OF_WORK, *_OUTSIDE, *_SINGLE))
    + r")(?:\b|(?=-))"
)

STAFF: Final = re.compile(rf"(?:cac |moi |tung )*(?:{'|'.join(_OF_STAFF)})\b")

_MEDIA_CENTRE = re.compile(
    r"trung tam\s+(?:van hoa|truyen thong|truyen thanh|vh\b|vh-|vhtt|thong tin(?! (?:xuc tien|khoa hoc|du lich|"
    r"tin hieu|thi truong))|tt-|ttvh|the thao)|tt vhtt|tttt"
)
_CULTURE = re.compile(r"phong\s+(?:van hoa|vh|vhtt|vhxh)|phong\s+van\s*-\s*xa")
_COMMUNES = re.compile(
    r"(?:ubnd|uy ban nhan dan)\s+(?:cac\s+|cap\s+)?(?:xa|phuong|thi tran|dac khu)|cac xa,? |"
    r"xa, (?:phuong, )?thi tran|cap xa|xa, phuong|"
    r"\b(?:cac )?dia phuong\b"
)
_OFFICE = re.compile(
    r"(?:chanh )?van phong (?:hdnd|ubnd|hoi dong|uy ban|dang uy va|doan|so|bo|cuc|tong cuc|chi cuc|vien|thong ke|cong "
    r"ty|"
    r"tong cong ty|truong|thanh tra|bao hiem|kho bac|benh vien|ban\b|thanh pho|trung tam|mat tran|lien doan)|"
    r"van phong\s*(?:,|-|$)|van phong (?:huyen|tinh|xa|phuong)\b(?! uy)"  # no office of records or of a programme
)
_PARTY = re.compile(
    r"ban tuyen giao|ban xay dung dang|thuong truc (?:huyen|tinh|thanh|thi|dang) uy|tt (?:huyen|tinh|"
    r"dang) uy|ban thuong vu|ban noi chinh|uy ban kiem tra|ubkt|"
    r"ban dan van|ban to chuc(?! hanh chinh| thi)|van phong (?:huyen|tinh|dang|thanh|thi) uy"
)
_LED = (
    r"^\W*(?:(?:cac|nhung|moi|toan the|tat ca|dong chi|lanh dao|thu truong|ban chap hanh|thuong truc|pho|chu tich|"
    r"chu nhiem|bi thu|giam doc|vien truong|chanh an|truong doan)\s+)*"
)
_FRONT = re.compile(
    r"^(?:(?!\bva\b).)*?(?:mat tran|mttq)|"
    + _LED
    + r"(?:hoi (?:nong|cuu|lien|chu thap|khuyen|phu nu|nha bao|luat|nguoi|sinh|van hoc|doanh|dong y|lam|nghe|dac)|"
    r"hiep hoi|doan thanh nien|doan tncs|(?:tinh|huyen|thanh|thi|xa) doan\b|cong doan|doan the|lien doan lao dong|"
    r"toa an|vien kiem sat|(?:lien hiep )?hop tac xa|ho (?:nuoi|dan|san xuat|ban|ngheo|trong|chan)|nguoi co uy tin|"
    r"gia lang|thuyen truong|nha hang|khach san|co so (?:kinh doanh|san xuat|luu tru|chan nuoi|nuoi|che bien|thu mua|"
    r"giet mo)|"
    r"diem (?:du lich|ban hang|kinh doanh)|chu (?:cac )?(?:tau|ho|co so|rung|dau tu|phuong tien|ho|co so|dap)|"
    r"doanh nghiep|"
    r"ho (?:gia dinh|kinh doanh)|nha thau|to dai bieu|doan dai bieu|ban can su dang|dang doan)|"
    r"^\W*(?:cac )?(?:cong chuc|can bo)(?! (?:lanh dao|van phong))"
)  # at its start: "Trung tâm Hỗ trợ doanh nghiệp" is a unit
_COMMITTEES = re.compile(
    r"^\W*(?:bi thu )?(?:cac )?(?:dang uy (?:cac )?(?:xa|phuong|thi tran|khoi|truc thuoc|co so)|(?:huyen|thi|thanh|"
    r"tinh|"
    r"quan|cap|chi) uy|chi bo|chi, dang bo|dang bo|to chuc (?:co so )?dang|thuong truc (?:hdnd|hoi dong)|dai bieu)"
)
_STAFF = re.compile(
    r"^\W*(?:(?:cac|moi|tung|toan the|dong chi|ong|ba) )*(?:(?:" + "|".join(_OF_STAFF) + r")\b|"
    r"pho (?:hieu|doi|tram|hat|don|to|khoa) truong|pho (?:tong )?giam doc|pho truong (?!ban chi dao)[a-z]|"
    r"(?:hieu|doi|tram|hat|don|khoa|to) pho\b|(?:chinh tri vien|chi huy|thuyen) pho\b|"
    r"pho (?:chanh|chu nhiem|quan doc|vien truong|chi huy))"
)
_HAMLETS = re.compile(
    r"^\W*(?:cac )?(?:(?:pho )?truong )?(?:ban |to )(?:dieu hanh|quan ly|tu quan|cong dong|dai dien|"
    r"an ninh)\b[^,;]{0,20}? "
    r"(?:cac )?(?:thon|khu pho|khu dan cu|to dan pho|khom|ap|buon|lang|khu vuc)\b"
)
_PLACES = re.compile(
    r"^\W*(?:(?:(?:to )?truong|bi thu|chu tich) )?(?:ban )?(?:cac )?(?:(?:ubnd|uy ban nhan dan|ub) (?:cac |"
    r"cap )?(?:tinh|"
    r"huyen|thanh pho|thi xa|"
    r"quan)\b|thon|to dan pho|khu dan cu|khu pho|ban lang|buon|lang|to chuc|huyen\b|tinh\b|thanh pho|thi xa|quan\b|"
    r"chinh quyen)"
)
_UNITS = re.compile(
    r"\b(?:phong|ban|so|nganh|thu truong|don vi|co quan|cong an|chi cuc|trung tam|thanh tra|dai|bao|"
    r"truong hoc|truong(?! (?:cac )?(?:thon|khu|ban|to dan pho|ap|buon|lang))|benh vien|"
    r"tram|doi|bo chi huy|don bien phong|hat kiem lam|ngan hang|kho bac|bao hiem|cac to(?! chuc| dan pho)|vien)\b"
)
_UNIT = re.compile(
    rf"\W*(?:(?:{_RANKS})\s+)*(?:" + "|".join((*_OF_STATE, *_OF_SCHOOLS, *_OF_FORCES, *_OF_WORK)) + r")(?:\b|(?=-))"
)
_POSTS = re.compile(
    r"\W*(?:(?:cac |dong chi |ong |ba )*)(?:(?:pho )?(?:tong )?giam doc|(?:bo|vu|cuc|hat|tram|doi|don|to|khoa|vien|"
    r"hieu|"
    r"chi huy) truong|chinh uy|chu nhiem|quan doc|thuong truc ban)\b"
)
_OF_NOBODY = re.compile(
    r"\W*(?:cac )?(?:co quan|to chuc|don vi) (?:thong tan|bao chi)|\W*bao,? dai|\W*(?:chu tich )?(?:uy ban nhan|ubnd|"
    r"hdnd|"
    r"hoi dong nhan)"
)
_CHAIR = re.compile(r"(?<!pho )\bchu tich (?:ubnd|uy ban nhan dan)\b(?!\s+(?:cac|cap))")
_VICE = re.compile(r"pho chu tich|cac pct\b|^pct\b")
_POLICE = re.compile(r"^\W*(?:truong )?cong an\b(?! vien)")  # also those of communes: they are no committees
_STATION = re.compile(
    r"^\W*(?:tram truong |cac |hieu truong |chi huy truong )*(?:tram|truong|ban chi huy|don|doi|trung tam|khoa)\b(?! "
    r"(?:van|tt|vh|cac thon|thon|cac khu|khu|cac to|to dan|cac buon|buon|lang|ap|cac ban))"
)
_TEAM = re.compile(
    r"^\W*(?:(?:cac|to truong|truong|pho) )*to (?:van phong|hanh chinh|chuyen mon|cong nghe|ke toan|quan tri)"
)
_REST = re.compile(r"^\W*khoa hoc va (?:thong tin|cong nghe)")  # of a name: "Phòng Văn hóa, Khoa học và Thông tin"
_OTHER_OFFICE = re.compile(r"^\W*(?:chi nhanh )?van phong (?:dieu phoi|dang ky|dai dien|cong chung)")
_KNOWN: Final = (  # the first that fits tells
    (_MEDIA_CENTRE, ("TRUNG_TAM",)),
    (_CULTURE, ("PHONG_VHTT",)),
    (_PARTY, ("LANH_DAO_DANG",)),
    (_POLICE, ("DON_VI",)),
    (_REST, ()),
    (_TEAM, ("DON_VI",)),
    (_OFFICE, ("VAN_PHONG",)),
    (_OTHER_OFFICE, ("DON_VI",)),
    (_FRONT, ()),
    (_COMMITTEES, ()),
    (_STAFF, ()),
    (_HAMLETS, ()),
    (_VICE, ("PCT",)),
    (re.compile(r"\bvan thu\b"), ("VAN_THU",)),
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
    for found, told in _KNOWN:
        if found.search(part):
            return list(told)
    if _chairs(part, level):
        return ["CHU_TICH"]
    if _STATION.match(part):
        return ["DON_VI"]
    got = []
    units = re.sub(
        r"(?:co quan|don vi)? ?(?:thong tan|bao chi)|bao,? dai|uy ban(?: nhan dan)?|ban can su dang", " ", part
    )
    if _UNITS.search(re.sub(r"(?:ubnd|uy ban nhan dan|thu truong).{0,4}(?:cac )?xa.*", " ", units)) or _is_unit(part):
        got.append("DON_VI")
    own = re.match(r"\W*(?:ubnd|uy ban nhan dan) xa\b", part)  # a commune's own committee, ordered by its Party body
    if (level != "xa" or own) and _COMMUNES.search(part + " "):
        got.append("UBND_XA")
    return got


def _is_unit(part: str) -> bool:
    """Tell whether a part begins with a kind of body or post of the administration."""
    if _PLACES.match(part) or _OF_NOBODY.match(part):
        return False
    return _UNIT.match(part) is not None or _POSTS.match(part) is not None


def _chairs(part: str, level: str | None) -> bool:
    if not _CHAIR.search(part):
        return False
    return level == "xa" or not re.search(r"\b(?:xa|phuong|thi tran|thi xa|dac khu)\b", part)
