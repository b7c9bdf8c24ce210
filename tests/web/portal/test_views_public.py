"""What visitors get: the pages, the feed, the map of the site, the card; and nothing that is not public."""

import json
import re
from datetime import timedelta
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models as columns
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link, Text
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from jumelles.web.fields import Bound, EdtfField
from jumelles.web.recording import keep
from jumelles.web.register import actions, models
from tests.web.offices import fill, pdf
from tests.web.portal.conftest import House, png

PAGES = ("", "two-towns/", "two-towns/news/concert/", "two-towns/card/", "feed.atom", "sitemap.xml")
LANGUAGES = ("fr", "en", "ru")


def answers(visitor: Client) -> dict[str, str]:
    """All that everybody may fetch, in each language, as texts."""
    told = {"robots": visitor.get("/robots.txt").content.decode()}
    for path in PAGES:
        for code in LANGUAGES:
            answer = visitor.get(f"/valmore/public/{path}?lang={code}")
            assert answer.status_code == 200, path
            told[f"{path} {code}"] = answer.content.decode() + str(answer.headers)
    return told


def data(page: str) -> Any:
    """What a page tells search engines."""
    [found] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return json.loads(found)


def test_a_page_shows_all_that_is_public_of_its_partnership(house: House, visitor: Client) -> None:
    page = visitor.get("/valmore/public/two-towns/?lang=en").content.decode()

    wanted = ("Two towns", "How it began.", 'href="https://town.example/a"', "The charter", "The orchard", "The jubilee", "Open rehearsal")
    wanted += (
        "Opera",
        "The medal",
        "The garden",
        "North gate",
        "Read of us",
        "Ada Valmer",
        "mayor, City partner",
        "A concert",
        "Two mayors",
    )
    assert [word for word in (*wanted, "Ph. Otographer") if word not in page] == []
    assert "Inside" not in page
    told = data(page)
    assert (told["@type"], told["name"], told["inLanguage"]) == ("WebPage", "Two towns", "en")
    assert [event["name"] for event in told["mentions"]] == ["Open rehearsal"]
    assert told["image"].endswith(f"/valmore/public/picture/{house.rows['document'].pk}/")


def test_a_page_speaks_the_languages_that_the_office_writes(house: House, visitor: Client) -> None:
    page = visitor.get("/valmore/public/two-towns/?lang=fr")

    assert page["Content-Language"] == "fr"
    assert "Deux villes" in page.content.decode()
    assert re.findall(r'rel="alternate" hreflang="(\w+)"', page.content.decode()) == ["fr", "en"]
    russian = visitor.get("/valmore/public/two-towns/?lang=ru").content.decode()
    assert '<h1 lang="fr">Deux villes</h1>' in russian
    house.change("page", languages="en")
    assert re.findall(r'rel="alternate" hreflang="(\w+)"', visitor.get("/valmore/public/two-towns/").content.decode()) == ["en"]


@pytest.mark.parametrize("path", PAGES)
def test_what_is_not_published_does_not_exist(house: House, visitor: Client, path: str) -> None:
    house.change("page", state="draft")

    assert visitor.get(f"/valmore/public/{path}").status_code == 404
    assert visitor.get(f"/valmore/public/picture/{house.rows['document'].pk}/").status_code == 404
    assert "valmore" not in visitor.get("/robots.txt").content.decode()


@pytest.mark.parametrize(
    ("state", "hours", "out"),
    [
        ("draft", -1, False),
        ("scheduled", 1, False),
        ("scheduled", -1, True),
        ("published", -1, True),
        ("published", 1, False),
        ("withdrawn", -1, False),
    ],
)
def test_an_article_is_read_from_its_moment_on(house: House, visitor: Client, state: str, hours: int, out: bool) -> None:  # noqa: FBT001
    house.change("article", state=state, publish_at=timezone.now() + timedelta(hours=hours))

    assert visitor.get("/valmore/public/two-towns/news/concert/").status_code == (200 if out else 404)
    others = ("/valmore/public/", "/valmore/public/two-towns/", "/valmore/public/feed.atom", "/valmore/public/sitemap.xml")
    assert ["concert" in visitor.get(path).content.decode() for path in others] == [out] * 4


