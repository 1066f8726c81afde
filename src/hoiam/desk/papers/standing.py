"""Under what the words of people are kept: names and bases of outlets that stand in nobody's register."""

SHEETS_KEY = "phieu-co-so"
SHEETS = "Phiếu cơ sở"
SHEET_BASIS = "Phiếu nắm dư luận cơ sở do đơn vị gửi, không có thông tin cá nhân (CV 2736/UBND-VX, mục 1.1b)"
SHEET_REASON = "Phiếu cơ sở của {unit}"
BASIS = "Cán bộ nhập tay khi tiếp nhận thông tin theo nhiệm vụ được giao (CV 2736/UBND-VX, mục 1.2a)"
