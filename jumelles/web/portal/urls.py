"""The addresses of this room."""

from django.urls import include, path

urlpatterns = [path("", include("jumelles.web.portal.comments.urls"))]
