"""The addresses of dispatches and of their tasks."""

from django.urls import path

from hoiam.web.screens.directives import (
    confirm,
    evidence,
    feed,
    head,
    index,
    matrix,
    mend_task,
    picture,
    receive,
    remind,
    show,
    taking,
    tasks,
    word,
)

urlpatterns = [
    path("den/", index.index, name="directives"),
    path("den/nhan/", taking.take_in, name="directive_take_in"),
    path("den/<int:number>/", show.show, name="directive"),
    path("den/<int:number>/trang/<int:page>/", picture.picture, name="directive_page"),
    path("den/<int:number>/chu/<int:place>/", word.accept, name="directive_word"),
    path("den/<int:number>/dau/", head.mend, name="directive_mend"),
    path("den/<int:number>/xac-nhan/", confirm.confirm, name="directive_confirm"),
    path("den/<int:number>/da-nhan/", receive.receive, name="directive_receive"),
    path("nhiem-vu/", tasks.tasks, name="tasks"),
    path("nhiem-vu/bang/", matrix.matrix, name="task_matrix"),
    path("nhiem-vu/cham/", matrix.late, name="tasks_late"),
    path("nhiem-vu/nhac/<int:number>/", remind.remind, name="task_remind"),
    path("nhiem-vu/lich/", feed.manage, name="task_calendar"),
    path("nhiem-vu/lich/moi/", feed.renew, name="task_calendar_new"),
    path("nhiem-vu/lich/ngung/", feed.close, name="task_calendar_end"),
    path("lich/<str:secret>.ics", feed.feed, name="task_feed"),
    path("nhiem-vu/danh-gia/<int:number>/", evidence.judge, name="task_judge"),
    path("nhiem-vu/<int:number>/", mend_task.mend, name="task_mend"),
    path("nhiem-vu/<int:number>/nhan/", mend_task.accept, name="task_accept"),
    path("nhiem-vu/<int:number>/san-pham/", evidence.give, name="task_evidence"),
]
