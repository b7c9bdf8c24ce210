"""An office whose partnership is published, with one record of each kind marked public and a picture."""

import struct
import zlib
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from jumelles.atlas.store import Atlas
from jumelles.web.people.models import Office, User
from jumelles.web.recording import keep
from jumelles.web.register import actions, models, places
from tests.web.offices import office

PLACES = (1001, 1008)
"""Towns of the toy world: ours and theirs."""


def chunk(kind: bytes, content: bytes) -> bytes:
    """A block of a PNG."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(note: bytes = b"") -> bytes:
    """A picture of one point, with a note of its camera if wanted."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    notes = chunk(b"tEXt", b"Comment\0" + note) + chunk(b"eXIf", note) if note else b""
    return b"\x89PNG\r\n\x1a\n" + head + notes + chunk(b"IDAT", zlib.compress(b"\0\x11\x22\x33")) + chunk(b"IEND", b"")


@dataclass
class House:
    """The office, its accounts, and what was made in it by the key of its kind."""

    office: Office
    accounts: dict[str, User]
    rows: dict[str, Any] = field(default_factory=dict)

    def new(self, key: str, model: type[Any], **fields: Any) -> Any:
        """A record kept by the officer."""
        self.rows[key] = keep(model(office=self.office, **fields), by=self.accounts["officer"])
        return self.rows[key]

    def change(self, key: str, **fields: Any) -> Any:
        """A record changed by the officer."""
        row = type(self.rows[key]).objects.get(pk=self.rows[key].pk)
        for name, value in fields.items():
            setattr(row, name, value)
        self.rows[key] = keep(row, by=self.accounts["officer"], seen=row.version)
        return self.rows[key]


def furnish(house: House) -> None:
    """A published page, an article that is out, and a public record of each kind."""
    day = timezone.localdate()
    own = house.new("partnership", models.Partnership, name="Inside name", kind="twinning")
    for side, place in zip(("home", "partner"), PLACES, strict=True):
        town = house.new(f"town {side}", models.Town, place=place, name=f"Town {side}", country="XU")
        house.new(f"authority {side}", models.Authority, name=f"City {side}", level="municipality", town=town)
        house.new(f"party {side}", models.Party, partnership=own, authority=house.rows[f"authority {side}"], side=side)
    house.new("person", models.Person, given_name="Ada", family_name="Valmer", consented=date(2026, 1, 2), public=True)
    house.new("position", models.Position, person=house.rows["person"], title="mayor", authority=house.rows["authority partner"])
    common = {"partnership": own, "public": True}
    house.new("agreement", models.Agreement, kind="charter", title="The charter", signed="1991-05-04", **common)
    house.new("action", models.Action, title="The orchard", domain="environment", starts="2016", **common)
    house.new("visit", models.Visit, title="The jubilee", direction="inbound", starts=day.isoformat(), **common)
    item = {"visit": house.rows["visit"], "day": day + timedelta(days=3), "title": "Open rehearsal", "where": "Opera", "public": True}
    house.new("programme", models.ProgrammeItem, **item)
    house.new("honour", models.Honour, kind="medal", title="The medal", person=house.rows["person"], on="2017", **common)
    house.new("heritage", models.HeritageItem, kind="garden", title="The garden", where="North gate", since="2018", **common)
    house.new("mention", models.MediaMention, title="Read of us", outlet="The paper", url="https://paper.example/1", **common)
    picture = models.Document(office=house.office, title="Inside title", credit="Ph. Otographer", alt="Two mayors", **common)
    file = SimpleUploadedFile("inside.png", png(b"camera of Ada"), content_type="image/png")
    house.rows["document"] = actions.keep_document(picture, file, by=house.accounts["officer"])
    titles = {
        "title_en": "Two towns",
        "title_fr": "Deux villes",
        "story_en": "How it began.\n\nSee https://town.example/a.",
        "story_fr": "Le début.",
    }
    state = {"state": "published", "slug": "two-towns", "languages": "fr,en", "cover": house.rows["document"]}
    house.new("page", models.PublicPage, partnership=own, **titles, **state)
    told = {"title_en": "A concert", "title_fr": "Un concert", "body_en": "We sang.", "body_fr": "Nous avons chanté."}
    house.new("article", models.Article, page=house.rows["page"], slug="concert", state="published", publish_at=timezone.now(), **told)
    house.new("tells", models.ArticleLink, article=house.rows["article"], visit=house.rows["visit"])


@pytest.fixture
def house(db: None, toy_atlas: Atlas, monkeypatch: pytest.MonkeyPatch, settings: Any, files: Path) -> House:
    """The office, furnished."""
    del db, files
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setattr(places, "atlas", lambda: toy_atlas)
    made = House(*office("valmore"))
    furnish(made)
    return made


@pytest.fixture
def visitor() -> Client:
    """Somebody without an account, who reads English."""
    return Client(HTTP_HOST="127.0.0.1", headers={"Accept-Language": "en"})
