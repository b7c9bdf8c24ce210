"""What programs read of public pages: schema.org, the feed, the map of the site, the rules for robots."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from django.utils.feedgenerator import Atom1Feed
from django.utils.safestring import SafeString, mark_safe

from jumelles.web.people.models import Office
from jumelles.web.portal.events import Event
from jumelles.web.portal.shown import Leaf, News

Absolute = Callable[[str], str]
SCHEMA = "https://schema.org"


def data(told: dict[str, Any]) -> SafeString:
    """JSON that may stand inside a page: nothing in it ends the element it stands in."""
    text = json.dumps({"@context": SCHEMA} | told, ensure_ascii=False)
    return mark_safe(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S308 - made harmless just here


def of_page(leaf: Leaf, office: Office, address: str, image: str) -> dict[str, Any]:
    """A public page with its next events."""
    told: dict[str, Any] = {"@type": "WebPage", "name": leaf.title, "url": address, "inLanguage": leaf.language}
    told |= {"description": leaf.lead, "publisher": _publisher(office), "dateModified": leaf.changed.isoformat()}
    told["about"] = [
        {"@type": "Place", "name": town.name, "address": {"@type": "PostalAddress", "addressCountry": town.country}} for town in leaf.towns
    ]
    if image:
        told["image"] = image
    if leaf.ahead:
        told["mentions"] = [_event(event, office) for event in leaf.ahead]
    return told


def of_article(news: News, office: Office, address: str, image: str) -> dict[str, Any]:
    """An article."""
    told: dict[str, Any] = {"@type": "NewsArticle", "headline": news.title, "url": address, "inLanguage": news.language}
    told |= {"description": news.lead, "publisher": _publisher(office), "dateModified": news.changed.isoformat()}
    if news.moment:
        told["datePublished"] = news.moment.isoformat()
    return told | ({"image": image} if image else {})


def _publisher(office: Office) -> dict[str, str]:
    return {"@type": "GovernmentOrganization", "name": office.name}


def _event(event: Event, office: Office) -> dict[str, Any]:
    told: dict[str, Any] = {"@type": "Event", "name": event.title, "organizer": _publisher(office)}
    if event.first:
        told["startDate"] = f"{event.first.isoformat()}T{event.starts}" if event.starts else event.first.isoformat()
    return told | ({"location": {"@type": "Place", "name": event.where}} if event.where else {})


def atom(title: str, language: str, home: str, itself: str, news: Iterable[tuple[News, str]]) -> bytes:
    """The feed of news, each with its address."""
    feed = Atom1Feed(title=title, link=home, description="", language=language, feed_url=itself, feed_guid=itself)
    for each, address in news:
        feed.add_item(
            title=each.title,
            link=address,
            description=each.lead,
            unique_id=address.split("?")[0],
            pubdate=each.moment,
            updateddate=max(each.changed, each.moment) if each.moment else each.changed,
        )
    return feed.writeString("utf-8").encode()


def sitemap(addresses: Iterable[tuple[str, str, tuple[str, ...]]]) -> bytes:
    """Every public page in each of its languages: address, day of its last change, languages."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for address, changed, languages in addresses:
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(f"{address}?lang={code}")}/>' for code in languages
        )
        lines += [f"<url><loc>{escape(f'{address}?lang={code}')}</loc><lastmod>{changed}</lastmod>{others}</url>" for code in languages]
    return "\n".join([*lines, "</urlset>", ""]).encode()


def robots(sitemaps: Iterable[str]) -> str:
    """Search engines read what is public and stay out of the house."""
    rules = ["User-agent: *", "Allow: /*/public/", "Allow: /static/", "Disallow: /"]
    return "\n".join([*rules, *(f"Sitemap: {address}" for address in sitemaps), ""])
