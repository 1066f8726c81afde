"""The addresses of the press desk."""

from django.urls import path

from hoiam.web.screens.press import answer, exchange, exchanges, index, note, occasions, outlets, show

urlpatterns = [
    path("", index.index, name="press"),
    path("ghi/", note.note, name="press_note"),
    path("phat-ngon/", occasions.occasions, name="press_occasions"),
    path("phat-ngon/ghi/", occasions.note, name="press_occasion_note"),
    path("phat-ngon/<int:number>/", occasions.spoke, name="press_spoke"),
    path("co-quan/", outlets.outlets, name="press_outlets"),
    path("dang-phan-hoi/", exchanges.exchanges_, name="exchanges"),
    path("dang-phan-hoi/<int:number>/", exchange.exchange, name="exchange"),
    path("<int:number>/", show.show, name="press_request"),
    path("<int:number>/tra-loi/", answer.answer, name="press_answer"),
    path("<int:number>/tu-choi/", answer.refuse, name="press_refuse"),
]
