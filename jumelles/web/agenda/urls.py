"""The addresses of this room."""

from django.urls import path

from jumelles.web.agenda.views import agenda, feeds, files

urlpatterns = [
    path("calendar/<str:token>.ics", feeds.feed, name="feed"),
    path("<slug:office>/agenda/", agenda.agenda, name="agenda"),
    path("<slug:office>/agenda/visit/", agenda.new_visit, name="new_visit"),
    path("<slug:office>/agenda/feeds/", feeds.feeds_of, name="feeds"),
    path("<slug:office>/agenda/feeds/<uuid:key>/revoke/", feeds.revoke, name="revoke"),
    path("<slug:office>/visit/<uuid:key>/visit.ics", files.visit_calendar, name="visit_calendar"),
    path("<slug:office>/visit/<uuid:key>/delegation.vcf", files.delegation_cards, name="delegation_cards"),
    path("<slug:office>/person/<uuid:key>/person.vcf", files.person_card, name="person_card"),
]
