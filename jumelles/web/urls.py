"""All addresses of the web rooms."""

from django.urls import include, path

urlpatterns = [
    path("", include("jumelles.web.exchange.urls")),
    path("", include("jumelles.web.people.urls")),
    path("", include("jumelles.web.register.urls")),
]
handler400 = "jumelles.web.errors.broken_request"
handler403 = "jumelles.web.errors.refused"
handler404 = "jumelles.web.errors.not_found"
handler500 = "jumelles.web.errors.failure"
