"""An office with very many open cases: a few are led through their steps by people's own actions, the rest are copies.

Copies differ in number, title, lead and level. Their audit lines are there to be read, not to be verified.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import connection, models

from hoiam.core.text.fold import fold
from hoiam.core.values.case import TaskKind, Verdict
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases.models import (
    Case,
    CaseClock,
    CaseNote,
    CaseTask,
    CaseTrack,
    CaseUnit,
    Claim,
    Instruction,
    Notice,
    Proof,
)
from tests import people
from tests.desk import made
from tests.people import House

HANGING = (CaseUnit, CaseClock, CaseTrack, CaseNote, CaseTask, Instruction, Notice)  # what hangs on a case itself
BATCH = 500
WORDS = (
    *("đường", "nước", "rác", "điện", "chợ", "cầu", "trường", "thuốc", "đất", "rừng", "cống", "đèn", "xe", "lương"),
    *("bến", "nhà", "ruộng", "mương", "đập", "suối", "trạm", "kho", "phí"),
)
CLAIMS = ("Công trình ngừng hoạt động", "Có 128 hộ bị ảnh hưởng", "Xã chưa báo cáo", "Nước đục gây bệnh ngoài da")


def build(count: int, now: datetime) -> House:
    """Fill an empty store with `count` open cases."""
    house = people.furnished(now - timedelta(days=60))
    templates = [_opened, _assigned, _verifying, _verifying, _concluded, _concluded]
    first = [template(house, now - timedelta(days=3 * n + 1)) for n, template in enumerate(templates)]
    shapes = [_shape(case) for case in first]
    units = [unit.pk for unit in house.units.values()]
    for start in range(len(first), count, BATCH):
        numbers = range(start + 1, min(start + BATCH, count) + 1)
        _copies([(number, shapes[number % len(shapes)]) for number in numbers], units)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    return house


def _opened(house: House, at: datetime) -> Case:
    title = "Công trình cấp nước thôn 7, xã Đăk Ui ngừng hoạt động"
    number = Case.objects.count() + 1
    piece = made.article(number)
    return cases.open_case(office=house.office, title=title, article=piece, by=people.SORTER, now=at)


def _assigned(house: House, at: datetime) -> Case:
    case = _opened(house, at)
    told = {"lead": house.units["mau-dak-ui"], "support": [house.units["mau-vhtt"]], "order": "Xác minh gấp"}
    return cases.assign(case=case, **told, by=people.ROUTER, now=at + timedelta(hours=1))


def _verifying(house: House, at: datetime) -> Case:
    case = cases.start(case=_assigned(house, at), by=people.VERIFIER, now=at + timedelta(hours=2))
    for text in CLAIMS:
        cases.add_claim(case=case, text=text, by=people.VERIFIER, now=at + timedelta(hours=3))
    day = (at + timedelta(days=20)).date()
    cases.instruct(case=case, order="Báo cáo trước ngày 20", until=day, by=people.LEADER, now=at + timedelta(hours=4))
    asked = {
        "kind": TaskKind.CONFIRM,
        "unit": house.units["mau-dak-mar"],
        "text": "Đường ống có vỡ không?",
        "until": day,
    }
    cases.ask_unit(case=case, **asked, by=people.VERIFIER, now=at + timedelta(hours=5))
    for text in ("Đã gọi Trạm Y tế", "Chờ kết quả mẫu nước", "Xem lại sổ đấu nối"):
        told = {"mentions": [("unit", "mau-vhtt")]}
        cases.add_note(case=case, text=text, **told, by=people.VERIFIER, now=at + timedelta(hours=6))
    _judge(case, at, 2)
    return Case.objects.get(pk=case.pk)


def _judge(case: Case, at: datetime, most: int) -> None:
    found = (Verdict.TRUE, Verdict.FALSE, Verdict.FALSE, Verdict.UNKNOWN)
    for claim, verdict in list(zip(case.claims.order_by("letter"), found, strict=True))[:most]:
        told = {"verdict": verdict, "finding": "Đã kiểm tra thực tế.", "proofs": ["Biên bản ngày 04/10", "Sổ đấu nối"]}
        claim = cases.judge(claim=claim, **told, by=people.VERIFIER, now=at + timedelta(hours=7))
        cases.check(claim=claim, by=people.SECOND_EYES, now=at + timedelta(hours=8))


def _concluded(house: House, at: datetime) -> Case:
    case = _verifying(house, at)
    _judge(case, at, 4)
    return cases.conclude(case=case, by=people.VERIFIER, now=at + timedelta(hours=9))


def _shape(case: Case) -> dict[str, Any]:
    """Return one case with all that hangs on it."""
    claims = list(case.claims.order_by("id"))
    return {
        "case": Case.objects.get(pk=case.pk),
        "claims": [(claim, list(claim.proofs.all())) for claim in claims],
        "hanging": {model: list(model.objects.filter(case=case)) for model in HANGING},
        "lines": list(AuditEvent.objects.filter(subject_kind="case", subject_key=case.number)),
    }


def _copies(wanted: list[tuple[int, dict[str, Any]]], units: list[int]) -> None:
    made_ = [_case(number, shape["case"], units) for number, shape in wanted]
    Case.objects.bulk_create(made_)
    claims, proofs = [], []
    hanging: dict[type[models.Model], list[models.Model]] = {model: [] for model in HANGING}
    lines = []
    for case, (number, shape) in zip(made_, wanted, strict=True):
        for claim, evidence in shape["claims"]:
            copy = _copied(claim, case=case)
            claims.append(copy)
            proofs += [(copy, proof) for proof in evidence]
        for model, rows in shape["hanging"].items():
            hanging[model] += [_copied(row, case=case) for row in rows]
        lines += [_line(row, case.number, number * 100 + n) for n, row in enumerate(shape["lines"])]
    Claim.objects.bulk_create(claims)
    Proof.objects.bulk_create([_copied(proof, claim=claim) for claim, proof in proofs])
    for model, rows in hanging.items():
        model.objects.bulk_create([_loose(row) for row in rows])
    AuditEvent.objects.bulk_create(lines)


def _case(number: int, like: Case, units: list[int]) -> Case:
    title = " ".join(WORDS[(number * k) % len(WORDS)] for k in (1, 3, 7, 11)).capitalize() + f", thôn {number % 40}"
    copy = _copied(like, serial=number, title=title, level=("normal", "normal", "high", "urgent")[number % 4])
    copy.article = None
    if hasattr(copy, "folded"):
        copy.folded = fold(f"{copy.number} {title}")
    if like.lead_id:
        copy.lead_id = units[number % len(units)]
    return copy


def _copied(row: Any, **changes: Any) -> Any:
    fields = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if f.attname != "id"}
    copy = type(row)(**fields)
    for name, value in changes.items():
        setattr(copy, name, value)
    return copy


def _loose(row: Any) -> Any:
    """Return a task without its claim: copies of claims have other numbers."""
    if isinstance(row, CaseTask):
        row.claim = None
    return row


def _line(row: AuditEvent, number: str, seq: int) -> AuditEvent:
    seal = f"{seq:064x}"
    return _copied(row, subject_key=number, seq=1_000_000 + seq, prev=seal, digest=seal)
