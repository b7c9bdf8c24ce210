"""The addresses of this room. They stand before those of the register, whose addresses begin with a word that may be any.

Those for everybody call the office `house`: nobody needs to belong to it.
"""

from django.urls import include, path

from jumelles.web.portal.views import public, publishing

urlpatterns = [
    path("", include("jumelles.web.portal.comments.urls")),
    path("robots.txt", public.robots, name="robots"),
    path("<slug:house>/public/", public.directory, name="public"),
    path("<slug:house>/public/feed.atom", public.feed, name="public_feed"),
    path("<slug:house>/public/sitemap.xml", public.sitemap, name="public_sitemap"),
    path("<slug:house>/public/picture/<uuid:key>/", public.picture, name="public_picture"),
    path("<slug:house>/public/document/<uuid:key>/", public.paper, name="public_paper"),
    path("<slug:house>/public/<slug:slug>/", public.partnership, name="public_page"),
    path("<slug:house>/public/<slug:slug>/card/", public.card, name="public_card"),
    path("<slug:house>/public/<slug:slug>/news/<slug:article>/", public.article, name="public_article"),
    path("<slug:office>/publish/", publishing.overview, name="publish"),
    path("<slug:office>/publish/partnership/<uuid:key>/", publishing.marks, name="publish_partnership"),
    path("<slug:office>/publish/partnership/<uuid:key>/marks/", publishing.mark, name="mark_public"),
    path("<slug:office>/publish/page/<uuid:key>/preview/", publishing.preview_page, name="preview_page"),
    path("<slug:office>/publish/article/<uuid:key>/preview/", publishing.preview_article, name="preview_article"),
    path("<slug:office>/publish/article/<uuid:key>/state/", publishing.article_state, name="article_state"),
    path("<slug:office>/publish/article/<uuid:key>/revisions/", publishing.revisions, name="revisions"),
]
