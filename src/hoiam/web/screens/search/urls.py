"""The address of the search."""

from django.urls import path

from hoiam.web.screens.search import index

urlpatterns = [path("", index.index, name="search")]
