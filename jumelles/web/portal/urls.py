"""The addresses of this room. They stand before those of the register, whose addresses begin with a word that may be any."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = []
if find_spec("jumelles.web.portal.comments.urls" if find_spec("jumelles.web.portal.comments") else "nothing"):
    urlpatterns.append(path("", include("jumelles.web.portal.comments.urls")))