@pytest.mark.usefixtures("house")
def test_the_feed_and_the_map_of_the_site_lead_to_pages(visitor: Client) -> None:
    feed = ET.fromstring(visitor.get("/valmore/public/feed.atom?lang=fr").content)
    atom = "{http://www.w3.org/2005/Atom}"
    assert [entry.findtext(f"{atom}title") for entry in feed.findall(f"{atom}entry")] == ["Un concert"]
    links = [entry.find(f"{atom}link").get("href") for entry in feed.findall(f"{atom}entry")]
    site = ET.fromstring(visitor.get("/valmore/public/sitemap.xml").content)
    links += [found.text for found in site.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]

    assert len(links) == 7
    assert [visitor.get(link.removeprefix("http://127.0.0.1")).status_code for link in links] == [200] * 7


@pytest.mark.usefixtures("house")
def test_the_card_alone_may_be_framed(visitor: Client) -> None:
    card, page = (visitor.get(f"/valmore/public/two-towns/{path}") for path in ("card/", ""))

    assert ("frame-ancestors *" in card["Content-Security-Policy"], "X-Frame-Options" in card) == (True, False)
    assert ("frame-ancestors 'none'" in page["Content-Security-Policy"], page["X-Frame-Options"]) == (True, "DENY")


def test_a_picture_goes_out_without_its_notes_and_only_while_it_is_public(house: House, visitor: Client) -> None:
    address = f"/valmore/public/picture/{house.rows['document'].pk}/"

    answer = visitor.get(address)
    assert (answer.status_code, answer["Content-Type"], answer.content) == (200, "image/png", png())
    house.change("document", public=False)
    assert visitor.get(address).status_code == 404
    assert str(house.rows["document"].pk) not in str(answers(visitor))


def paper(house: House, **fields: Any) -> Any:
    """A public PDF of the partnership with all that tells of its author."""
    writer, content = PdfWriter(), BytesIO()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Author": "Ada at home"})
    writer.add_attachment("secret.txt", b"secret of Ada")
    script = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("Ada()")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(script)
    writer.add_annotation(0, Text(rect=(1, 1, 9, 9), text="Ada wrote"))
    writer.add_annotation(0, Link(rect=(1, 1, 9, 9), url="https://town.example/"))
    writer.write(content)
    told = {"title": "Inside paper", "alt": "The charter, signed", "credit": "City of Valmore", "dated": "1991-05", "public": True}
    row = models.Document(office=house.office, partnership=house.rows["partnership"], **told | fields)
    return actions.keep_document(row, SimpleUploadedFile("Ada.pdf", content.getvalue()), by=house.accounts["officer"])


def test_a_public_pdf_is_fetched_without_notes_of_its_author(house: House, visitor: Client) -> None:
    made = paper(house)
    address = f"/valmore/public/document/{made.pk}/"

    page = visitor.get("/valmore/public/two-towns/?lang=en").content.decode()
    answer = visitor.get(address)

    listed = re.findall(rf'<a href="{address}">([^<]+)</a> <span class="muted">([^<]+)</span>', page)
    assert listed == [("The charter, signed", "PDF, 0.1 MB · May 1991 · City of Valmore")]
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Content-Disposition"] == 'attachment; filename="the-charter-signed.pdf"'
    read = PdfReader(BytesIO(answer.content))
    assert (len(read.pages), dict(read.attachments), dict(read.metadata or {}).get("/Author")) == (1, {}, None)
    assert [mark.get_object()["/Subtype"] for mark in read.pages[0]["/Annots"]] == ["/Link"]
    assert b"Ada" not in answer.content


def test_a_pdf_is_fetched_only_while_it_and_its_page_are_public(house: House, visitor: Client) -> None:
    made, inside = paper(house), paper(house, public=False, alt="", credit="")
    addresses = [f"/valmore/public/document/{row.pk}/" for row in (made, inside, house.rows["document"])]

    assert [visitor.get(address).status_code for address in addresses] == [200, 404, 404]
    house.change("page", state="draft")
    assert visitor.get(addresses[0]).status_code == 404


def test_a_pdf_that_cannot_be_read_is_refused_in_a_sentence(house: House, visitor: Client) -> None:
    told = {"title": "x", "alt": "Broken", "credit": "us", "public": True, "partnership": house.rows["partnership"]}
    made = actions.keep_document(models.Document(office=house.office, **told), pdf("broken"), by=house.accounts["officer"])

    answer = visitor.get(f"/valmore/public/document/{made.pk}/")

    assert (answer.status_code, "has a password or is damaged" in answer.content.decode()) == (422, True)


