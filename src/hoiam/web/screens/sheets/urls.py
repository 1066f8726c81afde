"""The addresses of grassroots sheets."""

from django.urls import path

from hoiam.web.screens.sheets import hand_in, mine
from hoiam.web.screens.without_network import worker

urlpatterns = [
    path("", hand_in.hand_in, name="sheet"),
    path("khong-mang/", hand_in.offline, name="sheet_offline"),
    path("worker.js", worker, name="sheet_worker"),
    path("cua-don-vi/", mine.mine, name="sheets"),
]
