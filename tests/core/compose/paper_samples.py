"""One paper of each kind that answers no claim, with both spokesperson laws. Everything in it is invented."""

from dataclasses import replace
from datetime import date

from hoiam.core.compose.letter_facts import Issue
from hoiam.core.compose.lines import signs
from hoiam.core.compose.paper_facts import Delegation, PaperFacts, Part, Referred, Refusal
from hoiam.core.values.case import Verdict
from hoiam.core.values.document import Annex, Cell, Citation, Column, Paragraph, Run, Signature, Table
from tests.core.compose.samples import COMMITTEE, OFFICE, SPOKESPERSON

NEW_LAW = Citation(
    "Nghị định",
    "quy định việc phát ngôn và cung cấp thông tin cho báo chí",
    "244/2026/NĐ-CP",
    date(2026, 6, 20),
    "Chính phủ",
    ("khoản 5 Điều 3",),
    date(2026, 7, 1),
)
PRESS_LAW = Citation("Luật", "Báo chí", locators=("khoản 2 Điều 38",))
BASE = PaperFacts(
    kind="cong_van",
    office=OFFICE,
    issue=Issue(2022, 10),
    subject="phối hợp kiểm tra công trình cấp nước thôn 7, xã Đăk Ui",
    addressees=("Phòng Kinh tế và Hạ tầng huyện",),
    parts=(
        Part(
            "noi_dung",
            "Ngày 06 tháng 9 năm 2022, Báo Thông Reo nêu việc thôn 7, xã Đăk Ui thiếu nước sinh hoạt do đường ống đầu "
            "nguồn bị vỡ.\nỦy ban nhân dân huyện đề nghị Phòng Kinh tế và Hạ tầng huyện phối hợp với Ủy ban nhân dân "
            "xã Đăk Ui kiểm tra hiện trạng công trình, báo cáo kết quả trước ngày 12 tháng 10 năm 2022.",
        ),
    ),
    signature=signs(COMMITTEE, "Chủ tịch", "Phó Chủ tịch", "Trần Văn Mẫu"),
    recipients=("Như trên", "CT, PCT UBND huyện"),
    keep=("VHTT",),
    sample=True,
)
ANSWER = replace(
    BASE,
    kind="tra_loi",
    subject="trả lời yêu cầu cung cấp thông tin về công trình cấp nước thôn 7",
    addressees=("Báo Thông Reo",),
    parts=(
        Part(
            "yeu_cau", "yêu cầu của Báo Thông Reo ngày 05 tháng 10 năm 2022 về tiến độ sửa công trình cấp nước thôn 7"
        ),
        Part("noi_dung", "Đến ngày 06 tháng 10 năm 2022, đã thay được 350 m trong tổng số 540 m đường ống."),
    ),
    refusals=(
        Refusal("trách nhiệm của cá nhân liên quan", "Vụ việc đang được thanh tra, chưa có kết luận", PRESS_LAW),
    ),
    citations=(replace(SPOKESPERSON, locators=("điểm b khoản 3 Điều 6",)),),
    contact="Phòng Văn hóa - Thông tin huyện Đăk Hà",
)
QUICK = replace(
    BASE,
    kind="bao_cao_nhanh",
    subject="Nhanh việc báo nêu thôn 7, xã Đăk Ui thiếu nước sinh hoạt",
    addressees=("Thường trực Huyện ủy Đăk Hà",),
    parts=(
        Part(
            "su_viec",
            "Thôn 7, xã Đăk Ui thiếu nước sinh hoạt từ giữa tháng 8; huyện biết việc ngày 06 tháng 9 năm 2022.",
        ),
        Part("nguon", "Báo Thông Reo, bài “Đường ống vỡ, cả thôn dùng nước đục”."),
        Part(
            "da_kiem_tra",
            "Kiểm tra tại chỗ ngày 04 tháng 10 năm 2022.\n- Số hộ dùng nước từ công trình;\n- Hiện trạng đường ống.",
        ),
        Part("ket_qua", "Ý thiếu nước: đúng. Ý 128 hộ: sai, có 46 hộ. Ý nước đục gây bệnh: chưa rõ."),
        Part("da_lam", "Đã thay 350 m đường ống, cấp nước bằng xe bồn."),
        Part("de_nghi", "Hỗ trợ kinh phí sửa chữa phần còn lại."),
        Part("cung_cap", "Tiến độ thay đường ống, lịch cấp nước bằng xe bồn."),
    ),
)
DELEGATION = replace(
    BASE,
    kind="uy_quyen",
    subject="Phát ngôn và cung cấp thông tin cho báo chí",
    addressees=(),
    parts=(),
    delegation=Delegation(
        "Trần Văn Mẫu",
        "Phó Chủ tịch Ủy ban nhân dân huyện Đăk Hà",
        "việc thiếu nước sinh hoạt tại thôn 7, xã Đăk Ui",
        date(2022, 10, 6),
        date(2022, 10, 31),
        "0000 000 000",
        "mau@example.invalid",
    ),
    signature=Signature((), "CHỦ TỊCH", "Lê Thị Mẫu"),
    recipients=("Người được ủy quyền", "Cổng thông tin điện tử huyện"),
    citations=(replace(SPOKESPERSON, locators=("khoản 6, khoản 7 Điều 3",)),),
)
NEW_DELEGATION = replace(
    DELEGATION,
    issue=Issue(2026, 11, 5, 3),
    delegation=replace(
        DELEGATION.delegation,
        post="Chánh Văn phòng",
        since=date(2026, 11, 5),
        until=date(2026, 11, 30),
        telephone="",
        email="",
    ),
    citations=(NEW_LAW,),
)
RELEASE = replace(
    BASE,
    kind="thong_cao",
    subject="Báo chí về việc khôi phục cấp nước thôn 7, xã Đăk Ui",
    addressees=(),
    parts=(
        Part(
            "noi_dung",
            "Công trình cấp nước thôn 7 ngừng cấp nước từ ngày 14 tháng 8 năm 2022 do mưa lớn làm vỡ đường ống.",
        ),
        Part("da_lam", "Đã thay 350 m đường ống; trong thời gian sửa chữa, xã cấp nước bằng xe bồn."),
        Part("tiep_theo", "Dự kiến cấp nước trở lại chậm nhất ngày 20 tháng 10 năm 2022."),
    ),
    recipients=("Các cơ quan báo chí", "Cổng thông tin điện tử huyện"),
    citations=(replace(SPOKESPERSON, locators=("Điều 4",)),),
    contact="Phòng Văn hóa - Thông tin huyện Đăk Hà",
)
REFERRAL = replace(
    BASE,
    kind="phieu_chuyen",
    subject="Chuyển thông tin sai sự thật về công trình cấp nước thôn 7",
    addressees=("Sở Thông tin và Truyền thông tỉnh Kon Tum",),
    parts=(
        Part(
            "noi_dung",
            "Một trang công khai nêu “huyện bán công trình cấp nước thôn 7”. Qua kiểm tra, nội dung này sai sự thật.",
        ),
        Part("ly_do", "nội dung thuộc thẩm quyền xử lý của Sở Thông tin và Truyền thông"),
    ),
    referred=Referred(True, "B", Verdict.FALSE, 1, ("biên bản kiểm tra ngày 04 tháng 10 năm 2022",)),
    enclosed=("biên bản kiểm tra ngày 04 tháng 10 năm 2022",),
)
EXPLANATION = replace(
    BASE,
    kind="giai_trinh",
    subject="đề nghị giải thích nội dung đã đăng về công trình cấp nước thôn 7",
    addressees=("Báo Thông Reo",),
    parts=(
        Part("noi_dung", "- “Xã đã thu tiền của 46 hộ mà không làm công trình”."),
        Part("giai_thich", "- Số hộ và số tiền nêu trong bài được tính từ thời điểm nào."),
    ),
    citations=(Citation("Luật", "Báo chí", locators=("khoản 4 Điều 39",)),),
)
ANNEX = Annex(
    "Phụ lục",
    "DANH SÁCH HỘ DÙNG NƯỚC",
    (
        Paragraph((Run("Số liệu do Ủy ban nhân dân xã Đăk Ui lập, tính đến ngày 04 tháng 10 năm 2022."),)),
        Table((Column("Thôn", 2), Column("Số hộ", 1, "center")), ((Cell("thôn 7"), Cell("46")),)),
    ),
    "(Kèm theo Công văn số 15/UBND-VX ngày 06 tháng 10 năm 2022 của Ủy ban nhân dân huyện Đăk Hà)",
)
FULL = replace(
    BASE,
    issue=Issue(2022, 10, 6, 15),
    parts=(Part("noi_dung", BASE.parts[0].text + "\nDanh sách hộ dùng nước tại Phụ lục kèm theo."),),
    addressees=("Phòng Kinh tế và Hạ tầng huyện", "Ủy ban nhân dân xã Đăk Ui"),
    urgency="HỎA TỐC",
    scope="LƯU HÀNH NỘI BỘ",
    typist="A.12",
    annexes=(ANNEX,),
)
PAPERS = {
    "cong_van": BASE,
    "tra_loi": ANSWER,
    "bao_cao_nhanh": QUICK,
    "uy_quyen": DELEGATION,
    "uy_quyen_2026": NEW_DELEGATION,
    "thong_cao": RELEASE,
    "phieu_chuyen": REFERRAL,
    "giai_trinh": EXPLANATION,
    "day_du": FULL,
}
