"""The addresses of the openings."""

from django.urls import include, path

from jumelles.web.openings import board, case_pages, opening_pages, outside, writing

urlpatterns = [
    path("", include("jumelles.web.openings.matching_urls")),
    path("openings/draft/<str:token>/", outside.draft, name="openings_draft"),
    path("openings/reply/<str:token>/", outside.reply, name="openings_reply"),
    path("<slug:office>/openings/", board.board, name="openings"),
    path("<slug:office>/openings/ambassador/", board.ambassadors, name="openings_ambassador"),
    path("<slug:office>/openings/marks/", board.marks, name="openings_marks"),
    path("<slug:office>/openings/new/", writing.write, name="openings_new"),
    path("<slug:office>/openings/introduction/<uuid:key>/", case_pages.show, name="openings_case"),
    path("<slug:office>/openings/introduction/<uuid:key>/step/", case_pages.step, name="openings_step"),
    path("<slug:office>/openings/introduction/<uuid:key>/gate/", case_pages.gate, name="openings_gate"),
    path("<slug:office>/openings/opening/<uuid:key>/", opening_pages.show, name="openings_one"),
    path("<slug:office>/openings/opening/<uuid:key>/act/", opening_pages.act, name="openings_act"),
    path("<slug:office>/openings/opening/<uuid:key>/codes/", writing.codes, name="openings_codes"),
    path("<slug:office>/openings/opening/<uuid:key>/propose/", opening_pages.propose, name="openings_propose"),
]
