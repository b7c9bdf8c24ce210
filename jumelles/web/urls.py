"""All addresses of the web rooms."""

from django.urls import include, path

urlpatterns = [
    path("", include("jumelles.web.exchange.urls")),
    path("", include("jumelles.web.people.urls")),
    path("", include("jumelles.web.finding.urls")),
    path("", include("jumelles.web.desk.urls")),
    path("", include("jumelles.web.agenda.urls")),
    path("", include("jumelles.web.portal.urls")),
    path("", include("jumelles.web.report.urls")),
    path("", include("jumelles.web.search.urls")),
    path("", include("jumelles.web.openings.urls")),
    path("", include("jumelles.web.press.urls")),
    path("", include("jumelles.web.register.urls")),  # last: its addresses begin with a word that may be any
]
handler400 = "jumelles.web.errors.broken_request"
handler403 = "jumelles.web.errors.refused"
handler404 = "jumelles.web.errors.not_found"
handler500 = "jumelles.web.errors.failure"
