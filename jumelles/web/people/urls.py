"""The addresses of accounts, offices and members."""

from django.urls import path

from jumelles.web.people import views

urlpatterns = [
    path("", views.home, name="home"),
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("language/", views.speak, name="speak"),
    path("account/", views.account, name="account"),
    path("account/password/", views.password, name="password"),
    path("welcome/<str:number>/<str:token>/", views.choose_password, name="choose_password"),
    path("<slug:office>/settings/", views.office_settings, name="office_settings"),
    path("<slug:office>/members/", views.members, name="members"),
    path("<slug:office>/members/add/", views.add_member, name="add_member"),
    path("<slug:office>/members/<uuid:key>/", views.member, name="member"),
]
