"""The addresses of the sources."""

from django.urls import path

from hoiam.web.screens.sources import add_outlet, add_source, index, probes, source, switch

urlpatterns = [
    path("", index.index, name="sources"),
    path("co-quan/them/", add_outlet.add_outlet, name="outlet_add"),
    path("them/", add_source.add_source, name="source_add"),
    path("tim/", probes.discover, name="source_discover"),
    path("xem-thu/", probes.preview, name="source_preview"),
    path("thu/<int:number>/", probes.probe, name="source_probe"),
    path("<int:number>/", source.source, name="source"),
    path("<int:number>/thu/", probes.try_now, name="source_try"),
    path("<int:number>/tat/", source.stop, name="source_stop"),
    path("<int:number>/dieu-khoan/", source.terms, name="source_terms"),
    path("<int:number>/bat-tat/", switch.switch, name="source_switch"),
]
