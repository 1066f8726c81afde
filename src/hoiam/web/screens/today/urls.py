"""The addresses of today and of the lists behind its numbers."""

from django.urls import path

from hoiam.web.screens.today import index, number, performance, quality

urlpatterns = [
    path("", index.index, name="today"),
    path("ket-qua/", performance.performance, name="performance"),
    path("ket-qua/chat-luong/", quality.quality, name="task_quality"),
    path("ket-qua/<str:key>/", performance.measured, name="performance_list"),
    path("so-lieu/<str:key>/", number.number, name="today_number"),
]
