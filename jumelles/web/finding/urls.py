"""The addresses of this room."""

from django.urls import path

from jumelles.web.finding.views import city, find, opening, pair, territory

urlpatterns = [
    path("<slug:office>/find/", find.find, name="find"),
    path("<slug:office>/find/ranking.<slug:form>", find.ranking, name="ranking"),
    path("<slug:office>/find/open/<int:place>/", opening.open_one, name="open_partnership"),
    path("<slug:office>/find/pair/<int:a>/<int:b>/", pair.pair, name="pair"),
    path("<slug:office>/city/<int:place>/", city.city, name="city"),
    path("<slug:office>/city/<int:place>/profile/", territory.profile, name="territory"),
    path("<slug:office>/city/<int:place>/figure/<slug:indicator>/", city.figure, name="city_figure"),
]
