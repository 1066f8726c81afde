"""From files to text: good ones, and every kind of bad one."""

import io
import shutil
import subprocess

import docx
import pypdfium2
import pytest
import typst
from PIL import Image

from hoiam.command import main
from hoiam.core.errors import Permanent, Temporary
from hoiam.core.values.sight import Sight
from hoiam.outside.scan import MOST_BYTES, picture, scan, tesseract
from tests.core.read.conftest import SAMPLES

SAMPLE = SAMPLES / "so-2016-cong-van.txt"
needs_tesseract = pytest.mark.tesseract


def _has_vietnamese() -> bool:
    if shutil.which("tesseract") is None:
        return False
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
    return "vie" in listed.stdout.split()


@pytest.fixture
def ocr():
    if not _has_vietnamese():
        pytest.skip("needs tesseract with Vietnamese")


def _page(text: str, kind: str, turned: int = 0) -> bytes:
    rows = "\\\n".join(
        line.replace("/", "\\/").replace("-", "\\-").replace("#", "\\#") or "~" for line in text.split("\n")
    )
    source = f'#set page(paper: "a4")\n#set text(font: "Liberation Serif", size: 13pt)\n#rotate({turned}deg)[{rows}]'
    fonts = ["src/hoiam/outside/shipped/fonts"]
    made = typst.compile(source.encode(), format=kind, ppi=150.0, font_paths=fonts)
    return made if isinstance(made, bytes) else made[0]


def test_plain_text_is_read_in_each_usual_encoding():
    text = "Ủy ban nhân dân huyện"
    assert scan(text.encode()).text == text
    assert scan(text.encode("utf-16")).text == text
    assert scan(("\ufeff" + text).encode()).text == text


def test_a_pdf_with_a_text_layer_needs_no_scanner(monkeypatch):
    monkeypatch.setattr(tesseract.shutil, "which", lambda name: None)
    found = scan(_page(SAMPLE.read_text(encoding="utf-8"), "pdf"))
    assert (found.how, found.pages) == ("layer", 1)
    assert "640/SVHTTDL-VP" in found.text


@needs_tesseract
def test_a_picture_is_read(ocr):
    found = scan(_page(SAMPLE.read_text(encoding="utf-8"), "png"))
    assert found.how == "ocr"
    assert "Kính gửi" in found.text


@needs_tesseract
def test_a_photo_upside_down_is_turned_first(ocr):
    found = scan(_page(SAMPLE.read_text(encoding="utf-8"), "png", turned=180))
    assert "Kính gửi" in found.text


@needs_tesseract
def test_a_pdf_without_a_text_layer_is_rendered_and_read(ocr):
    pages = pypdfium2.PdfDocument.new()
    with pypdfium2.PdfDocument(_page(SAMPLE.read_text(encoding="utf-8"), "pdf")) as source:
        bitmap = source[0].render(scale=150 / 72, rev_byteorder=False)
    page = pages.new_page(595, 842)
    image = pypdfium2.PdfImage.new(pages)
    image.set_bitmap(bitmap)
    image.set_matrix(pypdfium2.PdfMatrix().scale(595, 842))
    page.insert_obj(image)
    page.gen_content()
    out = io.BytesIO()
    pages.save(out)
    found = scan(out.getvalue())
    assert found.how == "ocr"
    assert "Kính gửi" in found.text


