"""The addresses of the public pages."""

from django.urls import path

from hoiam.web.public import csv, file, home, notice, replies, reply, reviewed, rss, years

urlpatterns = [
    path("", home.home, name="public"),
    path("tep/<int:number>/", file.file, name="public_file"),
    path("<slug:office>/", replies.replies, name="public_office"),
    path("<slug:office>/rss.xml", rss.rss, name="public_rss"),
    path("<slug:office>/tra-loi.csv", csv.csv, name="public_csv"),
    path("<slug:office>/con-so/", years.years, name="public_years"),
    path("<slug:office>/doc-gi/", notice.notice, name="public_notice"),
    path("<slug:office>/<slug:slug>/ket-luan.json", reviewed.reviewed, name="public_reviewed"),
    path("<slug:office>/<slug:slug>/", reply.reply, name="public_reply"),
]
