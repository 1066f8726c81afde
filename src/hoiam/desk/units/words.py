"""Roles as words."""

from django.utils.translation import gettext_lazy as _

ROLES = {
    "CHU_TICH": _("Chủ tịch UBND"),
    "PCT": _("Phó Chủ tịch UBND"),
    "VAN_PHONG": _("Văn phòng HĐND-UBND"),
    "PHONG_VHTT": _("Phòng Văn hóa - Thông tin"),
    "TRUNG_TAM": _("Trung tâm Văn hóa - Thể thao - Du lịch và Truyền thông"),
    "DON_VI": _("Thủ trưởng phòng, ban, đơn vị"),
    "UBND_XA": _("Ủy ban nhân dân xã, thị trấn"),
    "VAN_THU": _("Văn thư"),
    "BVDLCN": _("Cán bộ bảo vệ dữ liệu cá nhân"),
    "KIEM_TRA": _("Người kiểm tra độc lập"),
    "LANH_DAO_DANG": _("Lãnh đạo cấp ủy"),
    "QUAN_TRI": _("Quản trị hệ thống"),
}
