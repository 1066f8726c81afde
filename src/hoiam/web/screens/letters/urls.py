"""The addresses of letters and of papers that came in."""

from django.urls import path

from hoiam.web.screens.letters import (
    approve,
    attach,
    check_file,
    download,
    index,
    issue,
    open_case,
    paper,
    papers,
    printed,
    received,
    refresh,
    register,
    revise,
    send_back,
    show,
    submit,
)

urlpatterns = [
    path("", index.drafts, name="letters"),
    path("cho-ky/", index.waiting, name="letters_waiting"),
    path("di/", index.out, name="letters_out"),
    path("kiem-tra/", check_file.check_file, name="letter_check"),
    path("giay-to/", papers.papers, name="papers"),
    path("giay-to/vao-so/", register.register, name="paper_register"),
    path("giay-to/<int:arrival>/", paper.paper, name="paper"),
    path("giay-to/<int:arrival>/lap-vu-viec/", open_case.open_case, name="case_open_from_paper"),
    path("giay-to/<int:arrival>/gan-vu-viec/", attach.attach, name="paper_attach"),
    path("<int:number>/", show.show, name="letter"),
    path("<int:number>/sua/", revise.revise, name="letter_revise"),
    path("<int:number>/lay-lai/", refresh.refresh, name="letter_refresh"),
    path("<int:number>/trinh/", submit.submit, name="letter_submit"),
    path("<int:number>/tra-lai/", send_back.send_back, name="letter_return"),
    path("<int:number>/duyet/", approve.approve, name="letter_approve"),
    path("<int:number>/phat-hanh/", issue.issue, name="letter_issue"),
    path("<int:number>/bao-nhan/", received.received, name="letter_received"),
    path("<int:number>/bao-dang/", printed.printed, name="letter_printed"),
    path("<int:number>/tai/<str:ending>/", download.download, name="letter_download"),
]
