"""The addresses of the watch-list."""

from django.urls import path

from hoiam.web.screens.watch import edit, index, show, switch

urlpatterns = [
    path("", index.index, name="watch"),
    path("them/", edit.add, name="watch_add"),
    path("<int:number>/", show.show, name="watch_query"),
    path("<int:number>/sua/", edit.edit, name="watch_edit"),
    path("<int:number>/trang-thai/", switch.switch, name="watch_switch"),
]
