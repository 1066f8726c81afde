"""Evidence on screen: asked for, shown to whom it may concern, handed out as a file, and never by another door."""

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from hoiam.core.values.actor import MACHINE, Actor, Role
from hoiam.desk.articles import actions, evidence
from hoiam.desk.articles.actions import Filed
from hoiam.desk.articles.models import Article, Snapshot, SnapshotAccess
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.cases import actions as cases
from hoiam.desk.files.models import StoredFile
from hoiam.desk.jobs.models import Job
from hoiam.desk.units import actions as units
from hoiam.outside.keep import Keep
from hoiam.outside.keep.warc import Kept, Reading, write
from tests import people
from tests.desk import made
from tests.people import CLERK, LEADER, ROUTER, SECOND_EYES, SORTER, STRANGER, THURSDAY, VERIFIER, House
from tests.web.conftest import At, ClientFor, account

pytestmark = pytest.mark.usefixtures("law_loaded")
WHY = "giữ lời báo trước khi báo sửa"
PDF = b"%PDF-1.7 <script>alert(1)</script>"
VISITOR = people.actor("can-bo-dak-mar", Role.UBND_XA, "mau-dak-mar")


@pytest.fixture(autouse=True)
def _thursday(at: At, settings: LazySettings, tmp_path: Path) -> None:
    at(THURSDAY + timedelta(minutes=30))
    settings.HOIAM_FILES = tmp_path


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    return Keep(str(tmp_path))


def an_article(house: House) -> Article:
    return made.hit(house).article


def kept(house: House, keep: Keep, article: Article | None = None, who: Actor = SORTER) -> Snapshot:
    """Return a snapshot with both files in the store."""
    article = article or an_article(house)
    snapshot = actions.keep_evidence(office=house.office, article=article, reason=WHY, by=who, now=THURSDAY)
    version = article.versions.order_by("-number")[0]
    warc = write(Kept(article.url, None, [Reading(1, THURSDAY, "Lời báo", "a" * 64)]), at=THURSDAY, software="thử")
    files = [Filed(kind, keep.put(data), len(data)) for kind, data in (("warc", warc), ("page", PDF))]
    told = {"holds": "page", "version": version, "files": files}
    actions.note_kept(snapshot=snapshot, by=MACHINE, now=THURSDAY, **told)
    return evidence.snapshot(snapshot.pk)


def text(browser: Client, path: str, status: int = 200) -> str:
    answer = browser.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def statuses(client_for: ClientFor, actors: Iterable[Actor], path: str) -> list[int]:
    return [client_for(actor).get(path).status_code for actor in actors]


# --- having it kept


def test_an_officer_has_evidence_kept_for_a_reason(house: House, client_for: ClientFor) -> None:
    article, browser = an_article(house), client_for(SORTER)
    assert "Lưu bằng chứng" in text(browser, f"/tin/bai/{article.pk}/")
    answer = browser.post(f"/tin/bang-chung/bai/{article.pk}/luu/", {"reason": WHY})
    snapshot = Snapshot.objects.get()
    assert answer["Location"] == f"/tin/bang-chung/{snapshot.pk}/"
    assert Job.objects.get(kind="evidence.take").args == {"snapshot": snapshot.pk}
    page = text(browser, f"/tin/bang-chung/{snapshot.pk}/")
    assert "Chờ hệ thống lưu xong" in page and WHY in page and "Trung tâm VH-TT-DL&amp;TT" in page


def test_a_reason_too_short_is_refused_and_stays_in_the_form(house: House, client_for: ClientFor) -> None:
    article = an_article(house)
    answer = client_for(SORTER).post(f"/tin/bang-chung/bai/{article.pk}/luu/", {"reason": "cần giữ"})
    assert answer.status_code == 422 and "ít nhất bốn chữ" in answer.content.decode()
    assert not Snapshot.objects.exists()


def test_a_wrong_role_reads_why_and_nothing_is_kept(house: House, client_for: ClientFor) -> None:
    article, browser = an_article(house), client_for(CLERK)
    assert "/luu/" not in text(browser, f"/tin/bai/{article.pk}/")
    answer = browser.post(f"/tin/bang-chung/bai/{article.pk}/luu/", {"reason": WHY})
    assert "không lưu bằng chứng" in answer.content.decode() and not Snapshot.objects.exists()


