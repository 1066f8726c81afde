"""The addresses of the law library and the days off."""

from django.urls import path

from hoiam.web.screens.law import correct, days_off, library, rule

urlpatterns = [
    path("", library.library, name="law"),
    path("sua/", correct.correct, name="law_correct"),
    path("ngay-nghi/", days_off.days_off, name="days_off"),
    path("quy-tac/<str:key>/", rule.rule, name="law_rule"),
]
