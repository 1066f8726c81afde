"""The addresses of alerts."""

from django.urls import path

from hoiam.web.screens.alerts import answer, index, show, trial

urlpatterns = [
    path("", index.index, name="alerts"),
    path("thu/", trial.trial, name="alert_trial"),
    path("<int:number>/", show.show, name="alert"),
    path("<int:number>/da-nhan/", answer.acknowledge, name="alert_ack"),
    path("<int:number>/bao-tiep/", answer.escalate, name="alert_escalate"),
    path("<int:number>/tat/", answer.mute, name="alert_mute"),
    path("<int:number>/bat-lai/", answer.lift, name="alert_lift"),
    path("<int:number>/gui-lai/<int:delivery>/", answer.send_again, name="alert_send_again"),
]
