"""The addresses of stories and of their pieces."""

from django.urls import path

from hoiam.web.screens.inbox import (
    apart,
    article,
    bulk,
    changes,
    correct,
    decide,
    index,
    kept,
    merge,
    mute,
    newer,
    open_case,
    show,
    split,
    undo,
)
from hoiam.web.screens.inbox.unmerge import unmerge

urlpatterns = [
    path("", index.index, name="inbox"),
    path("moi/", newer.newer, name="inbox_newer"),
    path("nhieu-tin/", bulk.bulk, name="inbox_bulk"),
    path("hoan-tac/<str:before>/", undo.undo, name="inbox_undo"),
    path("loc-luu/", kept.keep, name="inbox_keep"),
    path("loc-luu/<int:number>/", kept.opened, name="inbox_kept"),
    path("loc-luu/<int:number>/dem/", kept.count, name="inbox_kept_count"),
    path("loc-luu/<int:number>/bo/", kept.drop, name="inbox_drop"),
    path("an/", mute.muted, name="inbox_muted"),
    path("an/<str:numbers>/hien/", mute.lift, name="inbox_lift"),
    path("<int:number>/an/", mute.mute, name="story_mute"),
    path("bai/<int:number>/", article.article, name="article"),
    path("bai/<int:number>/sua/", changes.changes, name="article_changes"),
    path("<int:number>/", show.show, name="story"),
    path("<int:number>/lap-vu-viec/", open_case.open_case, name="story_open_case"),
    path("<int:number>/bo-gop/", unmerge, name="story_unmerge"),
    path("<int:number>/gop/", merge.merge, name="story_merge"),
    path("<int:number>/de-rieng/<int:other>/", apart.apart, name="story_apart"),
    path("<int:number>/bai/<int:item>/nhan/", correct.correct, name="story_correct"),
    path("<int:number>/bai/<int:item>/dia-ban/", decide.decide, name="story_decide"),
    path("<int:number>/bai/<int:item>/tach/", split.split, name="story_split"),
]
