"""Every kind of paper that this house makes, as one document each: for all who read papers again. Invented."""

from dataclasses import replace

from hoiam.core.compose.letter import letter
from hoiam.core.compose.letter_facts import Issue
from hoiam.core.compose.paper import paper
from hoiam.core.compose.report import weekly_report
from hoiam.core.compose.snapshot import Field, Grid, Section, Snapshot
from hoiam.core.compose.snapshot_report import snapshot_report
from hoiam.core.values.case import Route
from hoiam.core.values.document import Column, Document
from tests.core.compose.paper_samples import PAPERS
from tests.core.compose.samples import CENTRE, CONCLUSION, FALSE_COUNT, FALSE_PAPER, MIXED, TRUE, UNKNOWN, WEEK
from tests.core.compose.test_copies import made

MONTH = Snapshot(
    office=CENTRE,
    issue=Issue(2022, 11, 3, 12),
    subject="Tình hình báo chí, dư luận tháng 10 năm 2022",
    subtitle="Từ ngày 01 đến ngày 31 tháng 10 năm 2022",
    addressee="Ủy ban nhân dân huyện",
    via="Văn phòng HĐND-UBND huyện",
    order="Công văn số 2736/UBND-VX ngày 06 tháng 10 năm 2022 của Ủy ban nhân dân huyện Đăk Hà về việc "
    "tăng cường nắm bắt, xử lý thông tin báo chí",
    closing="Trên đây là báo cáo của Trung tâm.",
    sections=(
        Section("Tin, bài về huyện", ("Trong tháng có 12 tin, bài của 05 cơ quan báo chí.",)),
        Section(
            "Vụ việc đang xử lý",
            grids=(
                Grid(
                    (Column("TT", 1), Column("Vụ việc", 6), Column("Đơn vị chủ trì", 3)),
                    ((Field("1"), Field("Công trình cấp nước thôn 7"), Field("UBND xã Đăk Ui")),),
                ),
            ),
        ),
        Section("Kiến nghị"),
    ),
    signature=WEEK.signature,
    recipients=("Như trên", "Ban Tuyên giáo Huyện ủy"),
    keep=("VHTT",),
    frozen_at=WEEK.frozen_at,
    sample=True,
)
OBJECTED = (FALSE_COUNT, FALSE_PAPER)
ROUTED: dict[Route, Document] = {
    Route.RESPONSE: letter(MIXED),
    Route.CORRECTION: letter(replace(MIXED, route=Route.CORRECTION, conclusion=CONCLUSION)),
    Route.REMEDY_AND_ANSWER: letter(replace(MIXED, route=Route.REMEDY_AND_ANSWER, claims=(TRUE, UNKNOWN))),
    Route.INFORMATION: letter(replace(MIXED, route=Route.INFORMATION, claims=OBJECTED, copies_to=("Đài Suối",))),
}
NAMES = {Route.RESPONSE: "phan_hoi", Route.CORRECTION: "cai_chinh"}
COPIES = {kind: made(kind) for kind in ("sao_y", "sao_luc", "trich_sao")}
EVERY: dict[str, Document] = (
    {name: paper(facts) for name, facts in PAPERS.items()}
    | {NAMES.get(route, route.value): document for route, document in ROUTED.items()}
    | {"bao_cao_tuan": weekly_report(WEEK), "bao_cao_ky": snapshot_report(MONTH)}
    | COPIES
)
