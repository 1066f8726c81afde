"""The addresses of what is sent to units."""

from django.urls import path

from hoiam.web.screens.distribution import received, sending

urlpatterns = [
    path("", received.index, name="distributions"),
    path("<slug:kind>/<int:number>/them/", sending.distribute, name="distribute"),
    path("<int:number>/", received.show, name="distribution"),
    path("<int:number>/nhan/", received.receive, name="distribution_receive"),
    path("<int:number>/tep/", received.file, name="distribution_file"),
    path("<int:number>/thu-lai/", sending.take_off, name="distribution_end"),
]
