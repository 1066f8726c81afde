"""The addresses of entries by hand."""

from django.urls import path

from hoiam.web.screens.intake import clip, enter, files, index, letter, listen, show
from hoiam.web.screens.without_network import worker

urlpatterns = [
    path("", enter.enter, name="intake"),
    path("khong-mang/", enter.offline, name="intake_offline"),
    path("worker.js", worker, name="intake_worker"),
    path("da-nhap/", index.index, name="intake_list"),
    path("kep-trang/", clip.clip, name="intake_clip"),
    path("tep/", files.send, name="intake_files"),
    path("tep/<int:number>/", files.preview, name="intake_file"),
    path("tep/<int:number>/bo/", files.drop, name="intake_file_drop"),
    path("<int:number>/", show.show, name="intake_entry"),
    path("<int:number>/nhan/", letter.let_in, name="intake_let_in"),
    path("<int:number>/nghe/", listen.listen, name="intake_listen"),
    path("<int:number>/loi/", listen.put, name="intake_words"),
    path("<int:number>/bo/", letter.put_aside, name="intake_put_aside"),
]
