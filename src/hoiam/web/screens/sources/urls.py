"""The addresses of the sources."""

from django.urls import path

from hoiam.web.screens.sources import add_outlet, add_source, index, switch

urlpatterns = [
    path("", index.index, name="sources"),
    path("co-quan/them/", add_outlet.add_outlet, name="outlet_add"),
    path("them/", add_source.add_source, name="source_add"),
    path("<int:number>/bat-tat/", switch.switch, name="source_switch"),
]
