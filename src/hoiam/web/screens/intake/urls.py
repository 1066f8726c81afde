"""The addresses of entries by hand."""

from django.urls import path

from hoiam.web.screens.intake import clip, enter, index, show

urlpatterns = [
    path("", enter.enter, name="intake"),
    path("da-nhap/", index.index, name="intake_list"),
    path("kep-trang/", clip.clip, name="intake_clip"),
    path("<int:number>/", show.show, name="intake_entry"),
]
