"""The example office: it loads, it says of the founding article what the register can hold, and the code knows nothing of it."""

import ast
import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from jumelles.atlas.store import Atlas
from jumelles.errors import JumellesError
from jumelles.web import example
from jumelles.web.exchange.shape import SECTIONS
from jumelles.web.people.models import Membership, Office, Role, User
from jumelles.web.portal.models import Comment
from jumelles.web.portal.shown import people_of
from jumelles.web.register import life, models, queries, stories
from jumelles.web.register.checklists import shipped
from jumelles.web.register.models.opening_words import OpeningState
from jumelles.web.register.nouns import NOUNS
from jumelles.web.register.showing import address

pytestmark = pytest.mark.django_db

WEB = Path(example.__file__).parent.parent
ROWS: dict[str, list[dict[str, Any]]] = json.loads(example.FILE.read_text("utf-8"))["records"]
STATES_NOTHING = {"town", "requirement", "invitation", "item", "page", "article", "tells"}
"""Kinds that state no fact of their own: a town is a row of the atlas, a requirement names its law, an invitation is the office's, the
items of a portfolio have its source, and what the office publishes is its own."""
Shown = Callable[[Any], str]


@pytest.fixture
def office(settings: Any) -> Office:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # five good ones would take a second each time
    return example.load()


@pytest.fixture
def obninsk(office: Office) -> models.Partnership:
    return models.Partnership.objects.get(office=office, name__contains="Obninsk")


def member(role: str) -> User:
    return User.objects.get(memberships__role=role)


@pytest.fixture
def shown(browser: Callable[[User | None], Client], office: Office) -> Shown:
    """The page of a record as the reader of the office sees it, as text."""
    client = browser(member("officer"))

    def page(record: Any) -> str:
        record.office = office
        response = client.get(address(record))
        assert response.status_code == 200, record
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())

    return page


def spaced(text: str) -> str:
    """A text with its spaces as `shown` has them."""
    return " ".join(text.split())


def test_every_record_of_the_file_is_kept_and_would_be_taken_by_a_form(office: Office) -> None:
    kept = {key: list(SECTIONS[key].objects.filter(office=office)) for key in NOUNS}

    assert {key: len(rows) for key, rows in kept.items() if rows} == {key: len(rows) for key, rows in ROWS.items() if key != "item"}
    for rows in kept.values():
        for record in rows:
            record.full_clean()


def test_there_is_one_account_of_the_example_for_every_role(office: Office) -> None:
    accounts = {member.user.email: member.role for member in Membership.objects.filter(office=office)}

    assert accounts == {f"{role}{example.DOMAIN}": role for role in Role.values}
    assert User.objects.count() == len(accounts)
    assert all(user.check_password(example.PASSWORD) for user in User.objects.all())


def test_every_page_of_the_office_opens_and_tells_its_source(office: Office, shown: Shown) -> None:
    records = [record for noun in NOUNS.values() for record in noun.model.objects.filter(office=office)]

    assert len(records) == sum(len(rows) for key, rows in ROWS.items() if key != "item")
    assert [record for record in records if spaced(record.source) not in shown(record)] == []


def test_the_guest_of_the_partner_sees_its_partnership_only(office: Office, obninsk: models.Partnership) -> None:
    guest = member("guest")
    invitation = models.Invitation.objects.get(member__user=guest)

    assert list(queries.visible(guest, office, models.Partnership)) == [obninsk]
    assert (invitation.authority.own_name, guest.language) == ("Город Обнинск", "ru")


def test_the_example_is_never_loaded_in_production(settings: Any) -> None:
    settings.CONFIG = replace(settings.CONFIG, production=True)

    with pytest.raises(JumellesError, match="not loaded in production"):
        example.load()
    assert not Office.objects.exists()


def test_every_fact_names_its_source() -> None:
    assert [row["id"] for key, rows in ROWS.items() if key not in STATES_NOTHING for row in rows if not row.get("source")] == []