def test_nobody_is_named_without_consent(house: House, visitor: Client) -> None:
    house.change("person", public=False)

    assert [where for where, told in answers(visitor).items() if "Valmer" in told] == []


@pytest.mark.parametrize("key", ["agreement", "action", "visit", "programme", "honour", "heritage", "mention"])
def test_what_is_no_longer_marked_is_gone_everywhere(house: House, visitor: Client, key: str) -> None:
    title = house.rows[key].title
    assert any(title in told for told in answers(visitor).values())

    house.change(key, public=False)

    assert [where for where, told in answers(visitor).items() if title in told] == []


OUT: dict[str, set[str]] = {
    "authority": {"name"},
    "authority at home": {"name"},
    "person": {"family_name", "given_name"},
    "position": {"title"},
    "agreement": {"title"},
    "action": {"title", "about"},
    "visit": {"title", "purpose"},
    "programme": {"title", "where"},
    "honour": {"title"},
    "heritage": {"title", "where", "about"},
    "mention": {"title", "outlet", "url"},
    "document": {"alt", "credit"},
    "page": {"slug", *(f"{part}_{code}" for part in ("title", "story") for code in LANGUAGES)},
    "article": {"slug", *(f"{part}_{code}" for part in ("title", "body") for code in LANGUAGES)},
}
"""The fields that go out of each kind of record, stated once more apart from the code; all others hold the marker."""
MARKER = "Xmarkersixteenx"


def spoil(record: Any, free: set[str]) -> None:
    """Write the marker into every text that is not to go out."""
    for field in record._meta.concrete_fields:
        text = isinstance(field, (columns.CharField, columns.TextField)) and not isinstance(field, (EdtfField, Bound))
        if text and field.editable and not field.choices and field.name not in free and field.name not in KEPT:
            setattr(record, field.name, f"{MARKER}@x.example" if isinstance(field, columns.EmailField) else MARKER)


KEPT = {"code", "codes", "sectors", "currency", "country", "language", "goals", "languages", "slug", "url", "website", "indicator"}
"""Fields that take codes and addresses."""


def test_no_private_field_of_any_record_is_told_to_anybody(house: House, visitor: Client) -> None:
    """Every record of a partnership is marked public where it can be; of those and of all others the private fields hold a marker."""
    by, day = house.accounts["administrator"], timezone.localdate()
    rows = fill(house.office, by, mark=MARKER)
    rows["authority at home"] = models.Authority.objects.get(name=f"Home {MARKER}")
    case = models.Introduction.objects.get(pk=rows["introduction"].pk)
    case.meeting = None  # its day lies within the visit, and public events lie ahead
    keep(case, by=by, seen=case.version)
    seen = []
    for key, record in rows.items():
        row = type(record).objects.get(pk=record.pk)
        spoil(row, OUT.get(key, set()))
        for name in OUT.get(key, set()) - {"url", "slug"}:
            setattr(row, name, f"open {key} {name}")
            seen.append(f"open {key} {name}")
        for name, value in {"public": True, "state": "published", "day": day, "publish_at": timezone.now()}.items():
            if any(field.name == name and (name != "state" or key in {"page", "article"}) for field in row._meta.concrete_fields):
                setattr(row, name, value)
        if key == "page":
            row.slug = "spoilt"
        keep(row, by=by, seen=row.version)
    document = models.Document.objects.get(pk=rows["document"].pk)
    actions.keep_document(document, SimpleUploadedFile(f"{MARKER}.png", png(MARKER.encode())), by=by, seen=document.version)

    told = {
        path: visitor.get(f"/valmore/public/{path}").content.decode() for path in (*PAGES, "spoilt/", "spoilt/news/news/", "spoilt/card/")
    }
    for code in LANGUAGES:
        told |= {
            f"{path} {code}": visitor.get(f"/valmore/public/{path}?lang={code}").content.decode()
            for path in ("spoilt/", "spoilt/news/news/")
        }
    told["picture"] = visitor.get(f"/valmore/public/picture/{rows['document'].pk}/").content.decode("latin-1")

    assert [path for path, text in told.items() if MARKER.lower() in text.lower()] == []
    assert [words for words in seen if not any(words in text for text in told.values())] == []
