"""The addresses of today and of the lists behind its numbers."""

from django.urls import path

from hoiam.web.screens.today import index, number

urlpatterns = [
    path("", index.index, name="today"),
    path("so-lieu/<str:key>/", number.number, name="today_number"),
]
