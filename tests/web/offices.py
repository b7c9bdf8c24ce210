"""Invented offices for the tests of the web: every kind of record with every field filled, so that whatever leaks can be seen."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from jumelles.web.people.models import Membership, Office, User
from jumelles.web.recording import keep
from jumelles.web.register import actions, models
from jumelles.web.register.nouns import BY_MODEL

ROLES = ("reader", "officer", "head", "administrator")
SECRET = "Kormoran"
"""A word that stands in every text of an office made with it as `mark`: who must not see the office must not see the word."""


def office(slug: str, *, language: str = "en", country: str = "FR") -> tuple[Office, dict[str, User]]:
    """An office with one account per role; the accounts are called after the office and the role."""
    made = Office.objects.create(name=f"Office of {slug}", slug=slug, country=country, language=language, timezone="Europe/Paris")
    accounts = {}
    for role in ROLES:
        accounts[role] = User.objects.create(
            email=f"{role}@{slug}.example", name=f"{role} {slug}", language=language, password="a long pass phrase"
        )
        Membership.objects.create(office=made, user=accounts[role], role=role)
    return made, accounts


def pdf(text: str) -> SimpleUploadedFile:
    """A file that passes for a PDF."""
    return SimpleUploadedFile("accord.pdf", b"%PDF-1.4\n" + text.encode(), content_type="application/pdf")


def _openings(made: Office, by: User, new: Any, rows: dict[str, Any], mark: str) -> None:
    """An ambassador, a portfolio with an item, a need (the row of its noun) and an offer."""
    ambassador = new(
        models.Ambassador,
        person=rows["person"],
        authority=rows["authority"],
        member=Membership.objects.get(office=made, user=by),
        sectors="nace2:26,nace2:72",
        languages="ru, en",
        since=date(2017, 1, 1),
        until=date(2030, 1, 1),
        max_open=4,
        consent_on=date(2017, 1, 2),
        conflicts=f"conflicts {mark}",
    )
    portfolio = new(
        models.Portfolio,
        organisation=rows["organisation"],
        title=f"Portfolio {mark}",
        received=date(2017, 2, 1),
        language="ru",
        count=1,
    )
    models.PortfolioItem.objects.create(
        office=made,
        portfolio=portfolio,
        row=1,
        ref=f"ref {mark}",
        title=f"Item of a list {mark}",
        summary=f"what it is {mark}",
        language="ru",
        codes="nace2:21.10",
    )
    told: dict[str, Any] = {"organisation": rows["organisation"], "summary": f"what it is {mark}", "terms": f"hearing, {mark}"}
    told |= {"codes": "nace2:26.60,field:13", "languages": "fr, en", "maturity": "tested", "cooperation": "distributor"}
    told |= {"state": "published", "published_on": date(2017, 3, 1), "expires_on": date(2018, 3, 1), "author": by}
    told |= {"authority": rows["authority"], "ambassador": ambassador}
    offer = models.Opening(office=made, kind="offer", title=f"Offer {mark}", language="ru", portfolio=portfolio, ref="7", **told)
    keep(offer, by=by)
    told["reviewer"] = User.objects.get(email=f"head@{made.slug}.example")
    new(models.Opening, kind="need", title=f"Need {mark}", language="fr", portfolio=portfolio, ref="8", **told)


def _case(made: Office, rows: dict[str, Any], mark: str) -> models.Introduction:
    """A case of the need with the offer, gone through all its steps."""
    steps = ("expressed_on", "accepted_on", "need_consent_on", "offer_consent_on", "nda_on", "introduced_on", "met_on", "agreed_on")
    return models.Introduction(
        office=made,
        partnership=rows["partnership"],
        need=rows["opening"],
        offer=models.Opening.objects.get(office=made, title=f"Offer {mark}"),
        reasons=f"they fit {mark}",
        stage="agreed",
        message=f"message {mark}",
        decline_reason=f"refusal {mark}",
        ambassador=rows["ambassador"],
        disclosure=2,
        meeting=rows["programme"],
        table=f"table {mark}",
        interpreter=rows["person"],
        agreement=rows["agreement"],
        source=f"source {mark}",
        note=f"note {mark}",
        **{step: date(2017, 4, number) for number, step in enumerate(steps, 1)},
    )


def _of_case(by: User, new: Any, rows: dict[str, Any], mark: str) -> None:
    """What hangs on the case, and a mark for caution."""
    case = rows["introduction"]
    new(models.Message, introduction=case, towards="offer", body=f"body {mark}", sent_at=datetime(2017, 4, 2, 9, tzinfo=UTC))
    new(
        models.Outcome,
        introduction=case,
        on=date(2017, 10, 5),
        kind="order",
        asked_after=6,
        amount=Decimal("777.77"),
        currency="EUR",
        document=rows["document"],
    )
    listed = {"list_name": f"list {mark}", "list_version": "2017/4", "list_date": date(2017, 4, 1)}
    new(models.GateMark, scope="organisation", organisation=rows["organisation"], reason=f"marked {mark}", **listed)
    new(
        models.Clearance,
        introduction=case,
        act="meeting",
        ruling="clear",
        on=date(2017, 4, 5),
        decided_by=by,
        hit=f"hit {mark}",
        covers=f"covers {mark}",
        basis=f"basis {mark}",
    )


def fill(made: Office, by: User, *, mark: str = SECRET) -> dict[str, Any]:
    """One record of every kind in the office, hanging together, by the key of its noun; `mark` stands in each text."""

    def new(model: type[Any], **fields: Any) -> Any:
        record = keep(model(office=made, **fields, source=f"source {mark}", note=f"note {mark}"), by=by, why="made for a test")
        rows[BY_MODEL[model].key] = record
        return record

    rows: dict[str, Any] = {}
    town = new(models.Town, place=1000 + len(mark), name=f"Town {mark}", country="RU")
    new(models.OwnFigure, town=town, indicator=("incubators", "labels", "small_firms")[len(mark) % 3], value=43.0, dated="2016")
    home = keep(models.Authority(office=made, name=f"Home {mark}", level="municipality", town=town), by=by)
    authority = new(
        models.Authority, name=f"Authority {mark}", level="region", town=town, own_name=f"Область {mark}", website="https://region.example/"
    )
    new(models.TerritoryFact, authority=authority, kind="rank", statement=f"first of 14 {mark}", dated="2016")
    organisation = new(
        models.Organisation,
        name=f"Company {mark}",
        kind="company",
        town=town,
        about=f"about {mark}",
        website="https://firm.example/",
        email=f"{mark.lower()}@firm.example",
        phone="+33 1 23 45 67 89",
    )
    person = new(
        models.Person,
        family_name=f"Family {mark}",
        given_name="Given",
        own_name=f"Имя {mark}",
        address_form=f"Mr Governor {mark}",
        languages="ru, en",
        diet=f"no fish {mark}",
        email=f"{mark.lower()}@person.example",
        phone="+7 495 123-45-67",
        consented=date(2026, 1, 5),
    )
    new(models.Position, person=person, title=f"governor {mark}", authority=authority, since="2000", until="2020-02")
    partnership = new(models.Partnership, name=f"Partnership {mark}", kind="cooperation", reason=f"reason {mark}")
    keep(models.Party(office=made, partnership=partnership, authority=home, side="home", since="1991"), by=by)
    new(models.Party, partnership=partnership, authority=authority, side="partner", since="1991", until="2030")
    agreement = new(
        models.Agreement,
        partnership=partnership,
        kind="framework",
        title=f"Agreement {mark}",
        object=f"object {mark}",
        amount=Decimal("12345.67"),
        currency="EUR",
        signed="1991",
        in_force="1991-06",
        expires="2030-12-31",
        renewal="tacit",
    )
    new(models.Signatory, agreement=agreement, authority=authority, person=person, capacity=f"governor {mark}")
    requirement = new(models.Requirement, country="FR", text=f"required {mark}", law=f"law {mark}", place=1)
    action = new(
        models.Action,
        partnership=partnership,
        title=f"Action {mark}",
        domain="innovation",
        stage="underway",
        starts="2016-12",
        ends="2018",
        about=f"what {mark}",
        result=f"result {mark}",
        practice=f"practice {mark}",
        goals="4,9,17",
    )
    new(models.ActionRole, action=action, part="lead_partner", organisation=organisation)
    new(models.BudgetLine, action=action, authority=authority, planned=Decimal(5000), spent=Decimal("4999.99"), currency="EUR")
    visit = new(
        models.Visit,
        partnership=partnership,
        direction="inbound",
        title=f"Visit {mark}",
        starts="2017-10-03",
        ends="2017-10-07",
        purpose=f"purpose {mark}",
        headcount=23,
        media=4,
        result=f"outcome {mark}",
        protocol=f"protocol {mark}",
    )
    new(
        models.Delegate,
        visit=visit,
        person=person,
        capacity=f"head {mark}",
        precedence=1,
        arrives_on=date(2017, 10, 3),
        arrives_by=f"SU 1 {mark}",
        departs_on=date(2017, 10, 7),
        departs_by=f"SU 2 {mark}",
        room=f"suite {mark}",
        contact=f"contact {mark}",
    )
    new(
        models.ProgrammeItem,
        visit=visit,
        day=date(2017, 10, 4),
        starts=time(9, 30),
        ends=time(11),
        title=f"Item {mark}",
        where=f"hall {mark}",
        with_whom=f"with {mark}",
        press=True,
    )
    document = models.Document(
        office=made,
        partnership=partnership,
        title=f"Document {mark}",
        dated="1991",
        language="fr",
        agreement=agreement,
        action=action,
        visit=visit,
        credit=f"credit {mark}",
        alt=f"seen {mark}",
        source=f"source {mark}",
        note=f"note {mark}",
    )
    rows["document"] = actions.keep_document(document, pdf(f"secret of {mark}"), by=by)
    new(models.StatusStep, partnership=partnership, status="signed", on="1991", document=document)
    new(models.Check, agreement=agreement, requirement=requirement, met="2017-06-01", reference=f"number {mark}", document=document)
    new(
        models.MediaMention,
        partnership=partnership,
        visit=visit,
        title=f"Mention {mark}",
        outlet=f"paper {mark}",
        published="2017-10-05",
        url="https://paper.example/a",
        language="fr",
        summary=f"summary {mark}",
        document=document,
    )
    new(models.Honour, partnership=partnership, kind="citizen", title=f"Honour {mark}", person=person, authority=home, on="2017-10")
    new(
        models.Gift,
        partnership=partnership,
        visit=visit,
        title=f"Gift {mark}",
        giver=f"giver {mark}",
        receiver=f"receiver {mark}",
        kept=f"kept {mark}",
        on="2017-10",
    )
    new(
        models.HeritageItem,
        partnership=partnership,
        kind="statue",
        title=f"Statue {mark}",
        where=f"square {mark}",
        since="2017-10",
        about=f"about {mark}",
    )
    _openings(made, by, new, rows, mark)
    rows["introduction"] = keep(_case(made, rows, mark), by=by, why="made for a test")
    _of_case(by, new, rows, mark)
    new(models.Verdict, asked=rows["opening"], opening=rows["introduction"].offer, ruling="dismissed", reason=f"unfit {mark}")
    page = new(
        models.PublicPage,
        partnership=partnership,
        slug=f"page-{mark.lower()}",
        languages="fr,en,ru",
        **{f"{part}_{code}": f"{part} {code} {mark}" for part in ("title", "story") for code in ("fr", "en", "ru")},
        state="draft",
        comments="on",
        cover=document,
    )
    article = new(
        models.Article,
        page=page,
        slug="news",
        **{f"{part}_{code}": f"{part} {code} {mark}" for part in ("title", "body") for code in ("fr", "en", "ru")},
        state="draft",
        publish_at=datetime(2026, 1, 5, 8, tzinfo=UTC),
        picture=document,
    )
    new(models.ArticleLink, article=article, visit=visit)
    new(
        models.Evidence,
        visit=visit,
        field="headcount",
        exact=f"forty {mark}",
        sentence=f"They were forty {mark} in all.",
        speaker=f"speaker {mark}",
        title=f"Told {mark}",
        outlet=f"gazette {mark}",
        published="2017-10-06",
        url="https://gazette.example/a",
        lang="en",
        cell="B7",
        prefix="They were ",
        suffix=" in all.",
        start=10,
        end=20,
        sha256="0" * 64,
    )
    rows["invitation"] = actions.invite(
        partnership, email=f"guest@{made.slug}.example", name=f"guest {made.slug}", language="ru", authority=authority, by=by
    )
    return rows
