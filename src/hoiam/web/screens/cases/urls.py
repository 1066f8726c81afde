"""The addresses of cases."""

from django.urls import path

from hoiam.web.screens.cases import (
    advance,
    assign,
    check,
    claim,
    close,
    conclude,
    dismiss,
    extend,
    index,
    instruct,
    judge,
    reopen,
    reviews,
    route,
    show,
    start,
)

urlpatterns = [
    path("", index.index, name="cases"),
    path("han-can-xem-lai/", reviews.reviews, name="case_reviews"),
    path("han-can-xem-lai/<int:number>/", reviews.review, name="case_review"),
    path("<str:number>/", show.show, name="case"),
    path("<str:number>/giao/", assign.assign, name="case_assign"),
    path("<str:number>/but-phe/", instruct.instruct, name="case_instruct"),
    path("<str:number>/bat-dau/", start.start, name="case_start"),
    path("<str:number>/them-y/", claim.add_claim, name="case_add_claim"),
    path("<str:number>/y/<str:letter>/", judge.judge, name="case_judge"),
    path("<str:number>/y/<str:letter>/soat/", check.check, name="case_check"),
    path("<str:number>/ket-luan/", conclude.conclude, name="case_conclude"),
    path("<str:number>/gia-han/", extend.extend, name="case_extend"),
    path("<str:number>/mo-lai/", reopen.reopen, name="case_reopen"),
    path("<str:number>/dong/", close.close, name="case_close"),
    path("<str:number>/loai/", dismiss.dismiss, name="case_dismiss"),
    path("<str:number>/phan-viec/<str:track>/", advance.advance, name="case_track"),
    path("<str:number>/chon-duong/", route.choose, name="case_route"),
]
