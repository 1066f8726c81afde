"""The addresses of good stories."""

from django.urls import path

from hoiam.web.screens.plans import index

urlpatterns = [path("", index.index, name="plans")]
