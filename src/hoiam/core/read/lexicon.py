"""Which turns of phrase does every dispatch use?

Administrative phrases with their marks, by which a bad scan is mended before it is read (repair.py). "#" stands
for a number. From Decree 30/2020, Appendix I, and common office usage; knows no place and no single document.
"""

from typing import Final

HEADS: Final = """
cộng hòa xã hội chủ nghĩa việt nam | độc lập tự do hạnh phúc | đảng cộng sản việt nam | ủy ban nhân dân
hội đồng nhân dân | huyện ủy | tỉnh ủy | thành ủy | đảng ủy | thị ủy | ban thường vụ | ban chấp hành | kính gửi
nơi nhận | như trên | thường trực | chủ tịch | phó chủ tịch | giám đốc | phó giám đốc | trưởng phòng
phó trưởng phòng | trưởng ban | phó trưởng ban | chánh văn phòng | phó chánh văn phòng | bí thư | phó bí thư
thủ trưởng | phó thủ trưởng | thủ tướng chính phủ | văn phòng | trung tâm | phòng văn hóa | văn hóa thông tin
văn hóa xã hội | thông tin và truyền thông | văn hóa thể thao và du lịch | giáo dục và đào tạo
nông nghiệp và phát triển nông thôn | tài nguyên và môi trường | kinh tế hạ tầng | kinh tế xã hội | nội vụ
tài chính kế hoạch | lao động thương binh và xã hội | ban tuyên giáo | ban dân vận | ban tổ chức | công an
mặt trận tổ quốc việt nam | ban chỉ huy quân sự | các xã thị trấn | xã phường thị trấn | trên địa bàn huyện
trên địa bàn tỉnh | trên địa bàn xã | trên địa bàn | các cơ quan đơn vị | phòng ban | các phòng ban cơ quan đơn vị
các sở ban ngành | các đơn vị trực thuộc | báo chí | công văn | kế hoạch | thông báo | chỉ thị | quyết định
báo cáo | công điện | tờ trình | nghị quyết | hướng dẫn | kết luận | nghị định | thông tư | luật báo chí | luật
quy chế | quy định | chính phủ | về việc | căn cứ | ban hành | mật | hỏa tốc | thượng khẩn
"""

BODIES: Final = """
phòng kinh tế | phòng nội vụ | phòng tư pháp | phòng y tế | phòng giáo dục và đào tạo | phòng tài chính kế hoạch
phòng quản lý đô thị | phòng kinh tế hạ tầng và đô thị | phòng tổ chức hành chính | phòng kế hoạch tài chính
phòng kế hoạch tổng hợp | phòng tham mưu tổng hợp | phòng pháp chế | phòng kỹ thuật | phòng nghiệp vụ
thanh tra tỉnh | thanh tra huyện | thanh tra sở | công an tỉnh | công an huyện | công an xã | công an phường
sở tài chính | sở nội vụ | sở tư pháp | sở y tế | sở xây dựng | sở công thương | sở nông nghiệp và môi trường
sở giáo dục và đào tạo | sở kế hoạch và đầu tư | sở khoa học và công nghệ | sở giao thông vận tải
sở dân tộc và tôn giáo
trung tâm y tế | trung tâm phục vụ hành chính công | trung tâm kiểm soát bệnh tật | trạm y tế | bệnh viện đa khoa
bộ chỉ huy quân sự | bộ đội biên phòng | hạt kiểm lâm | chi cục kiểm lâm | chi cục thủy lợi | kho bạc nhà nước
bảo hiểm xã hội | ngân hàng chính sách xã hội | hội nông dân | hội liên hiệp phụ nữ | hội cựu chiến binh
đoàn thanh niên | liên đoàn lao động | ủy ban kiểm tra | ban xây dựng đảng | văn phòng đảng ủy | ban quản lý dự án
các phòng chuyên môn | các đơn vị sự nghiệp | các cơ sở giáo dục | hiệu trưởng các trường | trưởng các thôn
"""

