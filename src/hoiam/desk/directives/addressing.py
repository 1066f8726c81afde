"""Which units of an office does a name in a paper mean, on the paper's date?

In a paper of the office itself "các phòng, ban, đơn vị" are its own units. In a paper from above they are the issuer's;
what is asked there of "Ủy ban nhân dân các xã, phường" is asked of the office, whose own Văn phòng receives it and
hands it on. Writes nothing.
"""

import re
from collections.abc import Collection, Iterable

from hoiam.core.text.fold import fold
from hoiam.core.values.actor import Role
from hoiam.desk.directives.models import Directive
from hoiam.desk.units.models import Office, Unit

# "Các phòng, ban, cơ quan, đơn vị huyện" are these too, where a paper does not name them (dispatch-2736, 1.3.5).
DIVISIONS = frozenset({Role.DON_VI, Role.PHONG_VHTT, Role.TRUNG_TAM, Role.VAN_PHONG})
_RANKS = {"trung_uong": 0, "tinh": 1, "province": 1, "huyen": 2, "district": 2, "xa": 3, "commune": 3}
_GROUPS = {
    1: re.compile(r"\b(?:cac |cap )?tinh\b|thanh pho truc thuoc|\bdia phuong\b"),
    2: re.compile(r"\b(?:huyen|quan|thi xa|thanh pho)\b|\bdia phuong\b"),
    3: re.compile(r"\b(?:xa|phuong|thi tran|dac khu)\b|\bdia phuong\b"),
}
_MANY = re.compile(r"\b(?:các|mọi|tất cả|toàn thể|những|từng|đơn vị|cơ quan|phòng,? ban|ban,? ngành)\b")
_UNDERSTOOD = re.compile(r" (?:xa|phuong|thi tran|dac khu|huyen|thi xa|thanh pho|tinh)$")
_GOES_ON = r"(?! va (?!phong|ban|van phong|trung tam|cong an|tram|ubnd|uy ban|thanh tra|hat|cac|don vi))"
_ABOVE = {1: "$.", 2: r"(?:tinh|thanh pho)\b", 3: r"(?:tinh|thanh pho|huyen)\b"}  # of whom the name is then, by rank


def from_above(directive: Directive) -> bool:
    """Tell whether a body of a higher level than the office's issued the paper; unknown levels are no higher ones."""
    issuer = (directive.structure["document"].get("issuer") or {}).get("level")
    own = _RANKS.get(directive.office.level)
    return own is not None and issuer in _RANKS and _RANKS[issuer] < own


def means_us(directive: Directive, names: str) -> bool:
    """Tell whether a name in a paper from above means the office: by its own name, or as one of its like."""
    plain, own = fold(names), fold(directive.office.place_name)
    group = _GROUPS[_RANKS[directive.office.level]]
    if re.search(rf"\b{re.escape(own)}\b", plain):
        return True
    committees = re.search(r"\b(?:ubnd|uy ban nhan dan|chu tich|cac|cap)\b", plain) is not None
    return committees and group.search(plain) is not None and not _names_another(names)


def asked_elsewhere(directive: Directive, names: str) -> bool:
    """Tell whether a paper from above asks somebody else. Nobody named is not somebody else: a person must look."""
    return from_above(directive) and bool(names.strip()) and not means_us(directive, names)


def _names_another(names: str) -> bool:
    """Tell whether a name stands behind its kind of unit ("xã Đồng Thí Dụ"): one unit, and not a group."""
    return re.search(r"\b(?:xã|phường|thị trấn|huyện|tỉnh)\s+(?!,)[A-ZÀ-ỸĐ]", names) is not None


def units_meant(directive: Directive, roles: Collection[str], names: str, of_date: Iterable[Unit]) -> list[Unit]:
    """Return the units that a name binds: those of its own name, else by the roles that it tells and by who says it.

    A body of its own name that the office has not binds nobody: a person must say who does it.
    """
    if from_above(directive):
        return [unit for unit in of_date if unit.role == Role.VAN_PHONG] if means_us(directive, names) else []
    of_date = list(of_date)
    group = not names.strip() or _MANY.search(names.lower()) is not None
    own = {unit.key for unit in of_date if _called(unit, directive.office, fold(names))}
    known = set() if group else {Role.DON_VI, *(unit.role for unit in of_date if unit.key in own)}
    wanted = {*roles, *(DIVISIONS if Role.DON_VI in roles else ())} if group else {*roles} - known
    return [unit for unit in of_date if unit.key in own or unit.role in wanted]


def _called(unit: Unit, office: Office, plain: str) -> bool:
    """Tell whether a folded name is a unit's: in full, in short, or without the place that is understood."""
    not_above = rf"(?! {_ABOVE[_RANKS.get(office.level, 1)]})"  # "Công an tỉnh" is no "Công an xã"
    for told in (fold(unit.name), fold(unit.short_name)):
        if re.search(rf"\b{re.escape(told)}\b{_GOES_ON}{not_above}", plain):
            return True
        bare = _UNDERSTOOD.sub("", told.removesuffix(" " + fold(office.place_name)))
        at_home = len(bare.split()) > 1 and not bare.startswith(("uy ban", "hoi dong"))
        if at_home and re.search(rf"\b{re.escape(bare)}\b{_GOES_ON}{not_above}", plain):
            return True
    return False
