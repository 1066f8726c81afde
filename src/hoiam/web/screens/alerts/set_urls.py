"""The addresses of the settings of alerts."""

from django.urls import path

from hoiam.web.screens.alerts import hours, recipients, rule, settings

urlpatterns = [
    path("", settings.index, name="alert_settings"),
    path("gio/", hours.hours, name="alert_hours"),
    path("nguong/them/", rule.add, name="alert_rule_add"),
    path("nguong/<slug:key>/", rule.edit, name="alert_rule"),
    path("noi-nhan/them/", recipients.add, name="recipient_add"),
    path("noi-nhan/<int:number>/", recipients.change, name="recipient"),
    path("noi-nhan/<int:number>/thoi/", recipients.end, name="recipient_end"),
    path("noi-nhan/<int:number>/kenh/", recipients.add_channel, name="channel_add"),
    path("kenh/<int:number>/bo/", recipients.end_channel, name="channel_end"),
    path("kenh/<int:number>/thu/", recipients.try_channel, name="channel_try"),
]
