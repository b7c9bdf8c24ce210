"""The addresses of the register. The kinds of records are words of `nouns`: /<office>/partnership/…"""

from django.urls import path

from jumelles.web.register.views import completion, files, history, partners, records

urlpatterns = [
    path("<slug:office>/", records.home, name="office"),
    path("<slug:office>/history/", history.office_history, name="office_history"),
    path("<slug:office>/complete/place/", completion.complete_place, name="complete_place"),
    path("<slug:office>/complete/<slug:noun>/", completion.complete, name="complete"),
    path("<slug:office>/partnership/<uuid:key>/rank/", partners.rank, name="rank"),
    path("<slug:office>/partnership/<uuid:key>/invite/", partners.invite, name="invite"),
    path("<slug:office>/visit/<uuid:key>/delegation/", partners.paste, name="paste"),
    path("<slug:office>/visit/<uuid:key>/delegation/<slug:purpose>.<slug:form>", files.delegation_list, name="delegation_list"),
    path("<slug:office>/document/<uuid:key>/file/", files.file, name="file"),
    path("<slug:office>/document/<uuid:key>/file/<uuid:entry>/", history.old_file, name="old_file"),
    path("<slug:office>/<slug:noun>/", records.listing, name="records"),
    path("<slug:office>/<slug:noun>/add/", records.add, name="add"),
    path("<slug:office>/<slug:noun>/<uuid:key>/", records.detail, name="record"),
    path("<slug:office>/<slug:noun>/<uuid:key>/edit/", records.edit, name="edit"),
    path("<slug:office>/<slug:noun>/<uuid:key>/delete/", records.delete, name="delete"),
    path("<slug:office>/<slug:noun>/<uuid:key>/history/", history.record_history, name="history"),
    path("<slug:office>/<slug:noun>/<uuid:key>/restore/<uuid:entry>/", history.restore, name="restore"),
]
