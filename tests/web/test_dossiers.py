"""A work file by plain forms: code, open, fill, order, close, give to the archive; strangers see nothing."""

import pytest

from hoiam.desk.dossiers.models import Dossier, Handover, ListedFile
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers.models import Paper
from tests.people import CHECKER, CLERK, LEADER, SECOND_EYES, STRANGER, THURSDAY, VERIFIER, House
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
ROOT = "/van-ban/ho-so/"


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY)


def filled(house: House, client_for: ClientFor) -> Dossier:
    told = {"kind": "other", "sender": "Báo Thông Reo", "number": "47/CV-TR", "received_at": THURSDAY}
    for subject in ("Nước sạch ở Đăk Ui", "Đường ống ở Đăk Ui"):
        papers.register(office=house.office, subject=subject, by=CLERK, now=THURSDAY, **told)
    browser = client_for(SECOND_EYES)
    sent = {"notation": "05.VHTT", "title": "Cấp nước ở Đăk Ui", "keep_years": "20"}
    assert browser.post(f"{ROOT}lap/", sent).status_code == 302
    dossier = Dossier.objects.get()
    page = browser.get(f"{ROOT}{dossier.pk}/them/?q=dak+ui").content.decode()
    assert "Nước sạch ở Đăk Ui" in page and "Đường ống ở Đăk Ui" in page
    chosen = [f"paper:{paper.pk}" for paper in Paper.objects.order_by("pk")]
    assert browser.post(f"{ROOT}{dossier.pk}/them/", {"chon": chosen}).status_code == 302
    return dossier


def test_a_file_goes_from_its_code_to_the_archive(house: House, client_for: ClientFor) -> None:
    clerk = client_for(CLERK)
    line = {"notation": "05.VHTT", "title": "Báo chí phản ánh", "keep_years": "0"}
    assert clerk.post(f"{ROOT}danh-muc/them/", line).status_code == 302
    assert ListedFile.objects.get().keep_years is None
    assert "Vĩnh viễn" in clerk.get(f"{ROOT}danh-muc/").content.decode()
    dossier = filled(house, client_for)
    second = dossier.items.get(ordinal=2)
    clerk.post(f"{ROOT}{dossier.pk}/van-ban/{second.pk}/chuyen/", {"huong": "len"})
    assert [item.subject for item in dossier.items.order_by("ordinal")] == ["Đường ống ở Đăk Ui", "Nước sạch ở Đăk Ui"]
    assert "Kết thúc hồ sơ" in clerk.get(f"{ROOT}{dossier.pk}/").content.decode()
    clerk.post(f"{ROOT}{dossier.pk}/ket-thuc/")
    dossier.refresh_from_db()
    assert dossier.state == "closed"
    page = clerk.get(f"{ROOT}{dossier.pk}/").content.decode()
    assert "06/10/2023" in page and "Giao nộp" in page
    assert "Chưa có hồ sơ nào" not in clerk.get(f"{ROOT}nop-luu/").content.decode()
    given = {"dossiers": [dossier.pk], "giver": house.units["mau-vhtt"].pk, "taker": "Lưu trữ cơ quan"}
    answer = clerk.post(f"{ROOT}nop-luu/", given | {"day": "2022-10-06"})
    record = Handover.objects.get()
    assert answer.headers["Location"] == f"{ROOT}nop-luu/{record.pk}/"
    page = clerk.get(f"{ROOT}nop-luu/{record.pk}/").content.decode()
    assert "ĐẠI DIỆN BÊN GIAO" in page and "MỤC LỤC HỒ SƠ, TÀI LIỆU NỘP LƯU" in page
    for ending, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        assert clerk.get(f"{ROOT}nop-luu/{record.pk}/tai/{ending}/").content.startswith(start)
    assert clerk.get(f"{ROOT}nop-luu/{record.pk}/tai/exe/").status_code == 404
    other = client_for(VERIFIER)  # the titles of work files are read by who keeps them, and by who gave them
    assert [other.get(f"{ROOT}nop-luu/{record.pk}/{more}").status_code for more in ("", "tai/pdf/")] == [404, 404]
    assert f"nop-luu/{record.pk}/" not in other.get(ROOT).content.decode()
    assert "Không ai sửa được nữa" in clerk.get(f"{ROOT}{dossier.pk}/").content.decode()
    page = clerk.get(f"{ROOT}nop-luu/").content.decode()
    assert "Kết thúc hồ sơ trước" in page and "Lập biên bản" not in page
    clerk.post(f"{ROOT}{dossier.pk}/van-ban/{second.pk}/bo/")
    assert dossier.items.count() == 2