def test_an_article_that_is_not_the_offices_is_not_found(house: House, client_for: ClientFor) -> None:
    article = made.article(9)
    assert client_for(SORTER).post(f"/tin/bang-chung/bai/{article.pk}/luu/", {"reason": WHY}).status_code == 404


def test_looking_changes_nothing(house: House, client_for: ClientFor, keep: Keep) -> None:
    snapshot, browser = kept(house, keep), client_for(SORTER)
    right = snapshot.rights.get()
    before = (AuditEvent.objects.count(), SnapshotAccess.objects.filter(ended_at=None).count(), Job.objects.count())
    base = f"/tin/bang-chung/{snapshot.pk}"
    for path in ("/", "/tai/warc/", "/luu-lai/", "/cho-mo/", f"/quyen/{right.pk}/thu-hoi/"):
        assert browser.get(base + path).status_code in {200, 405}
    text(browser, f"/tin/bang-chung/bai/{snapshot.article_id}/luu/")
    text(browser, "/tin/bang-chung/")
    after = (AuditEvent.objects.count(), SnapshotAccess.objects.filter(ended_at=None).count(), Job.objects.count())
    assert after == before


# --- who sees, who opens


def test_who_has_no_right_finds_nothing(house: House, client_for: ClientFor, keep: Keep) -> None:
    path = f"/tin/bang-chung/{kept(house, keep).pk}/"
    assert statuses(client_for, [SORTER, ROUTER, VERIFIER, VISITOR, LEADER, CLERK], path) == [200, 200, *[404] * 4]
    assert client_for(STRANGER).get(path).status_code == 403
    assert Client().get(path).status_code == 302


def test_another_office_finds_nothing(house: House, client_for: ClientFor, keep: Keep) -> None:
    snapshot = kept(house, keep)
    people.settle_other()
    theirs = client_for(people.actor("nguoi-co-quan-khac", Role.TRUNG_TAM, "khac-trung-tam", "khac"))
    assert theirs.get(f"/tin/bang-chung/{snapshot.pk}/").status_code == 404
    assert theirs.post(f"/tin/bang-chung/{snapshot.pk}/tai/warc/").status_code == 404
    assert "Chưa có bằng chứng nào" in text(theirs, "/tin/bang-chung/")


def test_a_file_is_handed_out_to_be_saved_and_never_shown(house: House, client_for: ClientFor, keep: Keep) -> None:
    snapshot = kept(house, keep)
    for kind, content_type, name in (("warc", "application/gzip", "warc.gz"), ("page", "application/pdf", "pdf")):
        answer = client_for(SORTER).post(f"/tin/bang-chung/{snapshot.pk}/tai/{kind}/")
        assert answer.content == keep.get(snapshot.files.get(kind=kind).sha256)
        assert answer["Content-Type"] == content_type
        assert answer["Content-Disposition"] == f'attachment; filename="bang-chung-{snapshot.pk}.{name}"'
        assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert answer["X-Content-Type-Options"] == "nosniff" and "no-store" in answer["Cache-Control"]
    lines = AuditEvent.objects.filter(verb="evidence.open")
    assert [(line.actor_key, line.facts["kind"]) for line in lines.order_by("seq")] == [
        (SORTER.key, "warc"),
        (SORTER.key, "page"),
    ]


def test_a_keeper_without_a_right_sees_the_record_and_not_the_bytes(
    house: House, client_for: ClientFor, keep: Keep
) -> None:
    snapshot, browser = kept(house, keep), client_for(ROUTER)
    page = text(browser, f"/tin/bang-chung/{snapshot.pk}/")
    assert "Bạn không có quyền mở lúc này" in page and "/tai/" not in page
    assert browser.post(f"/tin/bang-chung/{snapshot.pk}/tai/warc/").status_code == 404
    assert not AuditEvent.objects.filter(verb="evidence.open").exists()


def test_a_right_is_given_used_and_taken_back(house: House, client_for: ClientFor, keep: Keep) -> None:
    snapshot = kept(house, keep)
    base = f"/tin/bang-chung/{snapshot.pk}"
    visitor, router = client_for(VISITOR), client_for(ROUTER)
    until = (THURSDAY + timedelta(days=7)).date()
    given = {"who": "u:mau-dak-mar", "until": until.isoformat(), "reason": "xã cần đối chiếu lời báo"}
    page = router.post(f"{base}/cho-mo/", given, follow=True).content.decode()
    assert "UBND xã Đăk Mar" in page and "đến hết 13/10/2022" in page
    assert visitor.post(f"{base}/tai/page/").content == PDF
    right = snapshot.rights.get(unit__key="mau-dak-mar")
    assert "đã thu hồi" in router.post(f"{base}/quyen/{right.pk}/thu-hoi/", follow=True).content.decode()
    assert [visitor.get(f"{base}/").status_code, visitor.post(f"{base}/tai/page/").status_code] == [404, 404]
    told = text(router, f"{base}/")
    for said in ("cho UBND xã Đăk Mar mở", "tải bản in trang (PDF)", "thu hồi quyền mở của UBND xã Đăk Mar"):
        assert said in told


