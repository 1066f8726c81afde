"""The addresses of evidence."""

from django.urls import path

from hoiam.web.screens.evidence import allow, download, index, keep, retry, show, withdraw

urlpatterns = [
    path("", index.index, name="evidence"),
    path("bai/<int:number>/luu/", keep.keep, name="evidence_keep"),
    path("<int:number>/", show.show, name="evidence_one"),
    path("<int:number>/tai/<str:kind>/", download.download, name="evidence_download"),
    path("<int:number>/luu-lai/", retry.retry, name="evidence_retry"),
    path("<int:number>/cho-mo/", allow.allow, name="evidence_allow"),
    path("<int:number>/quyen/<int:right>/thu-hoi/", withdraw.withdraw, name="evidence_withdraw"),
]