def test_texts_are_set_as_french_sets_them() -> None:
    texts = [value for rows in ROWS.values() for row in rows for value in row.values() if isinstance(value, str)]

    assert [text for text in texts if re.search(r"'| [:;?!»]|« ", text)] == []


def test_the_code_knows_nothing_of_the_example() -> None:
    places = re.compile("montpellier|obninsk|kaluga|kalouga|обнинск|калу[гж]|монпелье", re.IGNORECASE)
    files = [path for path in WEB.rglob("*") if path.is_file() and path.suffix in {".py", ".html", ".toml", ".css", ".js", ".txt", ".svg"}]
    files = [path for path in files if WEB / "example" not in path.parents]

    assert len(files) > 80
    assert [path.relative_to(WEB).as_posix() for path in files if places.search(said_by_code(path))] == []


def said_by_code(path: Path) -> str:
    """A file without the sentences that explain a module to its readers."""
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        return text
    tree = ast.parse(text)
    for node in ast.walk(tree):
        for statement in getattr(node, "body", []) if isinstance(getattr(node, "body", []), list) else []:
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                statement.value.value = None
    return ast.unparse(tree)


def test_the_partner_cities_are_those_of_the_atlas(office: Office, world_atlas: Atlas) -> None:
    home = world_atlas.find("geonames:2992166")
    partners = models.Party.objects.filter(office=office, side="partner", partnership__kind="twinning", authority__level="municipality")

    assert partners.count() == len(world_atlas.ties(home)) == 15
    assert set(partners.values_list("authority__town__place", flat=True)) == set(world_atlas.partners(home.id))
    towns = models.Town.objects.filter(office=office)
    assert {town.place: town.country for town in towns} == {town.place: world_atlas.place(town.place).country for town in towns}


def test_a_partnership_that_the_atlas_knows_has_its_source_and_only_the_years_that_it_gives(
    office: Office, obninsk: models.Partnership, world_atlas: Atlas
) -> None:
    home, source = world_atlas.find("geonames:2992166"), world_atlas.source("wikidata")
    years = {tie.a + tie.b - home.id: tie.start for tie in world_atlas.ties(home)}
    others = models.Partnership.objects.filter(office=office).exclude(pk=obninsk.pk)

    assert set(others.values_list("source", flat=True)) == {f"Wikidata (CC0), état de {source.as_of}"}
    known = [years[row.parties.get(side="partner").authority.town.place] for row in others]
    assert [row.steps.count() for row in others] == [0 if year is None else 1 for year in known]


# What the founding article tells, subject by subject; docs/seed.md names these tests.


def test_why_the_partner_was_chosen(obninsk: models.Partnership, shown: Shown) -> None:
    words = {"universitaire", "intellectuel", "économique", "éducatif", "numérique"}

    assert {word for word in words if word in obninsk.reason} == words
    assert spaced(obninsk.reason) in shown(obninsk)
    assert Counter(obninsk.parties.values_list("side", "authority__level")) == Counter(
        [("home", "municipality"), ("home", "metropolis"), ("partner", "municipality"), ("partner", "region")]
    )


def test_the_agreements_fell_asleep_were_revived_and_renewed(obninsk: models.Partnership) -> None:
    steps = set(obninsk.steps.values_list("status", "on"))
    now = queries.with_status(models.Partnership.objects.filter(pk=obninsk.pk)).get()
    signed = {row.signed: {(who.authority.name, str(who.person or "")) for who in row.signatories.all()} for row in official(obninsk)}

    assert steps == {("signed", "1991"), ("dormant", "1991/2011"), ("reactivated", "2011"), ("renewed", "2017")}
    assert (now.status, now.status_on) == ("renewed", "2017")
    assert signed == {
        "1991~": {("Ville de Montpellier", "Georges Frêche"), ("Ville d’Obninsk", "")},
        "2017": {
            ("Montpellier Méditerranée Métropole", "Philippe Saurel"),
            ("Ville de Montpellier", ""),
            ("Ville d’Obninsk", ""),
            ("Oblast de Kalouga", ""),
        },
    }


