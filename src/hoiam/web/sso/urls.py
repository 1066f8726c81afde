"""The addresses of the sign-in server: to it, and back from it."""

from django.urls import path

from hoiam.web.sso import views

urlpatterns = [
    path("", views.go, name="sso"),
    path("ve/", views.back, name="sso_back"),
]
