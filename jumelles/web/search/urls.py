"""The addresses of this room."""

from django.urls import path

from jumelles.web.search import views

urlpatterns = [
    path("<slug:office>/search/", views.search, name="search"),
]
