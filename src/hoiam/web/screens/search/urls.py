"""The address of the search."""

from django.urls import path

from hoiam.web.screens.search import export, index

urlpatterns = [path("", index.index, name="search"), path("xuat/", export.export, name="search_export")]
