"""Who opens /tep/N/: every role × every purpose. A number alone opens nothing; what a page shows, its file is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hoiam.core.compose.paper_facts import Part
from hoiam.core.handle.route import Question, route
from hoiam.core.values.actor import MACHINE, Actor, Role
from hoiam.core.values.case import Verdict
from hoiam.desk.cases import actions as cases
from hoiam.desk.directives import actions as directives
from hoiam.desk.directives.models import Directive
from hoiam.desk.dossiers import actions as dossiers
from hoiam.desk.files import actions as files
from hoiam.desk.files.models import Purpose, StoredFile
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters.facts import facts_for
from hoiam.desk.letters.paper_facts import paper_facts_for
from hoiam.desk.papers import actions as papers
from hoiam.desk.reports import actions as reports
from hoiam.outside.keep import Keep
from hoiam.web.chrome.whose_file import OPENS
from hoiam.web.screens.intake.uploads import Slip
from tests import people
from tests.desk import made
from tests.people import CLERK, ROUTER, SORTER, THURSDAY, VERIFIER, House
from tests.web import road
from tests.web.conftest import At, ClientFor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]
STEER = {Role.CHU_TICH, Role.PCT, Role.VAN_PHONG, Role.PHONG_VHTT, Role.VAN_THU, Role.KIEM_TRA}
CASES = STEER | {Role.TRUNG_TAM, Role.LANH_DAO_DANG}
EVERY = set(Role)
# Who opens a file of each purpose that belongs to no unit of theirs; the units of the thing are asked apart.
MAY = {
    Purpose.CASE: CASES,
    Purpose.LETTER: CASES,
    Purpose.SIGNED: CASES,
    Purpose.ENCLOSED: CASES,
    Purpose.COPIED: STEER,
    Purpose.ENCLOSED: CASES,
    Purpose.TEMPLATE: {Role.QUAN_TRI, Role.VAN_THU, Role.VAN_PHONG},
    Purpose.PAPER: STEER | {Role.TRUNG_TAM},
    Purpose.REPORT: CASES,
    Purpose.ENTRY: EVERY,
    Purpose.DIRECTIVE: EVERY,
    Purpose.TASK: STEER | {Role.LANH_DAO_DANG},
}
MINE = {Purpose.CASE, Purpose.LETTER, Purpose.SIGNED, Purpose.ENCLOSED, Purpose.REPORT, Purpose.ENTRY}
MINE |= {Purpose.DIRECTIVE, Purpose.TASK}
OUTSIDE = people.actor("don-vi-khac", Role.DON_VI, "mau-van-phong")


@pytest.fixture
def note(house: House, tmp_path: Any, settings: Any, at: At) -> Callable[..., StoredFile]:
    """Return what keeps a file for a purpose."""
    settings.HOIAM_FILES = str(tmp_path)
    kept = Keep(str(tmp_path)).put(b"%PDF-1.4\n%%EOF\n")
    at(THURSDAY + timedelta(hours=1))

    def made_file(purpose: str, subject: object, name: str = "a.pdf") -> StoredFile:
        told = {"name": name, "content_type": "application/pdf", "sha256": kept, "size": 15}
        return files.note(
            office=house.office.key, purpose=purpose, subject=str(subject), by=MACHINE, now=THURSDAY, **told
        )

    return made_file


def followed(house: House, file: StoredFile) -> Directive:
    """Return a dispatch that came as a file and binds the commune."""
    tasks = [{"id": "1.1a", "what": "Theo dõi", "actor": ["UBND_XA"], "due": {"kind": "continuous"}}]
    head = {"number_full": "801/UBND-VX", "date": "2022-10-06"}
    told: dict[str, Any] = {"name": "a.txt", "source": "UBND", "restored": "UBND", "doubts": [], "file": file}
    told["structure"] = {"document": head, "tasks": tasks, "references": []}
    read = directives.take_in(office=house.office, **told, by=CLERK, now=THURSDAY)
    return directives.confirm(directive=read, by=ROUTER, now=THURSDAY)


def about_a_case(house: House, note: Callable[..., StoredFile]) -> dict[Purpose, StoredFile]:
    """Return the files of a case of the commune: its own, those of its letter and of a report about it."""
    case = road.concluded(house)
    paper = Slip(house.office.key, "bien-ban.pdf", "application/pdf", note(Purpose.CASE, "x").sha256, 15)
    stored = cases.add_files(case=case, stored=[paper], by=VERIFIER, now=THURSDAY)[0].file
    decision = route(Question(Verdict.FALSE, concerns_office=True, conclusion=False, on=THURSDAY.date()))
    facts = facts_for(case, case.article.outlet, decision, THURSDAY, topic="cấp nước")
    told = {"case": case, "outlet": case.article.outlet, "facts": facts, "decision": decision}
    letter = letters.draft(by=people.SECOND_EYES, now=THURSDAY, **told)
    by = {"by": SORTER, "now": THURSDAY}
    report = reports.freeze(report=reports.open_quick(office=house.office, case=case, **by), **by)
    reports.approve(report=report, by=people.DIRECTOR, now=THURSDAY)  # files are kept of what is approved
    return {
        Purpose.CASE: stored,
        Purpose.LETTER: note(Purpose.LETTER, letter.pk),
        Purpose.SIGNED: note(Purpose.SIGNED, letter.pk),
        Purpose.ENCLOSED: note(Purpose.ENCLOSED, letter.pk),
        Purpose.REPORT: note(Purpose.REPORT, report.pk),
    }


def about_a_task(house: House, note: Callable[..., StoredFile]) -> dict[Purpose, StoredFile]:
    """Return a dispatch as it came, and what the commune handed in for its task."""
    directive = note(Purpose.DIRECTIVE, "0" * 64)
    task = followed(house, directive).tasks.get()
    proof = note(Purpose.TASK, f"{task.pk}-1")
    told = {"note": "Đã làm", "unit": house.units["mau-dak-ui"], "proof": directives.Proof(file=proof)}
    directives.give_evidence(task=task, by=VERIFIER, now=THURSDAY, **told)
    return {Purpose.DIRECTIVE: directive, Purpose.TASK: proof}


@pytest.fixture
def every(house: House, note: Callable[..., StoredFile]) -> dict[Purpose, StoredFile]:
    """Return one file of each purpose, of things that the commune of Đăk Ui works on where units work on them."""
    told = {"kind": "other", "sender": "Một người dân", "subject": "Đơn", "received_at": THURSDAY}
    plain = papers.register(office=house.office, by=CLERK, now=THURSDAY, **told)
    facts = paper_facts_for(house.office, "cong_van", THURSDAY)
    typed = replace(facts, subject="a", addressees=("Phòng Mẫu",), parts=(Part("noi_dung", "Nội dung"),))
    free = letters.draft_paper(office=house.office, facts=typed, by=ROUTER, now=THURSDAY)
    said: dict[str, Any] = {"key": "a" * 32, "channel": "radio", "speaker": "press", "title": "Thiếu nước"}
    said |= {"outlet": road.outlet("bao-giay"), "text": "Thiếu nước", "said_at": THURSDAY}
    entry = papers.enter(office=house.office, by=SORTER, now=THURSDAY, **said)
    return {
        **about_a_case(house, note),
        **about_a_task(house, note),
        Purpose.COPIED: note(Purpose.COPIED, free.pk),
        Purpose.TEMPLATE: note(Purpose.TEMPLATE, "cong_van"),
        Purpose.PAPER: note(Purpose.PAPER, plain.pk),
        Purpose.ENTRY: note(Purpose.ENTRY, entry.pk),
    }


def opened(browser: Client, every: dict[Purpose, StoredFile]) -> set[Purpose]:
    """Return the purposes whose file a browser gets; what it does not get is not found, as if it were not there."""
    answers = {purpose: browser.get(reverse("file", args=[file.pk])).status_code for purpose, file in every.items()}
    assert set(answers.values()) <= {200, 404}
    return {purpose for purpose, status in answers.items() if status == 200}


def test_every_purpose_says_who_opens_it() -> None:
    assert set(OPENS) == set(Purpose) == set(MAY)


def test_each_role_opens_what_its_pages_show_and_nothing_more(
    every: dict[Purpose, StoredFile], client_for: ClientFor
) -> None:
    for role in Role:
        browser = client_for(people.actor(f"vai-{role.value.lower()}", role))
        assert opened(browser, every) == {purpose for purpose, roles in MAY.items() if role in roles}, role


@pytest.mark.parametrize("role", [Role.UBND_XA, Role.DON_VI])
def test_a_unit_opens_the_files_of_what_it_works_on_and_another_unit_does_not(
    every: dict[Purpose, StoredFile], client_for: ClientFor, role: Role
) -> None:
    assert opened(client_for(people.actor("o-dak-ui", role, "mau-dak-ui")), every) == MINE
    other = people.actor("don-vi-ngoai", role, "mau-van-phong")
    assert opened(client_for(other), every) == {Purpose.ENTRY, Purpose.DIRECTIVE}


def test_nobody_of_another_office_opens_anything_whatever_roles_they_hold(
    every: dict[Purpose, StoredFile], client_for: ClientFor
) -> None:
    other = people.settle_other()
    everybody = Actor("person", "moi-vai-khac", frozenset(Role), "khac-dak-ui", other.office.key)
    assert opened(client_for(everybody), every) == set()


def test_a_file_whose_thing_is_not_there_opens_to_nobody(
    note: Callable[..., StoredFile], client_for: ClientFor
) -> None:
    strays = {one: note(one, "999999") for one in Purpose if one != Purpose.TEMPLATE}
    assert opened(client_for(made.EVERYBODY), strays) == set()


def test_the_page_of_a_dispatch_links_proof_only_for_who_may_open_it(
    every: dict[Purpose, StoredFile], client_for: ClientFor
) -> None:
    link = f'href="/tep/{every[Purpose.TASK].pk}/"'
    page = f"/van-ban/den/{Directive.objects.get().pk}/"
    assert link in client_for(VERIFIER).get(page).content.decode()
    shown = client_for(OUTSIDE).get(page).content.decode()
    assert link not in shown and "mở được" in shown and "Đã làm" in shown


def test_what_lies_in_a_work_file_opens_to_who_sees_the_work_file(
    house: House, every: dict[Purpose, StoredFile], client_for: ClientFor
) -> None:
    told = {"notation": "07.VP", "title": "Nước sạch", "keep_years": 20, "unit": house.units["mau-van-phong"]}
    held = dossiers.open_file(office=house.office, by=OUTSIDE, now=THURSDAY, **told)
    dossiers.add(dossier=held, things=[every[Purpose.TASK]], by=OUTSIDE, now=THURSDAY)
    assert Purpose.TASK in opened(client_for(OUTSIDE), every)
    assert Purpose.TASK not in opened(client_for(people.actor("ngoai", Role.DON_VI, "mau-trung-tam")), every)