def official(partnership: models.Partnership) -> Any:
    return partnership.agreements.exclude(kind="company")


def test_the_life_of_the_partnership_is_told_with_its_quiet_years(obninsk: models.Partnership) -> None:
    events = life.timeline(obninsk, member("reader"))

    assert [event.when for event in events if event.gap][:2] == ["1991–2011", "2011–2016"]
    assert Counter(event.kind for event in events if not event.gap) == Counter(status=4, agreement=4, visit=3, honour=3, heritage=3)


def test_nothing_of_the_law_is_ticked_that_the_article_does_not_prove(office: Office, obninsk: models.Partnership) -> None:
    renewal = obninsk.agreements.get(kind="convention")

    assert [(line.text, line.law, check) for line, check in stories.checklist(renewal)] == [
        (line["text"], line["law"], None) for line in shipped(office.country, office.language)
    ]


def test_the_domains_of_cooperation(obninsk: models.Partnership) -> None:
    health = obninsk.actions.get(domain="health", stage="planned")
    domains = set(obninsk.actions.filter(stage="planned").values_list("domain", flat=True))

    assert domains == {"innovation", "tourism", "research", "education", "health", "governance"}
    assert {role.organisation.kind for role in health.roles.all()} == {"university", "hospital"}


def test_the_delegations_that_went_out(obninsk: models.Partnership, shown: Shown) -> None:
    visits = obninsk.visits.filter(direction="outbound").order_by("starts_from", "ends_until")

    assert [(visit.starts, [str(one) for one in visit.delegates.all()]) for visit in visits] == [
        ("2016-12", ["Chantal Marion"]),
        ("2016-12/2017-03", ["Philippe Saurel"]),
    ]
    assert "CILcare et ChainOrchestra" in shown(visits[0])


def test_the_delegation_that_came_its_size_and_its_media(obninsk: models.Partnership, shown: Shown) -> None:
    visit = obninsk.visits.get(direction="inbound")

    assert (visit.starts, visit.headcount, visit.media) == ("2017", 20, 4)
    assert "20 est un minimum" in shown(visit)


def test_the_programme_stands_in_the_protocol_as_its_days_are_not_known(obninsk: models.Partnership, shown: Shown) -> None:
    visit = obninsk.visits.get(direction="inbound")
    page = shown(visit)

    assert visit.programme.count() == 0
    assert [stop for stop in ("Gagarine", "médiathèque Émile Zola", "BIC", "plaques") if stop not in page] == []


def test_the_region_and_its_city_are_described(office: Office) -> None:
    facts = models.TerritoryFact.objects.filter(office=office)
    told = {(fact.authority.name, fact.kind): fact.statement for fact in facts if fact.kind in {"rank", "label", "facility"}}

    assert {fact.statement.partition("\u00a0:")[0] for fact in facts if fact.kind == "investor"} == {
        *("L’Oréal", "Total", "Volkswagen", "Peugeot-Citroën", "Lafarge"),
    }
    assert told == {
        ("Oblast de Kalouga", "rank"): "Première de 14 régions russes pour les investissements étrangers",
        ("Oblast de Kalouga", "label"): "Label «\u00a0Régions innovantes\u00a0»",
        ("Ville d’Obninsk", "facility"): "Un incubateur d’entreprises, comme à Montpellier",
        ("Montpellier Méditerranée Métropole", "facility"): "Le BIC, incubateur d’entreprises",
    }
    assert {fact.dated for fact in facts} == {"2017"}


def test_two_companies_sign(obninsk: models.Partnership) -> None:
    companies = models.Signatory.objects.filter(agreement__partnership=obninsk, agreement__kind="company")

    assert {(row.organisation.name, row.agreement.signed) for row in companies} == {("CILcare", "2017"), ("ChainOrchestra", "2017")}


