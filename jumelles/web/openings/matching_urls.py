"""The addresses of portfolios and of matches."""

from django.urls import path

from jumelles.web.openings import views_matches, views_portfolio

urlpatterns = [
    path("<slug:office>/openings/portfolio/", views_portfolio.portfolios, name="portfolios"),
    path("<slug:office>/openings/portfolio/new/", views_portfolio.bring, name="bring_portfolio"),
    path("<slug:office>/openings/portfolio/file/<uuid:intake>/", views_portfolio.intake, name="intake"),
    path("<slug:office>/openings/portfolio/file/<uuid:intake>/stop/", views_portfolio.stop, name="stop_intake"),
    path("<slug:office>/openings/portfolio/<uuid:key>/", views_portfolio.items, name="portfolio_items"),
    path("<slug:office>/openings/opening/<uuid:key>/matches/", views_matches.matches, name="matches"),
    path("<slug:office>/openings/opening/<uuid:key>/matches/judge/", views_matches.judge, name="judge"),
]
