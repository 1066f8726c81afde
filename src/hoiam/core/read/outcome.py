"""To whom does the outcome of a task go?

Reads the recipient that the text names after báo cáo, gửi, trình, tham mưu, cung cấp. A report without one goes to the
issuer, and is marked as inferred.
"""

import re

from hoiam.core.read.sheet import Line

_TO = re.compile(
    r"\b(?:bao cao|gui|trinh|tham muu|cung cap|thong bao|kien nghi|de xuat|de nghi|phan anh|"
    r"huong dan)\b(?P<between>(?:\s+(?!de\b|truoc\b|theo\b)[\w,\-]+){0,10}?)\s*"
    r"(?:\s(?:ve|cho|voi|den|toi|len)\s+)?(?<=\s)(?P<name>(?:cac )?(?:ubnd|uy ban nhan dan|uy ban|"
    r"chu tich|thuong truc|van phong|so (?!lieu)|phong (?!chong|,)|ban (?:tuyen|chi|thuong|to|dan|"
    r"xay)|"
    r"huyen uy|tinh uy|dang uy|thanh uy|co quan|bo (?=\w)|hdnd|hoi dong|toa soan|trung tam|cong an|thu tuong))"
)
_ENDS = re.compile(
    r"(?<!van hoa),|(?<=van hoa),(?! the thao)|"  # "Sở Văn hóa, Thể thao và Du lịch" is one body
    r";|\.|\(|\s(?:de|truoc|trong|theo|ve viec|ve ket qua|ve|cham nhat|vao|hang|khi|ban hanh|"
    r"phan hoi|xem xet|quyet dinh|chi dao|phe duyet|tong hop|trien khai|cac bien phap|nhung|dinh ky|"
    r"xu ly|to chuc|thuc hien|bo tri|cac|ket qua|cai chinh|co|kip thoi|qua (?=he thong))\b"
)
_THROUGH = re.compile(r"^\s*\((?:thong )?qua [^)]*\)|^,? (?:thong )?qua (?:phong|van phong|so|trung tam)[^,.;(]*")


def outcome_of(what: Line, issuer: str | None) -> tuple[str | None, str | None]:
    """Return the recipient and "text" or "inferred"; None, None where nothing is handed over."""
    found = _TO.search(what.plain)
    if found:
        start = found.start("name")
        end = _ENDS.search(what.plain, found.end("name"))
        stop = end.start() if end else len(what.plain)
        name = what.clear[start:stop].strip(" ,.;")
        through = _THROUGH.match(what.plain[stop:])
        if through:
            name += " " + what.clear[stop : stop + through.end()].strip(" (),")
        return name, "text"
    if issuer and re.search(r"\bbao cao\b", what.plain):
        return issuer, "inferred"
    return None, None
