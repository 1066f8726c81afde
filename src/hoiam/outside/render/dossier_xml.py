"""A work file as XML by our own schema (shipped/schemas/ho-so-1.xsd); its names are those of Decree 30/2020, Annex VI.

The schema stands beside the file in every export. Order and names never change within version 1.
"""

import hashlib
from collections.abc import Sequence
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

from hoiam.core.values.dossier import Head, PaperRow
from hoiam.outside.keep.parcel import Fault

SPACE = "urn:hoiam:ho-so:1"
VERSION = "1"


def dossier_xml(head: Head, papers: Sequence[PaperRow]) -> bytes:
    """Return the XML, UTF-8 with its declaration."""
    root = etree.Element(f"{{{SPACE}}}Dossier", {"version": VERSION}, {None: SPACE})
    _words(root, "OrganName", head.issuer)
    _words(root, "UnitName", head.unit)
    _words(root, "FileCatalog", str(head.year))
    _words(root, "FileNotation", head.notation)
    _words(root, "Title", head.title)
    _words(root, "Maintenance", head.kept)
    _words(root, "Language", "Tiếng Việt")
    _words(root, "StartDate", head.starts.isoformat())
    _words(root, "EndDate", head.ends.isoformat() if head.ends else "")
    _words(root, "TotalDoc", str(len(papers)))
    _words(root, "PageAmount", str(sum(paper.pages or 0 for paper in papers)))
    _words(root, "State", head.state)
    _words(root, "CaseNumber", head.case)
    _words(root, "Description", head.note)
    if head.handed:
        number, day, giver, taker = head.handed
        given = _below(root, "Handover", {"number": number, "date": day.isoformat()})
        _words(given, "Giver", giver)
        _words(given, "Taker", taker)
    listed = _below(root, "Documents")
    for paper in papers:
        _paper(listed, paper)
    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return made


def _paper(listed: Any, paper: PaperRow) -> None:
    one = _below(listed, "Document", {"kind": paper.kind})
    _words(one, "DocOrdinal", str(paper.ordinal))
    _words(one, "TypeName", paper.type_name)
    _words(one, "CodeNumber", paper.number)
    _words(one, "CodeNotation", paper.notation)
    _words(one, "IssuedDate", paper.dated.isoformat() if paper.dated else "")
    _words(one, "OrganName", paper.issuer)
    _words(one, "Subject", paper.subject)
    _words(one, "Language", "Tiếng Việt")
    _words(one, "PageAmount", str(paper.pages or ""))
    _words(one, "Description", paper.note)
    files = _below(one, "Files")
    for file in paper.files:
        told = {"path": file.path, "type": file.content_type, "size": str(file.size), "sha256": file.sha256}
        if file.state:
            told["state"] = file.state
        _words(files, "File", file.name, told)


def _below(above: Any, name: str, told: dict[str, str] | None = None) -> Any:
    return etree.SubElement(above, f"{{{SPACE}}}{name}", told or {})


def _words(above: Any, name: str, said: str, told: dict[str, str] | None = None) -> None:
    made = _below(above, name, told or {})
    made.text = "".join(letter for letter in said if letter >= " " or letter in "\n\t")


def faults_of(data: bytes) -> list[Fault]:
    """Return the files of a parcel whose bytes are not as its ho-so.xml says; those it calls absent are no fault."""
    with ZipFile(BytesIO(data)) as zipped:
        names = set(zipped.namelist())
        if "ho-so.xml" not in names:
            return [Fault("xml", "ho-so.xml")]
        try:
            root = etree.fromstring(zipped.read("ho-so.xml"), etree.XMLParser(resolve_entities=False, no_network=True))
        except etree.XMLSyntaxError:
            return [Fault("xml", "ho-so.xml")]
        found = []
        for file in root.iter(f"{{{SPACE}}}File"):
            path = file.get("path", "")
            if file.get("state"):
                continue
            if path not in names:
                found.append(Fault("absent", path))
            elif hashlib.sha256(zipped.read(path)).hexdigest() != file.get("sha256"):
                found.append(Fault("told", path))
        return found
