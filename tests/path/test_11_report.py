"""11 report: the case stands in the week's figures, in ten parts, handed over in time, with the head of the audit."""

from hoiam.desk.audit import queries as audit
from hoiam.desk.reports.models import Report, ReportKind
from hoiam.desk.reports.queries import document_of, figures_of
from tests.path.conftest import Road


def the_report(road: Road) -> Report:
    return Report.objects.get(office=road.desk.office, kind=ReportKind.WEEKLY)


def test_the_report_tells_the_case_and_was_in_time(road: Road) -> None:
    report = the_report(road)
    assert not report.late
    assert road.case.number in [line.key for line in figures_of(report, report.handed_at).new]


def test_it_has_the_ten_parts_in_their_order(road: Road) -> None:
    report = the_report(road)
    parts = [b.text for b in document_of(report, report.handed_at).body if b.kind == "heading" and b.level == 1]
    assert [part.split(".")[0] for part in parts] == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]


def test_the_head_that_it_prints_is_that_of_a_whole_chain(road: Road) -> None:
    seq, digest = the_report(road).audit_head.split(":")
    anchor = audit.Head(road.desk.office.key, int(seq), digest)
    assert audit.verify(road.desk.office.key, anchor) is None
