"""The addresses of the weekly reports."""

from django.urls import path

from hoiam.web.screens.reports import (
    asking,
    counted,
    download,
    heading,
    holiday,
    index,
    mails,
    make,
    move,
    packet,
    schedules,
    sheet,
    show,
    write,
)

urlpatterns = [
    path("", index.index, name="reports"),
    path("ngay-nghi/", holiday.holiday, name="report_holiday"),
    path("lich/", schedules.schedules, name="report_schedules"),
    path("lich/dat/", schedules.schedule, name="report_schedule"),
    path("lich/<int:number>/bo/", schedules.end, name="report_unschedule"),
    path("thu/<int:number>/lai/", mails.again, name="report_mail_again"),
    path("<int:number>/thu/", mails.mail, name="report_mail"),
    path("noi-gui/", heading.heading, name="report_head"),
    path("mo/", move.open_week, name="report_open"),
    path("lap/", make.choose, name="report_make"),
    path("lap/nhanh/", make.quick, name="report_make_quick"),
    path("lap/thuc-hien/", make.tasks, name="report_make_tasks"),
    path("lap/ky/", make.period, name="report_make_period"),
    path("lap/theo-yeu-cau/", asking.adhoc, name="report_make_adhoc"),
    path("<int:number>/", show.show, name="report"),
    path("<int:number>/so/<str:key>/", counted.counted, name="report_counted"),
    path("<int:number>/lap-lai/", asking.repeat, name="report_repeat"),
    path("<int:number>/viet/", write.write, name="report_write"),
    path("<int:number>/khoa/", move.freeze, name="report_freeze"),
    path("<int:number>/duyet/", move.approve, name="report_approve"),
    path("<int:number>/gui/", move.send, name="report_send"),
    path("<int:number>/nhan/", move.receive, name="report_receive"),
    path("<int:number>/goi-tin/", packet.packet, name="report_packet"),
    path("<int:number>/in/", sheet.sheet, name="report_sheet"),
    path("<int:number>/tai/<str:kind>/", download.download, name="report_download"),
]
