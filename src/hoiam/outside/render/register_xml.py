"""A register as XML by our own schema (shipped/schemas/so-van-ban-1.xsd), under the names of Decree 30/2020, Annex VI.

Order and names never change within version 1.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from lxml import etree

from hoiam.core.compose.packet import PRIORITIES
from hoiam.core.values.register import RegisterRow

SPACE = "urn:hoiam:so-van-ban:1"
VERSION = "1"


def register_xml(kind: str, office: str, year: int, rows: Iterable[RegisterRow]) -> bytes:
    """Return the XML, UTF-8 with its declaration. `kind`: outgoing or incoming."""
    root = etree.Element(f"{{{SPACE}}}Register", {"version": VERSION, "kind": kind}, {None: SPACE})
    _words(root, "OrganName", office)
    _words(root, "Year", str(year))
    listed = _below(root, "Documents")
    for row in rows:
        _row(_below(listed, "Document"), row, incoming=kind == "incoming")
    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return made


def _row(one: Any, row: RegisterRow, *, incoming: bool) -> None:
    if incoming:
        _words(one, "ArrivalNumber", _amount(row.arrival))
        _words(one, "ArrivalDate", _day(row.arrived_on))
    _words(one, "TypeName", row.type_name)
    _words(one, "CodeNumber", row.number)
    _words(one, "CodeNotation", row.notation)
    _words(one, "IssuedDate", _day(row.dated))
    _words(one, "OrganName", row.issuer)
    _words(one, "Subject", row.subject)
    _words(one, "Language", "Tiếng Việt")
    _words(one, "PageAmount", _amount(row.pages))
    signer = _below(one, "SignerInfo")
    _words(signer, "Position", row.signer_post)
    _words(signer, "FullName", row.signer)
    _words(one, "Priority", PRIORITIES.get(row.urgency, "0"))
    _words(one, "IssuedAmount", _amount(row.copies))
    _words(one, "DueDate", _day(row.due_on))
    places = _below(one, "ToPlaces")
    for place in row.to:
        _words(places, "Place", place)
    _words(one, "UnitName", row.unit)
    _words(one, "PassedDate", _day(row.passed_on))
    _words(one, "Receipt", row.receipt)
    if not incoming:
        _words(one, "State", row.state)
    _words(one, "Description", row.note)


def _amount(number: int | None) -> str:
    return "" if number is None else str(number)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _below(above: Any, name: str) -> Any:
    return etree.SubElement(above, f"{{{SPACE}}}{name}")


def _words(above: Any, name: str, said: str) -> None:
    _below(above, name).text = "".join(letter for letter in said if letter >= " " or letter in "\n\t")
