"""What is a paper called in the list of a work file, and which files is it? From its own record; writes nothing."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.sheet import KINDS as SHEETS
from hoiam.desk.articles.models import Snapshot
from hoiam.desk.cases.models import Case
from hoiam.desk.cases.words import TRACKS, VERDICTS
from hoiam.desk.directives.models import Directive
from hoiam.desk.dossiers.models import Item
from hoiam.desk.files import queries as files
from hoiam.desk.files.models import StoredFile
from hoiam.desk.letters import queries as letters
from hoiam.desk.letters.models import Letter
from hoiam.desk.papers.models import Paper
from hoiam.desk.press.models import PressRequest
from hoiam.desk.reports.models import Report


@dataclass(frozen=True, slots=True)
class Followed:
    """The sheet that tells how the tasks of a dispatch were done: made from its record, beside the paper itself."""

    directive: Directive

    @property
    def pk(self) -> int:
        """Return the number of its dispatch."""
        return int(self.directive.pk)

    @property
    def office_id(self) -> int:
        """Return whose dispatch it is."""
        return int(self.directive.office_id)


Thing = Paper | Directive | Followed | Letter | Report | PressRequest | Case | StoredFile | Snapshot
OFFICIAL = "Công văn"
HELD = {"warc": "trang gốc", "page": "bản in"}
REPORTS = {
    "weekly": "Báo cáo tuần",
    "monthly": "Báo cáo tháng",
    "quarterly": "Báo cáo quý",
    "yearly": "Báo cáo năm",
    "quick": "Báo cáo nhanh",
    "task": "Báo cáo tình hình thực hiện",
    "speech": "Báo cáo công tác phát ngôn",
}


@dataclass(frozen=True, slots=True)
class Described:
    """What the list of a work file says about one paper, under the names of `Item`."""

    kind: str
    type_name: str
    subject: str
    number: str = ""
    notation: str = ""
    dated: date | None = None
    issuer: str = ""
    note: str = ""

    def fields(self) -> dict[str, Any]:
        """Return what a row keeps, no longer than it may be."""
        most = {"type_name": 100, "subject": 500, "number": 11, "notation": 30, "issuer": 200, "note": 300}
        told = {name: value[: most[name]] if name in most else value for name, value in asdict(self).items()}
        return told | {"subject": told["subject"][:1].upper() + told["subject"][1:]}


def described(thing: Thing) -> Described:
    """Return what a paper is called in a list."""
    match thing:
        case Paper():
            number, notation = parted(thing.number)
            return Described("paper", _type(thing.number), thing.subject, number, notation, thing.dated, thing.sender)
        case Directive():
            head = (thing.structure or {}).get("document") or {}
            number, notation = parted(thing.number_full)
            kind = str(head.get("type") or "").capitalize() or _type(thing.number_full)
            return Described(
                "directive", kind, thing.subject or thing.name, number, notation, thing.dated, thing.issuer
            )
        case Followed():
            of = thing.directive
            day = localdate(of.ended_at or of.confirmed_at or of.received_at)
            subject = f"Thực hiện văn bản {of.number_full or of.name}"
            return Described("followed", "Phiếu theo dõi nhiệm vụ", subject, dated=day, issuer=of.office.name)
        case Letter():
            return _letter(thing)
        case Report():
            number = f"{thing.number:02d}" if thing.number else ""
            named = REPORTS.get(thing.kind, "Báo cáo")
            title = thing.title or f"{named}, kỳ đến ngày {localdate(thing.ends):%d/%m/%Y}"
            day = localdate(thing.approved_at or thing.ends)
            return Described("report", "Báo cáo", title, number, "", day, thing.office.name)
        case PressRequest():
            day = localdate(thing.received_at)
            return Described("asked", "Yêu cầu của báo chí", thing.request, "", "", day, thing.outlet.name)
        case Case():
            day = localdate(thing.closed_at or thing.opened_at)
            return Described("case", "Phiếu vụ việc", thing.title, "", thing.number, day, thing.office.name)
        case StoredFile():
            return Described("file", "Tài liệu", thing.name, dated=localdate(thing.kept_at))
        case Snapshot():
            return _snapshot(thing)
    raise TypeError(type(thing).__name__)


def record_of(thing: Thing) -> Any:
    """Return the record by which a work file holds a paper."""
    return thing.directive if isinstance(thing, Followed) else thing


def thing_of(item: Item) -> Thing:
    """Return the paper of a line, as `described` takes it."""
    thing: Thing = getattr(item, item.kind)
    return Followed(thing) if item.kind == "followed" and isinstance(thing, Directive) else thing


def files_of(item: Item) -> list[dict[str, Any]]:
    """Return the files of a paper now, the one that was signed first: name, content_type, sha256, size."""
    return [_file(stored) for stored in _stored(item)]


def parted(full: str) -> tuple[str, str]:
    """Return number and notation of "2736/UBND-VX"; one without a stroke is all notation."""
    number, stroke, notation = full.strip().partition("/")
    return (number, notation) if stroke and number[:1].isdigit() else ("", full.strip())


def case_lines(case: Case) -> list[str]:
    """Return what a case came to, as the lines of its slip: what was found, what was done, how it ended."""
    found = [
        f"Ý {claim.letter}: “{claim.text.strip(' “”')}”. Kết luận: "
        f"{str(VERDICTS[claim.verdict]).lower()}. {claim.finding.strip()}".strip()
        for claim in case.claims.order_by("letter")
    ]
    tracks = [row for row in case.tracks.order_by("id") if row.note.strip()]
    done = [f"{TRACKS[row.track]}: {row.note.strip()}" for row in tracks]
    return [*found, *done]


def _type(number: str) -> str:
    """Return the type that a number names by its code (Annex III); a công văn has none, and no number says nothing."""
    notation = number.partition("/")[2]
    code = notation.split("-")[0] if "-" in notation else ""
    names = {short: name for name, short in SHEETS.values() if short}
    return names.get(code, OFFICIAL if number else "Giấy tờ").capitalize()


def _letter(letter: Letter) -> Described:
    document = letters.document_of(letter)
    kind = document.type_name.capitalize() or OFFICIAL
    subject = document.subject.removeprefix("V/v ").strip()
    number = f"{letter.number:02d}" if letter.number else ""
    notation = letter.notation if letter.number else ""
    day = letter.numbered_on or localdate(letter.drafted_at)
    return Described("letter", kind, subject, number, notation, day, letter.office.name)


def _snapshot(snapshot: Snapshot) -> Described:
    """Name evidence of an article by what proves it: its bytes open by their own rights only, also from a work file."""
    article, taken = snapshot.article, snapshot.taken_at or snapshot.asked_at
    title = snapshot.version.title if snapshot.version else article.title
    held = [f"{HELD[file.kind]}, SHA-256 {file.sha256}" for file in snapshot.files.order_by("-kind")]
    note = "; ".join([f"Bằng chứng số {snapshot.pk}", *held]) + ". Mở theo quyền riêng."
    return Described("snapshot", "Bản lưu bài báo", title, "", "", localdate(taken), article.outlet.name, note)


def _stored(item: Item) -> list[StoredFile]:
    office = item.dossier.office.key
    match item.kind:
        case "letter" if item.letter:
            letter = item.letter
            signed = files.files_of(office, "letter-signed", str(letter.pk)).filter(sha256=letter.signed_sha256)
            made = files.files_of(office, "letter", str(letter.pk)).order_by("-name")  # pdf before docx
            along = [
                row.file for row in letter.enclosures.filter(restricted=False).select_related("file").order_by("id")
            ]
            # the PDF of a signed letter is the signed one
            return [*signed, *made.exclude(sha256=letter.signed_sha256), *along]
        case "directive" if item.directive:
            return [item.directive.file] if item.directive.file else []
        case "report" if item.report:
            return list(files.files_of(office, "report", str(item.report.pk)).order_by("-name"))
        case "paper" if item.paper:
            return list(files.files_of(office, "paper", str(item.paper.pk)))
        case "file" if item.file:
            return [item.file]
    return []


def _file(stored: StoredFile) -> dict[str, Any]:
    return {"name": stored.name, "content_type": stored.content_type, "sha256": stored.sha256, "size": stored.size}
