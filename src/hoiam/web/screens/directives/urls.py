"""The addresses of dispatches and of their tasks."""

from django.urls import path

from hoiam.web.screens.directives import confirm, evidence, head, index, mend_task, picture, show, taking, tasks, word

urlpatterns = [
    path("den/", index.index, name="directives"),
    path("den/nhan/", taking.take_in, name="directive_take_in"),
    path("den/<int:number>/", show.show, name="directive"),
    path("den/<int:number>/trang/<int:page>/", picture.picture, name="directive_page"),
    path("den/<int:number>/chu/<int:place>/", word.accept, name="directive_word"),
    path("den/<int:number>/dau/", head.mend, name="directive_mend"),
    path("den/<int:number>/xac-nhan/", confirm.confirm, name="directive_confirm"),
    path("nhiem-vu/", tasks.tasks, name="tasks"),
    path("nhiem-vu/<int:number>/", mend_task.mend, name="task_mend"),
    path("nhiem-vu/<int:number>/nhan/", mend_task.accept, name="task_accept"),
    path("nhiem-vu/<int:number>/san-pham/", evidence.give, name="task_evidence"),
]
