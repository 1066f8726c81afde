"""The addresses of an installation with a sign-in server."""

from django.urls import include, path

from hoiam.web.urls import handler500, urlpatterns

__all__ = ["handler500", "urlpatterns"]
urlpatterns = [*urlpatterns, path("tai-khoan/dang-nhap-chung/", include("hoiam.web.sso.urls"))]
