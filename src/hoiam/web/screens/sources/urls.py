"""The addresses of the sources."""

from django.urls import path

from hoiam.web.screens.sources import (
    add_outlet,
    add_source,
    catalogue,
    edit,
    index,
    mailbox,
    older,
    opml,
    probes,
    source,
    switch,
)

urlpatterns = [
    path("", index.index, name="sources"),
    path("co-quan/them/", add_outlet.add_outlet, name="outlet_add"),
    path("co-quan/", edit.outlets, name="source_outlets"),
    path("co-quan/<slug:key>/", edit.outlet, name="outlet_edit"),
    path("co-quan/<slug:key>/bao-thay/", edit.heir, name="outlet_heir"),
    path("them/", add_source.add_source, name="source_add"),
    path("danh-muc/", catalogue.index, name="source_catalogue"),
    path("danh-muc/<slug:key>/", catalogue.switch_on, name="source_switch_on"),
    path("opml/", opml.take_in, name="source_opml"),
    path("opml/tai-ve/", opml.give_out, name="source_opml_out"),
    path("hop-thu/", mailbox.show, name="source_mailbox"),
    path("hop-thu/doc/", mailbox.look_now, name="source_mailbox_look"),
    path("tim/", probes.discover, name="source_discover"),
    path("xem-thu/", probes.preview, name="source_preview"),
    path("thu/<int:number>/", probes.probe, name="source_probe"),
    path("<int:number>/", source.source, name="source"),
    path("<int:number>/thu/", probes.try_now, name="source_try"),
    path("<int:number>/tat/", source.stop, name="source_stop"),
    path("<int:number>/nhip/", edit.rhythm, name="source_rhythm"),
    path("<int:number>/dieu-khoan/", source.terms, name="source_terms"),
    path("<int:number>/muc-cu/", older.read, name="source_old"),
    path("<int:number>/bat-tat/", switch.switch, name="source_switch"),
]