def test_a_right_can_be_given_to_a_person_and_to_a_role(house: House, client_for: ClientFor, keep: Keep) -> None:
    snapshot, router = kept(house, keep), client_for(ROUTER)
    account(VISITOR)
    until = (THURSDAY + timedelta(days=7)).date().isoformat()
    for who in (f"p:{VISITOR.key}", "r:PCT"):
        router.post(f"/tin/bang-chung/{snapshot.pk}/cho-mo/", {"who": who, "until": until, "reason": WHY})
    assert statuses(client_for, [VISITOR, LEADER, CLERK], f"/tin/bang-chung/{snapshot.pk}/") == [200, 200, 404]


def test_the_day_after_its_last_an_expired_right_hides_the_evidence(
    house: House, client_for: ClientFor, keep: Keep, at: At
) -> None:
    snapshot = kept(house, keep)
    until = (THURSDAY + timedelta(days=1)).date()
    actions.allow(snapshot=snapshot, until=until, reason=WHY, role=Role.PCT, by=ROUTER, now=THURSDAY)
    found = []
    for days in (1, 2):
        at(THURSDAY + timedelta(days=days))
        leader = client_for(LEADER)
        page = leader.get(f"/tin/bang-chung/{snapshot.pk}/")
        found.append((page.status_code, leader.post(f"/tin/bang-chung/{snapshot.pk}/tai/page/").status_code))
    assert found == [(200, 200), (404, 404)]


def test_who_may_open_cannot_give_rights(house: House, client_for: ClientFor, keep: Keep) -> None:
    snapshot = kept(house, keep, who=VERIFIER)
    verifier, base = client_for(VERIFIER), f"/tin/bang-chung/{snapshot.pk}"
    given = {"who": "r:PCT", "until": "2022-10-07", "reason": WHY}
    assert "Chỉ Trung tâm" in verifier.post(f"{base}/cho-mo/", given).content.decode()
    assert (
        "Chỉ Trung tâm"
        in verifier.post(f"{base}/quyen/{snapshot.rights.get().pk}/thu-hoi/", follow=True).content.decode()
    )
    assert snapshot.rights.get().ended_at is None


def test_a_right_of_another_snapshot_is_not_found(house: House, client_for: ClientFor, keep: Keep) -> None:
    one, other = kept(house, keep), kept(house, keep, made.hit(house, 2, of=made.source()).article)
    address = f"/tin/bang-chung/{one.pk}/quyen/{other.rights.get().pk}/thu-hoi/"
    assert client_for(ROUTER).post(address).status_code == 404


# --- no side door


def test_the_general_doors_for_files_do_not_lead_to_evidence(house: House, client_for: ClientFor, keep: Keep) -> None:
    snapshot, browser = kept(house, keep), client_for(SORTER)
    for file in snapshot.files.all():
        for number in (file.pk, snapshot.pk):
            assert browser.get(f"/tep/{number}/").status_code == 404
            assert browser.get(f"/cong-khai/tep/{number}/").status_code == 404
    browser.post(f"/tin/bang-chung/{snapshot.pk}/tai/warc/")
    assert not StoredFile.objects.exists()


def test_words_that_stand_only_in_evidence_are_found_by_no_search(
    house: House, client_for: ClientFor, keep: Keep
) -> None:
    kept(house, keep)
    assert "alert(1)" not in text(client_for(SORTER), "/tim/?q=alert")


# --- what went wrong


def test_what_could_not_be_kept_says_why_and_can_be_tried_again(house: House, client_for: ClientFor) -> None:
    told = {"office": house.office, "article": an_article(house), "reason": WHY}
    snapshot = actions.keep_evidence(by=SORTER, now=THURSDAY, **told)
    actions.note_not_yet(snapshot=snapshot, problem="disk.full", final=True, by=MACHINE, now=THURSDAY)
    browser = client_for(SORTER)
    assert "Kho lưu tệp đã đầy" in text(browser, f"/tin/bang-chung/{snapshot.pk}/")
    browser.post(f"/tin/bang-chung/{snapshot.pk}/luu-lai/")
    assert Snapshot.objects.get().state == "waiting"


