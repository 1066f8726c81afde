"""The other half of things.py: evidence, reports, registers, dispatches, files of work, accounts, and shared pages."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from hoiam.core.values.actor import MACHINE, Role
from hoiam.core.values.sight import Sight, Strip
from hoiam.desk.articles import actions as articles
from hoiam.desk.articles.actions.evidence import Filed
from hoiam.desk.directives import actions as directives
from hoiam.desk.directives.actions.handing import SubTerm
from hoiam.desk.directives.models import Directive, Task, TaskUnit
from hoiam.desk.dossiers import actions as dossiers
from hoiam.desk.files import actions as files
from hoiam.desk.letters.models import Letter
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers.models import Paper, Relation
from hoiam.desk.places import actions as places
from hoiam.desk.reports import actions as reports
from hoiam.desk.reports.models import ReportKind
from hoiam.desk.sources import actions as sources
from hoiam.outside.keep import Keep
from hoiam.outside.shipped.catalogue import catalogue
from hoiam.sample.papers.dispatch import read_sample, scan
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by
from tests.people import CLERK, DIRECTOR, LEADER, ROUTER, SECOND_EYES, SORTER, VERIFIER, House
from tests.web import week
from tests.web.conftest import account

Parts = dict[str, Any]
Things = dict[str, Parts]
DAY = NOW.date()
WHY = "Đã xem xét đầy đủ hồ sơ"
WEEKLY = {"kind": "weekly", "weekday": 4, "time": "15:00", "bound": "before"}
NEWCOMER = people.actor("can-bo-moi", Role.DON_VI, "mau-dak-mar")
ELSEWHERE = people.actor("chu-tich-xa-khac", Role.UBND_XA, "mau-dak-mar")


def each(names: Iterable[str], parts: Parts) -> Things:
    """Return the same parts for several addresses."""
    return {name: dict(parts) for name in names}


def on_paper(house: House, keep: Keep) -> Things:
    """Make the things and return the parts of their addresses."""
    said = _words()
    for room in (_evidence, _reports, _papers, _directives, _dossiers, _settings):
        said |= room(house, keep)
    return said


def _evidence(house: House, keep: Keep) -> Things:
    article = made.hit(house, 60).article
    shot = articles.keep_evidence(office=house.office, article=article, reason=WHY, **by(SORTER))
    version = article.versions.get(number=1)
    held = [Filed("warc", keep.put(b"WARC/1.1\r\n"), 10)]
    articles.note_kept(snapshot=shot, holds="page", version=version, files=held, **by(MACHINE, 1))
    right = articles.allow(snapshot=shot, until=DAY + timedelta(days=9), reason=WHY, role=Role.PCT, **by(ROUTER, 2))
    other = articles.keep_evidence(office=house.office, article=made.hit(house, 61).article, reason=WHY, **by(SORTER))
    articles.note_not_yet(snapshot=other, problem="http.404", final=True, **by(MACHINE, 1))
    at = {"number": shot.pk}
    return {
        **each(("evidence_one", "evidence_allow"), at),
        "evidence_download": at | {"kind": "warc"},
        "evidence_withdraw": at | {"right": right.pk},
        "evidence_retry": {"number": other.pk},
    }


def _reports(house: House, keep: Keep) -> Things:
    opened = week.opened(house.office)
    frozen = reports.freeze(
        report=reports.open_adhoc(
            office=house.office, title="Nước sạch", first=DAY - timedelta(days=9), last=DAY,
            asked={"by": "UBND tỉnh"}, **by(SORTER),
        ),
        **by(SORTER, 1),
    )  # fmt: skip
    days = {"first": DAY - timedelta(days=9), "last": DAY - timedelta(days=1)}
    fresh = reports.open_adhoc(office=house.office, title="Rác thải", asked={}, **days, **by(SORTER))
    monthly = reports.open_period(office=house.office, kind=ReportKind.MONTHLY, day=date(2022, 9, 15), **by(SORTER))
    done = reports.approve(report=reports.freeze(report=monthly, **by(SORTER, 1)), **by(DIRECTOR, 2))
    mail = reports.mail(report=done, addresses=["vp@huyen.vidu.vn"], **by(DIRECTOR, 3))[0]
    reports.mailed(mailing=mail, **by(MACHINE, 4))
    bounce = {"key": f"bao-cao-{done.pk}-{mail.pk}", "recipient": "vp@huyen.vidu.vn", "status": "5.2.2"}
    reports.bounced(office=house.office, **bounce, **by(MACHINE, 5))
    row = reports.schedule(
        office=house.office, kind=ReportKind.MONTHLY, day=3, hour=NOW.time(), recipients=[], **by(SORTER)
    )
    files.note(
        office=house.office.key, purpose="report", subject=str(done.pk), name="bao-cao.pdf",
        content_type="application/pdf", sha256=keep.put(b"%PDF-1.4\n%%EOF\n"), size=15, **by(MACHINE),
    )  # fmt: skip
    told = {"title": "Báo cáo tháng", "to": [house.units["mau-dak-ui"]], "until": DAY}
    sent = directives.distribute(office=house.office, about={"report": done.pk}, **told, **by(DIRECTOR, 6))[0]
    at = {"number": done.pk}
    return {
        **each(("report", "report_write"), {"number": opened.pk}),
        "distribution_file": {"number": sent.pk},
        **each(("report_freeze", "report_repeat"), {"number": fresh.pk}),
        "report_approve": {"number": frozen.pk},
        **each(("report_send", "report_receive", "report_mail", "report_packet", "report_sheet"), at),
        "report_download": at | {"kind": "docx"},
        "report_counted": {"number": opened.pk, "key": "all.issues"},
        "report_mail_again": {"number": mail.pk},
        "report_unschedule": {"number": row.pk},
    }


def _papers(house: House, keep: Keep) -> Things:
    told = {"sender": "Báo Thông Reo", "subject": "Hỏi về nước sạch ở Đăk Ui", "received_at": NOW}
    plain = papers.register(
        office=house.office, kind="press_request", outlet=made.outlet(), number="9/BTR", dated=DAY, **told, **by(CLERK)
    )
    came = papers.register(office=house.office, kind="other", number="8/SM", dated=DAY, **told, **by(CLERK))
    origin = {"organ_id": "H34.1", "name": "Sở Mẫu", "code": "8/SM", "document_id": "x", "dated": str(DAY)}
    papers.bring_origin(paper=came, origin=origin, **by(CLERK))
    papers.answer(paper=Paper.objects.get(pk=came.pk), code="03", **by(CLERK, 1))
    scanned = files.note(
        office=house.office.key, purpose="paper", subject=str(plain.pk), name="a.pdf",
        content_type="application/pdf", sha256=keep.put(b"%PDF-1.4\n%%EOF\n"), size=15, **by(MACHINE),
    )  # fmt: skip
    at = {"year": 2022, "arrival": plain.arrival}
    names = ("paper", "paper_attach", "paper_copy", "paper_extract", "paper_link", "paper_mend", "paper_pass_on")
    back = {"year": 2022, "arrival": came.arrival}
    row = directives.distribute(
        office=house.office, about={"paper": came}, title="8/SM", to=[house.units["mau-dak-ui"]], until=DAY, **by(CLERK)
    )[0]
    bound = papers.link(paper=plain, other=came, relation=Relation.ANSWERS, **by(CLERK, 4))
    return {
        **each((*names, "paper_scan", "paper_instruct", "paper_answers", "case_open_from_paper"), at),
        "distribute": {"kind": "giay-to", "number": came.pk},
        **each(("distribution", "distribution_receive", "distribution_end"), {"number": row.pk}),
        "paper_unlink": {"number": bound.pk},
        "paper_status": back,
        "paper_status_file": back | {"code": "03"},
        "file": {"number": scanned.pk},
    }


def _directives(house: House, keep: Keep) -> Things:
    data = scan()
    kept = files.note(
        office=house.office.key, purpose="directive", subject="x", name="cv.pdf", content_type="application/pdf",
        sha256=keep.put(data), size=len(data), **by(MACHINE),
    )  # fmt: skip
    read = _seen(house, kept)
    waits = directives.hand_in(office=house.office, file=kept, pages=1, **by(CLERK))
    head = {"number_full": "801/UBND-VX", "date": "2022-10-06", "subject": "Về nắm tin"}
    rows = [
        {"id": "1", "what": "Gửi báo cáo tuần", "actor": ["TRUNG_TAM"], "due": WEEKLY, "confidence": 0.9},
        {"id": "2", "what": "Báo cáo kịp thời", "actor": ["UBND_XA"], "due": {"kind": "periodic"}, "confidence": 0.9},
    ]
    told = {"structure": {"document": head, "tasks": rows, "references": []}, "doubts": []}
    said = {"name": "a.txt", "source": "a", "restored": "a"}
    other = directives.take_in(office=house.office, **said, **told, **by(CLERK))
    followed = directives.confirm(directive=other, **by(ROUTER, 1))
    bond = TaskUnit.objects.get(task__directive=followed, task__ref="1", unit=house.units["mau-trung-tam"])
    friday = {"by": SORTER, "now": NOW + timedelta(days=1)}
    given = directives.hand_on(bond=bond, to=[house.units["mau-dak-ui"]], term=SubTerm(ahead=1), **friday)[0]
    task = Task.objects.get(directive=followed, ref="1")
    proof = directives.give_evidence(task=task, note="Đã gửi", unit=house.units["mau-trung-tam"], **by(SORTER, 3))
    again = directives.take_in(office=house.office, **{**said, "name": "b.txt"}, **told, **by(CLERK))
    asked = directives.confirm(directive=again, **by(ROUTER, 1))
    of = list(house.units.values())
    directives.ask_study(directive=asked, until=DAY + timedelta(days=8), of=of, questions=[], **by(ROUTER, 2))
    secret = directives.open_feed(unit=house.units["mau-dak-ui"], **by(VERIFIER, 3))
    order = directives.instruct(
        paper=Paper.objects.get(about_kind="directive", about_key=str(followed.pk)),
        order="Tổng hợp trước giao ban", unit=house.units["mau-trung-tam"], until=DAY, **by(LEADER, 3),
    )  # fmt: skip
    at, on = {"number": read.pk}, {"number": followed.pk}
    return {
        **each(("directive", "directive_mend", "directive_confirm", "directive_rest", "task_add"), at),
        "directive_page": at | {"page": 1},
        **each(("directive_word", "directive_word_seen"), at | {"place": 0}),
        "directive_field": at | {"name": "number_full"},
        **each(("directive_receive", "directive_study_ask", "directive_end", "directive_instruct"), on),
        **each(("order_ack", "order_done", "order_move"), {"number": order.pk}),
        "directive_study": {"number": asked.pk},
        "study_remind": {"number": asked.study.units.earliest("pk").pk},
        **each(("directive_scan", "directive_scan_on"), {"number": waits.pk}),
        **each(("task_mend", "task_accept"), {"number": read.tasks.earliest("pk").pk}),
        **each(("task_evidence", "task_add_unit", "task_end", "task_move_date"), {"number": task.pk}),
        "task_judge": {"number": proof.pk},
        **each(("task_remind", "task_hand_on"), {"number": bond.pk}),
        "task_take_back": {"number": given.pk},
        "task_feed": {"secret": secret},
    }


def _seen(house: House, kept: Any) -> Directive:
    """Return the sample dispatch as the machine saw it on its page: its first doubt stands on a whole line."""
    told = read_sample()
    line = int(told["doubts"][0]["line"])
    words = told["source"].split("\n")[line - 1].split()
    strip = Strip(line, tuple((0.1, 0.1, 0.9, 0.2) for _word in words))
    seen = directives.hand_in(office=house.office, file=kept, pages=1, **by(CLERK))
    sight = Sight(told["source"], strips=(strip,)).as_json()
    directives.put_page(page=seen.pages.get(), sight=sight, **by(MACHINE))
    return directives.end(scan=seen, told=told, **by(MACHINE))


def _dossiers(house: House, keep: Keep) -> Things:
    paper = Paper.objects.filter(office=house.office).earliest("pk")
    letter = Letter.objects.filter(office=house.office, state="issued").earliest("pk")
    told = {"keep_years": 20, "unit": house.units["mau-vhtt"], "title": "Cấp nước ở Đăk Ui"}
    rows = [
        dossiers.open_file(office=house.office, notation=f"0{n}.VHTT", **told, **by(SECOND_EYES, 1))
        for n in range(1, 4)
    ]
    for row in rows:
        items = dossiers.add(dossier=row, things=[paper, letter], **by(SECOND_EYES, 2))
    opened, closed, gone = rows
    item = opened.items.latest("ordinal")
    for row in (closed, gone):
        dossiers.close(dossier=row, **by(SECOND_EYES, 3))
    gone.refresh_from_db()
    assert items
    record = dossiers.hand_over(
        office=house.office, dossiers=[gone], giver=house.units["mau-vhtt"], taker="Lưu trữ", day=DAY, **by(CLERK, 9)
    )
    listed = dossiers.list_file(office=house.office, year=2022, notation="09.VP", title="Họp", **by(CLERK))
    at = {"number": opened.pk}
    return {
        **each(("dossier", "dossier_amend", "dossier_add", "dossier_close"), at),
        **each(("dossier_remove", "dossier_move"), at | {"item": item.pk}),
        **each(("dossier_reopen", "dossier_export"), {"number": closed.pk}),
        "dossier_contents": {"number": closed.pk, "ending": "pdf"},
        "dossier_record": {"number": record.pk},
        "dossier_record_file": {"number": record.pk, "ending": "pdf"},
        "dossier_code_drop": {"number": listed.pk},
    }


def _settings(house: House, keep: Keep) -> Things:
    who = account(NEWCOMER)
    rule = places.remember(
        office=house.office, words="hồ Đăk Xia", place="xa-dak-ui-2022", note="hồ ở thôn 5", **by(SORTER)
    )
    held = who.grants.get()
    at = {"username": who.username}
    return {
        **each(("settings_account", "account_password", "account_outside", "role_grant"), at),
        "role_revoke": at | {"number": held.pk},
        "name_end": {"number": rule.pk},
    }


def _words() -> Things:
    """What pages of every office name by a word, and the sources, which the installation shares."""
    of = made.source()
    articles.leave_out(source=of, urls=["https://bao.example/cu"], **by(MACHINE))
    asked = sources.ask(kind="preview", url="https://bao.example/rss", sample=True, **by(SORTER))
    names = ("source", "source_old", "source_rhythm", "source_stop", "source_switch", "source_terms", "source_try")
    return {
        **each(names, {"number": of.pk}),
        "source_probe": {"number": asked.pk},
        "source_switch_on": {"key": catalogue()[0].key},
        **each(("outlet_edit", "outlet_heir"), {"key": of.outlet.key}),
        "performance_list": {"key": "ket-luan"},
        "today_number": {"key": "khac-phuc"},
        "law_rule": {"key": "L103-2016.39.1"},
        "alert_rule": {"key": "khan"},
        "term": {"word": "periodic"},
        "letter_write": {"kind": "cong_van"},
        **each(("paper_template", "paper_template_drop"), {"kind": "cong_van"}),
        "paper_template_file": {"kind": "cong_van", "what": "bat-dau"},
    }
