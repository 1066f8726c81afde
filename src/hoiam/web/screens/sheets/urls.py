"""The addresses of grassroots sheets."""

from django.urls import path

from hoiam.web.screens.sheets import hand_in, mine

urlpatterns = [
    path("", hand_in.hand_in, name="sheet"),
    path("cua-don-vi/", mine.mine, name="sheets"),
]
