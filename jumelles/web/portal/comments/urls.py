"""The addresses of comments. Those of visitors name no office: an article or a comment is found by its key."""

from django.urls import path

from jumelles.web.portal.comments.views import authors, public, queue

urlpatterns = [
    path("comment/on/<uuid:about>/", public.write, name="write_comment"),
    path("comment/<uuid:key>/report/", public.report, name="report_comment"),
    path("comment/own/<str:token>/", authors.own_comment, name="own_comment"),
    path("comment/own/<str:token>/comments.json", authors.own_data, name="own_data"),
    path("comment/confirm/<str:token>/", authors.confirm_comment, name="confirm_comment"),
    path("<slug:office>/comments/", queue.comments, name="comments"),
    path("<slug:office>/comments/decide/", queue.decide_comments, name="decide_comments"),
    path("<slug:office>/comments/log/", queue.decisions, name="comment_log"),
    path("<slug:office>/comments/manner/", queue.manner, name="comment_manner"),
    path("<slug:office>/comments/comments.csv", queue.comments_csv, name="comments_csv"),
    path("<slug:office>/comments/undo/<uuid:key>/", queue.undo_decision, name="undo_decision"),
    path("<slug:office>/comments/<uuid:key>/", queue.comment, name="comment"),
]
