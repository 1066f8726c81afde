"""Which address leads to which place. Each place keeps its own addresses."""

from allauth.account import views as account
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from hoiam.web import health
from hoiam.web.chrome.theme import theme
from hoiam.web.screens.letters import file

urlpatterns: list[URLPattern | URLResolver] = [
    path("tai-khoan/dang-nhap/", account.login, name="account_login"),
    path("tai-khoan/dang-xuat/", account.logout, name="account_logout"),
    path("tai-khoan/mat-khau/", account.password_change, name="account_change_password"),
    path("tai-khoan/mat-khau/dat/", account.password_set, name="account_set_password"),
    path("tai-khoan/quen-mat-khau/", account.password_reset, name="account_reset_password"),
    path("tai-khoan/dang-ky/", account.signup, name="account_signup"),
    path("tai-khoan/xac-nhan/", account.reauthenticate, name="account_reauthenticate"),
    path("tai-khoan/da-khoa/", account.account_inactive, name="account_inactive"),
    path("tai-khoan/xac-thuc/", include("allauth.mfa.urls")),
    path("", include("hoiam.web.screens.today.urls")),
    path("tin/nhap/", include("hoiam.web.screens.intake.urls")),
    path("tin/bang-chung/", include("hoiam.web.screens.evidence.urls")),
    path("tin/canh-bao/", include("hoiam.web.screens.alerts.urls")),
    path("tin/", include("hoiam.web.screens.inbox.urls")),
    path("cong-khai/", include("hoiam.web.public.urls")),
    path("bao-chi/", include("hoiam.web.screens.press.urls")),
    path("tuyen-truyen/", include("hoiam.web.screens.plans.urls")),
    path("phieu/", include("hoiam.web.screens.sheets.urls")),
    path("bao-cao/xu-huong/", include("hoiam.web.screens.trends.urls")),
    path("bao-cao/", include("hoiam.web.screens.reports.urls")),
    path("nguon/", include("hoiam.web.screens.sources.urls")),
    path("theo-doi/", include("hoiam.web.screens.watch.urls")),
    path("cai-dat/luat/", include("hoiam.web.screens.law.urls")),
    path("cai-dat/canh-bao/", include("hoiam.web.screens.alerts.set_urls")),
    path("cai-dat/", include("hoiam.web.screens.settings.urls")),
    path("tim/", include("hoiam.web.screens.search.urls")),
    path("ngon-ngu/", include("django.conf.urls.i18n")),
    path("nen/", theme, name="theme"),
    path("vu-viec/", include("hoiam.web.screens.cases.urls")),
    path("van-ban/ho-so/", include("hoiam.web.screens.dossiers.urls")),
    path("van-ban/phan-phoi/", include("hoiam.web.screens.distribution.urls")),
    path("van-ban/", include("hoiam.web.screens.directives.urls")),
    path("van-ban/", include("hoiam.web.screens.letters.urls")),
    path("tep/<int:number>/", file.download, name="file"),
    path("healthz", health.alive),
    path("readyz", health.ready),
]
if settings.HOIAM_OIDC_SERVER:
    urlpatterns.append(path("tai-khoan/dang-nhap-chung/", include("hoiam.web.sso.urls")))
handler500 = "hoiam.web.door.broken"
