"""The addresses of the press desk."""

from django.urls import path

from jumelles.web.press import views, views_deciding, views_founding
from jumelles.web.press.tables import views as views_lists

urlpatterns = [
    path("<slug:office>/press/", views.clippings, name="press"),
    path("<slug:office>/press/new/", views.bring, name="bring_text"),
    path("<slug:office>/press/<uuid:key>/", views.clipping, name="clipping"),
    path("<slug:office>/press/<uuid:key>/about/", views.about, name="clipping_about"),
    path("<slug:office>/press/<uuid:key>/partnership/", views_founding.found_partnership, name="clipping_found"),
    path("<slug:office>/press/<uuid:key>/stop/", views.stop, name="clipping_stop"),
    path("<slug:office>/press/<uuid:key>/delete/", views.delete, name="clipping_delete"),
    path("<slug:office>/press/<uuid:key>/add/", views_deciding.add, name="clipping_add"),
    path("<slug:office>/press/<uuid:key>/all/", views_deciding.together, name="clipping_all"),
    path("<slug:office>/press/<uuid:key>/undo/", views_deciding.undo, name="clipping_undo"),
    path("<slug:office>/press/<uuid:key>/<int:number>/decide/", views_deciding.decide, name="clipping_decide"),
    path("<slug:office>/press/<uuid:key>/columns/", views_lists.naming, name="list_columns"),
    path("<slug:office>/press/<uuid:key>/rows/", views_lists.rows, name="list_rows"),
    path("<slug:office>/press/<uuid:key>/rows/<int:number>/", views_lists.row, name="list_row"),
    path("<slug:office>/press/<uuid:key>/batch/", views_lists.batch, name="list_batch"),
]
