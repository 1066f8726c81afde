"""The addresses of work files."""

from django.urls import path

from hoiam.web.screens.dossiers import add, close, codes, export, hand_over, index, items, open_file, show

urlpatterns = [
    path("", index.index, name="dossiers"),
    path("lap/", open_file.open_file, name="dossier_open"),
    path("danh-muc/", codes.codes, name="dossier_codes"),
    path("danh-muc/them/", codes.add, name="dossier_code_add"),
    path("danh-muc/<int:number>/bo/", codes.drop, name="dossier_code_drop"),
    path("nop-luu/", hand_over.hand_over, name="dossiers_hand_over"),
    path("nop-luu/<int:number>/", hand_over.record, name="dossier_record"),
    path("nop-luu/<int:number>/tai/<str:ending>/", hand_over.download, name="dossier_record_file"),
    path("<int:number>/", show.show, name="dossier"),
    path("<int:number>/sua/", open_file.amend, name="dossier_amend"),
    path("<int:number>/them/", add.add, name="dossier_add"),
    path("<int:number>/van-ban/<int:item>/bo/", items.remove, name="dossier_remove"),
    path("<int:number>/van-ban/<int:item>/chuyen/", items.move, name="dossier_move"),
    path("<int:number>/ket-thuc/", close.close, name="dossier_close"),
    path("<int:number>/xuat/", export.whole_file, name="dossier_export"),
    path("<int:number>/muc-luc/<str:ending>/", export.contents, name="dossier_contents"),
    path("<int:number>/mo-lai/", close.reopen, name="dossier_reopen"),
]
