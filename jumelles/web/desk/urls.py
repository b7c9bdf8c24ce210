"""The addresses of this room."""

from django.urls import path

from jumelles.web.desk import views

urlpatterns = [
    path("reminders/off/<str:token>/", views.unsubscribe, name="unsubscribe"),
    path("<slug:office>/desk/", views.desk, name="desk"),
    path("<slug:office>/desk/reminders/", views.reminders, name="reminders"),
    path("<slug:office>/desk/partnership/<uuid:key>/", views.wake, name="wake"),
    path("<slug:office>/desk/all/<slug:name>/", views.box, name="desk_box"),
]
