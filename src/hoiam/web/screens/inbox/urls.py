"""The addresses of stories and of their pieces."""

from django.urls import path

from hoiam.web.screens.inbox import article, bulk, correct, decide, index, merge, newer, open_case, show, split, undo

urlpatterns = [
    path("", index.index, name="inbox"),
    path("moi/", newer.newer, name="inbox_newer"),
    path("nhieu-tin/", bulk.bulk, name="inbox_bulk"),
    path("hoan-tac/<str:before>/", undo.undo, name="inbox_undo"),
    path("bai/<int:number>/", article.article, name="article"),
    path("<int:number>/", show.show, name="story"),
    path("<int:number>/lap-vu-viec/", open_case.open_case, name="story_open_case"),
    path("<int:number>/gop/", merge.merge, name="story_merge"),
    path("<int:number>/bai/<int:item>/nhan/", correct.correct, name="story_correct"),
    path("<int:number>/bai/<int:item>/dia-ban/", decide.decide, name="story_decide"),
    path("<int:number>/bai/<int:item>/tach/", split.split, name="story_split"),
]