@pytest.mark.parametrize("years", [0, 50])
def test_a_file_of_a_chosen_line_is_kept_as_the_list_says(house: House, client_for: ClientFor, years: int) -> None:
    clerk, unit = client_for(CLERK), house.units["mau-vhtt"]
    line = {"notation": "06.VHTT", "title": "Cấp nước", "keep_years": str(years), "unit": unit.pk}
    assert clerk.post(f"{ROOT}danh-muc/them/", line).status_code == 302
    sent = {"listed": ListedFile.objects.get().pk, "keep_years": "20"}
    assert clerk.post(f"{ROOT}lap/", sent).status_code == 302
    dossier = Dossier.objects.get()
    assert (dossier.notation, dossier.keep_years, dossier.unit) == ("06.VHTT", years or None, unit)


def test_files_are_found_by_words_and_by_step(house: House, client_for: ClientFor) -> None:
    filled(house, client_for)
    browser = client_for(LEADER)
    assert "Cấp nước" in browser.get(f"{ROOT}?q=cap+nuoc").content.decode()
    assert "Cấp nước" in browser.get(f"{ROOT}?q=cấp+nước&buoc=open").content.decode()
    assert "05.VHTT" not in browser.get(f"{ROOT}?buoc=closed").content.decode()
    assert "Không có hồ sơ nào" in browser.get(f"{ROOT}?q=khong+co+tu+nay").content.decode()


def test_what_is_not_yours_is_not_found_and_a_wrong_role_changes_nothing(house: House, client_for: ClientFor) -> None:
    dossier = filled(house, client_for)
    unit = client_for(VERIFIER)
    for path in ("", "them/", "sua/", "mo-lai/"):
        assert unit.get(f"{ROOT}{dossier.pk}/{path}").status_code == 404
    assert client_for(STRANGER).get(f"{ROOT}{dossier.pk}/").status_code == 403
    checker = client_for(CHECKER)
    page = checker.get(f"{ROOT}{dossier.pk}/").content.decode()
    assert "Bỏ văn bản 1" not in page and "Sửa tiêu đề" not in page
    checker.post(f"{ROOT}{dossier.pk}/ket-thuc/")
    checker.post(f"{ROOT}danh-muc/them/", {"notation": "1", "title": "a", "keep_years": "5"})
    dossier.refresh_from_db()
    assert (dossier.state, ListedFile.objects.count()) == ("open", 0)


@pytest.mark.parametrize("path", ["ket-thuc/", "van-ban/1/bo/", "van-ban/1/chuyen/"])
def test_looking_changes_nothing(house: House, client_for: ClientFor, path: str) -> None:
    dossier = filled(house, client_for)
    assert client_for(CLERK).get(f"{ROOT}{dossier.pk}/{path}").status_code == 405


def test_a_form_that_lacks_something_says_so_and_keeps_what_was_typed(house: House, client_for: ClientFor) -> None:
    answer = client_for(CLERK).post(f"{ROOT}lap/", {"title": "Cấp nước ở Đăk Ui", "keep_years": "20"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Hãy ghi số, ký hiệu hồ sơ" in page and "Cấp nước ở Đăk Ui" in page
