"""The addresses of the settings."""

from django.urls import path

from hoiam.web.screens.settings import (
    account,
    accounts,
    add_account,
    audit,
    grant,
    index,
    jobs,
    lessons,
    names,
    office,
    outside,
    paper,
    password,
    reminders,
    texts,
)

urlpatterns = [
    path("", index.index, name="settings"),
    path("co-quan/", office.choose, name="settings_office"),
    path("tai-khoan/", accounts.accounts, name="settings_accounts"),
    path("tai-khoan/them/", add_account.add_account, name="account_add"),
    path("tai-khoan/<str:username>/", account.account, name="settings_account"),
    path("tai-khoan/<str:username>/mat-khau/", password.reset, name="account_password"),
    path("tai-khoan/<str:username>/dang-nhap-chung/", outside.outside, name="account_outside"),
    path("tai-khoan/<str:username>/vai-tro/", grant.grant, name="role_grant"),
    path("tai-khoan/<str:username>/vai-tro/<int:number>/thoi/", grant.revoke, name="role_revoke"),
    path("dia-danh/", names.names, name="settings_names"),
    path("dia-danh/them/", names.add, name="name_add"),
    path("dia-danh/<int:number>/bo/", names.end, name="name_end"),
    path("may-hoc/", lessons.lessons, name="settings_lessons"),
    path("may-hoc/doi/", lessons.switch, name="lessons_switch"),
    path("may-hoc/tu-dau/", lessons.anew, name="lessons_anew"),
    path("nhat-ky/", audit.audit, name="settings_audit"),
    path("the-thuc/", paper.paper, name="settings_paper"),
    path("the-thuc/ten-co-quan/", paper.head, name="paper_head"),
    path("the-thuc/mau/<str:kind>/", paper.template, name="paper_template"),
    path("the-thuc/mau/<str:kind>/thoi/", paper.drop, name="paper_template_drop"),
    path("the-thuc/mau/<str:kind>/tai/<str:what>/", paper.download, name="paper_template_file"),
    path("thu-nhac/", reminders.reminders, name="settings_reminders"),
    path("thu-nhac/doi/", reminders.switch, name="settings_reminders_switch"),
    path("thoi-han/", texts.texts, name="settings_texts"),
    path("viec-nen/", jobs.jobs, name="settings_jobs"),
]
