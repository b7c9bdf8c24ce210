"""The addresses of export and import."""

from django.urls import path

from jumelles.web.exchange import views

urlpatterns = [
    path("import/", views.take, name="import"),
    path("<slug:office>/export/", views.give, name="export"),
]