MATTERS: Final = """
giải phóng mặt bằng | cử tri | kiến nghị của cử tri | tiếp xúc cử tri | mất điện | hộ nghèo | an toàn thực phẩm
sốt xuất huyết | phòng cháy chữa cháy | thủ tục hành chính | cải cách hành chính | chuyển đổi số | đơn vị hành chính
khiếu nại tố cáo | trật tự xây dựng | trật tự an toàn giao thông | vệ sinh môi trường | nông thôn mới | bảo hiểm y tế
ngân sách nhà nước | đầu tư công | phòng chống thiên tai | tìm kiếm cứu nạn | tiêm chủng | phụ huynh học sinh
tổ chức chính trị xã hội | đại biểu hội đồng nhân dân | đại biểu quốc hội | tiếp công dân | ứng phó mưa lũ | sạt lở đất
ngập úng | ô nhiễm môi trường | khoáng sản trái phép | lấn chiếm | dự án đầu tư xây dựng | đường vành đai
quốc phòng an ninh | nghĩa vụ quân sự | quyền sử dụng đất | người có công | bảo trợ xã hội | trẻ em | bạo lực gia đình
"""

PLACES: Final = """
ngày # tháng # năm # | ngày # tháng # | ngày # | trước ngày # | chậm nhất ngày # | đến hết ngày # | vào ngày #
tháng # năm # | trước # giờ # phút | trước # giờ | trước # phút | nghị định số # | công văn số # | kế hoạch số #
quyết định số # | chỉ thị số # | thông tư số # | quý # năm # | năm # | số #
"""

TIMES: Final = """
trước ngày | chậm nhất | chậm nhất là | đến hết ngày | hằng ngày | hằng tuần | hằng tháng | hằng quý | hằng năm
hàng tuần | hàng tháng | hàng quý | hàng năm | thứ hai | thứ ba | thứ tư | thứ năm | thứ sáu | thứ bảy | chủ nhật
định kỳ | đột xuất | định kỳ hoặc đột xuất | tháng cuối quý | tháng đầu quý | tháng cuối của quý | ngày làm việc
kể từ ngày nhận | kể từ ngày ký | kể từ khi | trong vòng | trong thời hạn | kể từ ngày ban hành
đến hết ngày | trong tháng | trong ngày | thường xuyên | kịp thời | ngay sau khi
ngay khi | trong trường hợp | trường hợp | khi có yêu cầu | thời gian | thời hạn | hoàn thành | trước | cuối quý
"""

ORDERS: Final = """
yêu cầu | đề nghị | giao | phân công | chủ trì | phối hợp với | phối hợp chặt chẽ với | phối hợp | chủ trì phối hợp với
tham mưu | tham mưu cho | báo cáo | gửi về | triển khai thực hiện | triển khai | nghiêm túc triển khai thực hiện
tổ chức thực hiện | thực hiện | thực hiện nghiêm | tiếp tục | tăng cường | đẩy mạnh | chủ động | tổng hợp
theo dõi | đôn đốc | kiểm tra | hướng dẫn | định hướng | tuyên truyền | xây dựng | rà soát | phát ngôn
cung cấp thông tin | phản hồi | cải chính | có văn bản | đồng thời | dư luận xã hội | mạng xã hội | thông tin
phản ánh | xử lý | giải quyết | trách nhiệm | chịu trách nhiệm | có trách nhiệm | nhiệm vụ | nội dung sau
như sau | các nội dung sau | lưu | để báo cáo | để thực hiện | theo đúng quy định | theo quy định
nắm bắt | nhân dân | cán bộ công chức viên chức | tích cực | khi tác nghiệp | quản lý nhà nước | địa phương
cơ quan | đơn vị | điều # | nội dung công việc | cơ quan chủ trì | đơn vị chủ trì | cơ quan phối hợp | đơn vị phối hợp
thời gian hoàn thành | thời gian thực hiện | sản phẩm
"""


def phrases() -> tuple[tuple[str, ...], ...]:
    """Return the phrases as rows of small-letter words, the longest first."""
    rows = [
        line.split("|")
        for block in (HEADS, BODIES, MATTERS, PLACES, TIMES, ORDERS)
        for line in block.strip().splitlines()
    ]
    found = {tuple(phrase.split()) for row in rows for phrase in row if phrase.strip()}
    return tuple(sorted(found, key=lambda words: (-len(words), words)))