def test_a_docx_keeps_paragraphs_and_task_tables():
    document = docx.Document()
    document.add_paragraph("KẾ HOẠCH")
    table = document.add_table(rows=2, cols=3)
    for at, word in enumerate(("STT", "Nội dung công việc", "Cơ quan chủ trì")):
        table.rows[0].cells[at].text = word
    for at, word in enumerate(("1", "Khảo sát", "Phòng Nội vụ")):
        table.rows[1].cells[at].text = word
    out = io.BytesIO()
    document.save(out)
    assert "1 | Khảo sát | Phòng Nội vụ" in scan(out.getvalue()).text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "scan.empty"),
        (b" \n\t ", "scan.empty"),
        (bytes(range(256)) * 8, "scan.not_text"),
        (b"%PDF-1.7 broken", "scan.broken"),
        (b"PK\x03\x04 not a package", "scan.broken"),
        (b"x" * (MOST_BYTES + 1), "scan.too_large"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x02\x00\x00\x00", "scan.broken"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(data, reason):
    with pytest.raises(Permanent) as refused:
        scan(data)
    assert refused.value.reason == reason


def test_a_missing_scanner_is_named(monkeypatch):
    monkeypatch.setattr(tesseract.shutil, "which", lambda name: None)
    with pytest.raises(Permanent, match=r"scan.no_tesseract"):
        tesseract.read(b"picture")


def test_a_missing_language_is_named(monkeypatch):
    done = subprocess.CompletedProcess([], 1, b"", b"Error opening data file vie.traineddata")
    monkeypatch.setattr(tesseract, "_call", lambda *_: done)
    with pytest.raises(Permanent, match=r"scan.no_vietnamese"):
        tesseract.read(b"picture")


def test_a_slow_scanner_is_stopped(monkeypatch):
    def slow(*_args, **options):
        raise subprocess.TimeoutExpired("tesseract", options["timeout"])

    monkeypatch.setattr(tesseract.shutil, "which", lambda name: "/usr/bin/tesseract")
    monkeypatch.setattr(tesseract.subprocess, "run", slow)
    with pytest.raises(Temporary, match=r"scan.timeout"):
        tesseract.read(b"picture")


@pytest.mark.parametrize("fault", [Temporary("scan.timeout"), Permanent("scan.broken")])
def test_a_further_look_that_fails_loses_neither_the_page_nor_the_other_look(monkeypatch, fault):
    def read(_picture, layout=None):
        if layout is None:
            return Sight("Số: 801/UBND-VX")
        looks.append(layout)
        if len(looks) == 1:
            raise fault
        return Sight("Số: 807/UBND-VX")

    looks = []
    monkeypatch.setattr(tesseract, "read", read)
    monkeypatch.setattr(tesseract, "rotation", lambda _picture: None)
    seen = picture.page_text(Image.new("L", (800, 1100), 255), first=True)
    assert seen.text == "Số: 801/UBND-VX" and seen.looks == ("Số: 807/UBND-VX",)


def _refused(capsys, path) -> str:
    assert main(["read", str(path)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    return said.err


def test_the_command_says_in_vietnamese_what_is_wrong(tmp_path, capsys):
    (tmp_path / "trong.txt").write_bytes(b"")
    (tmp_path / "rac.txt").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "bai.txt").write_text("Hôm qua trời nắng đẹp. Chúng tôi đi chợ mua rau và cá rồi về nhà nấu cơm.")
    assert "tệp trống" in _refused(capsys, tmp_path / "trong.txt")
    assert "nhị phân" in _refused(capsys, tmp_path / "rac.txt")
    assert "không phải văn bản hành chính" in _refused(capsys, tmp_path / "bai.txt")
    assert "không tìm thấy tệp" in _refused(capsys, tmp_path / "khong-co.txt")
    assert "thư mục" in _refused(capsys, tmp_path)


def test_a_pdf_with_a_password_is_named(tmp_path, capsys):
    path = tmp_path / "khoa.pdf"
    path.write_bytes(LOCKED)
    assert "mật khẩu" in _refused(capsys, path)


@needs_tesseract
def test_a_picture_without_text_is_named(tmp_path, capsys, ocr):
    path = tmp_path / "trang.png"
    path.write_bytes(_page("", "png"))
    assert "không đọc được chữ nào" in _refused(capsys, path)


def test_the_command_prints_people_text_and_json(capsys):
    assert main(["read", str(SAMPLE)]) == 0
    assert "Công văn số 640/SVHTTDL-VP, ngày 29/08/2016" in capsys.readouterr().out
    assert main(["read", "--json", str(SAMPLE)]) == 0
    assert '"number": 640' in capsys.readouterr().out


# An empty page locked with a user password (standard handler, revision 2): the keys are wrong on purpose,
# so that no password opens it.
LOCKED = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
4 0 obj<</Filter/Standard/V 1/R 2/P -44
/O<0000000000000000000000000000000000000000000000000000000000000000>
/U<1111111111111111111111111111111111111111111111111111111111111111>>>endobj
trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]/Size 5>>
startxref
0
%%EOF
"""


_TABLED = """#set page(paper: "a4")
#set text(font: "Liberation Serif", size: 13pt, lang: "vi")
KẾ HOẠCH Thực hiện Tháng cao điểm tiếp nhận, giải quyết phản ánh của người dân năm 2026

II. NHIỆM VỤ
#table(columns: (1cm, 5cm, 4cm, 3cm),
  [TT], [Nhiệm vụ], [Đơn vị chủ trì], [Thời hạn],
  table.cell(colspan: 4)[A. Việc chung của các đơn vị],
  [1], [Lập danh mục phản ánh còn tồn đọng từ năm trước], [Phòng Văn hóa - Xã hội xã], [Trước ngày 05/12/2026],
  [2], [Niêm yết số điện thoại đường dây nóng], [], [Hằng tuần])
III. TỔ CHỨC THỰC HIỆN
"""


def test_a_table_with_lines_in_a_text_layer_keeps_its_rows_and_cells():
    made = typst.compile(_TABLED.encode(), format="pdf", font_paths=["src/hoiam/outside/shipped/fonts"])
    found = scan(made if isinstance(made, bytes) else made[0])
    lines = found.text.splitlines()
    assert found.how == "layer"
    assert "TT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn" in lines
    assert "A | Việc chung của các đơn vị |  | " in lines
    assert (
        "1 | Lập danh mục phản ánh còn tồn đọng từ năm trước | Phòng Văn hóa - Xã hội xã | Trước ngày 05/12/2026"
        in lines
    )
    assert "2 | Niêm yết số điện thoại đường dây nóng |  | Hằng tuần" in lines
    assert [line for line in lines if line.strip()][-1] == "III. TỔ CHỨC THỰC HIỆN"
