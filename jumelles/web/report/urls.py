"""The addresses of this room."""

from django.urls import path

from jumelles.web.report import views

urlpatterns = [
    path("<slug:office>/report/", views.last_year, name="report"),
    path("<slug:office>/report/<int:year>/", views.report, name="report_of"),
    path("<slug:office>/report/<int:year>.xlsx", views.workbook, name="report_xlsx"),
    path("<slug:office>/report/<int:year>.docx", views.text, name="report_docx"),
]