def test_a_file_that_is_gone_or_altered_is_not_handed_out(house: House, client_for: ClientFor, keep: Keep) -> None:
    snapshot, browser = kept(house, keep), client_for(SORTER)
    sha = snapshot.files.get(kind="page").sha256
    path = Path(keep.root) / sha[:2] / sha[2:4] / sha
    address = f"/tin/bang-chung/{snapshot.pk}/tai/page/"
    path.write_bytes(b"forged")
    assert "không còn đúng mã kiểm chứng" in browser.post(address).content.decode()
    path.unlink()
    assert browser.post(address).status_code == 404
    assert not AuditEvent.objects.filter(verb="evidence.open").exists()


def test_a_frozen_office_keeps_its_rights_as_they_stood(
    house: House, client_for: ClientFor, keep: Keep, at: At
) -> None:
    snapshot = kept(house, keep)
    units.freeze_office(office=house.office, by=MACHINE, now=THURSDAY + timedelta(days=1))
    at(THURSDAY + timedelta(days=500))
    browser = client_for(SORTER)
    assert browser.post(f"/tin/bang-chung/{snapshot.pk}/tai/page/").content == PDF
    assert "Cho thêm người mở" not in text(browser, f"/tin/bang-chung/{snapshot.pk}/")


# --- where it is met


def test_an_edited_article_says_which_evidence_proves_which_text(
    house: House, client_for: ClientFor, keep: Keep
) -> None:
    article = an_article(house)
    snapshot = kept(house, keep, article)
    made.article(1, article.source, text=made.TEXT + " Huyện đã kiểm tra.")
    page = text(client_for(SORTER), f"/tin/bai/{article.pk}/")
    assert "Báo đã sửa bài. Lời báo viết từng lúc được chứng minh bởi" in page
    assert f"/tin/bang-chung/{snapshot.pk}/" in page and "Chưa có bằng chứng nguyên trang của bản này" in page
    actions.note_gone(article=article, by=MACHINE, now=THURSDAY)
    assert "Trang đã gỡ. Lời báo đã viết được chứng minh bởi" in text(client_for(SORTER), f"/tin/bai/{article.pk}/")


def test_the_case_and_its_story_show_the_evidence_to_those_who_may_know_of_it(
    house: House, client_for: ClientFor
) -> None:
    item = made.item(house)
    case = cases.open_case(office=house.office, title="Thiếu nước", story=item.story, by=SORTER, now=THURSDAY)
    snapshot = Snapshot.objects.get()
    cases.assign(
        case=case, lead=house.units["mau-dak-ui"], inform=[house.units["mau-dak-mar"]], by=ROUTER, now=THURSDAY
    )
    for actor, sees in ((SORTER, True), (SECOND_EYES, True), (VERIFIER, True), (VISITOR, False)):
        page = text(client_for(actor), f"/vu-viec/{case.number}/")
        assert (f"/tin/bang-chung/{snapshot.pk}/" in page) is sees
    assert f"/tin/bang-chung/{snapshot.pk}/" in text(client_for(SORTER), f"/tin/{item.story_id}/")


def test_evidence_that_one_may_open_is_picked_as_proof_of_a_claim(
    house: House, client_for: ClientFor, keep: Keep
) -> None:
    case = made.verifying(house, article=an_article(house))
    claim = cases.add_claim(case=case, text="Nước không có hai tháng nay", by=VERIFIER, now=THURSDAY)
    actions.note_kept(
        snapshot=Snapshot.objects.get(),
        holds="page",
        version=None,
        files=[Filed("warc", "f" * 64, 9)],
        by=MACHINE,
        now=THURSDAY,
    )
    browser, address = client_for(VERIFIER), f"/vu-viec/{case.number}/y/{claim.letter}/"
    [(name, _label)] = browser.get(address).context["form"].fields["evidence"].choices
    assert "mã SHA-256 ffffffffffffffff…" in name
    told = {"verdict": "true", "finding": "Đã đối chiếu với trang báo.", "proofs": "", "evidence": name}
    for _twice in range(2):
        browser.post(address, told)
        assert [proof.name for proof in claim.proofs.all()] == [name]
    assert browser.post(address, {**told, "evidence": "bằng chứng số 999"}).status_code == 422
