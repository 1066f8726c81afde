"""The addresses of the trends."""

from django.urls import path

from hoiam.web.screens.trends import back_test, events, listed, show

urlpatterns = [
    path("", show.show, name="trends"),
    path("bai/", listed.listed, name="trends_listed"),
    path("kiem-tra/", back_test.back_test, name="trends_back_test"),
    path("su-kien/", events.announce, name="trends_announce"),
    path("su-kien/<int:number>/bo/", events.withdraw, name="trends_withdraw"),
]