def test_what_is_hoped_for_is_an_idea(obninsk: models.Partnership, shown: Shown) -> None:
    ideas = {action.title: action for action in obninsk.actions.filter(stage="idea")}
    hearing = ideas["Programme de recherche sur la perte d’audition et les acouphènes"]

    assert {title: action.domain for title, action in ideas.items()} == {
        hearing.title: "health",
        "Un ambassadeur local pour CILcare": "trade",
        "Commerce du vin": "trade",
        "Ligne aérienne directe entre Kalouga et Montpellier": "trade",
    }
    assert "molécules" in shown(hearing)
    assert "comme l’Argentine" in shown(ideas["Commerce du vin"])


def test_one_side_uses_the_experience_of_the_other(obninsk: models.Partnership, shown: Shown) -> None:
    action = obninsk.actions.exclude(practice="").get()

    assert spaced(action.practice) in shown(action)
    assert {(role.authority.name, role.part) for role in action.roles.all()} == {
        ("Oblast de Kalouga", "project_owner"),
        ("Montpellier Méditerranée Métropole", "partner"),
    }


def test_what_keeps_the_memory(obninsk: models.Partnership) -> None:
    assert {(item.kind, item.title, item.since) for item in obninsk.heritage.all()} == {
        ("statue", "Statue de Youri Gagarine", "2017"),
        ("collection", "Fonds russe de la médiathèque Émile Zola", ""),
        ("plaque", "Plaque de la région de Kalouga", "2017"),
        ("plaque", "Plaque de la ville d’Obninsk", "2017"),
    }


def test_who_was_honoured(obninsk: models.Partnership) -> None:
    assert {(honour.kind, str(honour.person), honour.authority.name, honour.on) for honour in obninsk.honours.all()} == {
        ("citizen", "Anatoly Artamonov", "Ville de Montpellier", "2017"),
        ("citizen", "Vladislav Shapsha", "Ville de Montpellier", "2017"),
        ("decoration", "Philippe Saurel", "Oblast de Kalouga", "2017"),
    }


def test_people_have_their_posts_from_when_to_when(office: Office) -> None:
    posts = models.Position.objects.filter(office=office)

    assert {(str(post.person), post.title, str(post.organisation or post.authority), post.since, post.until) for post in posts} == {
        ("Philippe Saurel", "Maire", "Ville de Montpellier", "2014-04-05", "2020"),
        ("Philippe Saurel", "Président", "Montpellier Méditerranée Métropole", "2015", "2020-07-15"),
        ("Chantal Marion", "Vice-présidente chargée de l’économie", "Montpellier Méditerranée Métropole", "", ""),
        ("Anatoly Artamonov", "Gouverneur", "Oblast de Kalouga", "2000-11-12", "2020-02"),
        ("Vladislav Shapsha", "Maire", "Ville d’Obninsk", "2015", "2020-02"),
        ("Célia Belline", "Présidente", "CILcare", "", ""),
        ("Georges Frêche", "Maire", "Ville de Montpellier", "1977", "2004"),
        ("Анна Лебедева", "Представитель для предприятий", "Ville d’Obninsk", "", ""),
    }


def test_the_article_is_kept_as_a_mention(obninsk: models.Partnership, shown: Shown) -> None:
    mention = obninsk.mentions.get()

    assert (mention.published, mention.language, mention.visit.direction) == ("2017", "fr", "inbound")
    assert spaced(mention.title) in shown(obninsk)
    assert [
        row["id"]
        for rows in ROWS.values()
        for row in rows
        if "Article de presse" in row.get("source", "") and mention.title not in row["source"]
    ] == []


def test_a_newcomer_sees_the_rooms_alive(office: Office, obninsk: models.Partnership) -> None:
    comments = Comment.objects.filter(office=office)
    (told,) = models.Person.objects.filter(people_of(obninsk), public=True).distinct()

    assert set(models.Opening.objects.values_list("state", flat=True)) == set(OpeningState.values)
    assert sorted(comments.values_list("state", flat=True)) == ["approved", "held", "held"]
    assert [(one.replied_by, bool(one.reply)) for one in comments if one.state == "approved"] == [(member("head"), True)]
    assert (str(told), told.consented is not None) == ("Анна Лебедева", True)
