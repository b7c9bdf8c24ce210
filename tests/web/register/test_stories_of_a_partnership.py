"""What the page of a partnership computes: strip of domains, line below the title, people, evidence, terms. All worked out by hand."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from jumelles.web.people.models import User
from jumelles.web.recording import keep
from jumelles.web.register import company, heat, life, models, proofs, queries, stories, summary, terms
from tests.web.offices import fill, office

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)


class House:
    """One office with one partnership."""

    def __init__(self, kind: str = "twinning", name: str = "Heidelberg – Kumamoto") -> None:
        self.office, accounts = office("valmore")
        self.by: User = accounts["head"]
        self.partnership = self.new(models.Partnership, hangs=False, name=name, kind=kind)

    def new(self, model: Any, *, hangs: bool = True, **given: Any) -> Any:
        above = {"partnership": self.partnership} if hangs else {}
        return keep(model(office=self.office, **above, **given), by=self.by)

    def action(self, domain: str, starts: str, ends: str = "", stage: str = "done") -> Any:
        return self.new(models.Action, title=f"{domain} {starts}", domain=domain, stage=stage, starts=starts, ends=ends)


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setattr(timezone, "localdate", lambda *_given: TODAY)
    return House()


def test_an_action_counts_in_each_year_in_which_it_went_on(house: House) -> None:
    house.action("culture", "2021-03", "2023")
    house.action("culture", "2022")
    house.action("research", "2025", stage="underway")
    house.action("research", "2022", stage="cancelled")
    house.action("sport", "2022", stage="idea")
    house.action("sport", "", stage="planned")

    told = heat.heat(house.partnership, house.by)

    assert told == heat.Heat(
        years=[2021, 2022, 2023, 2024, 2025, 2026],
        rows=[("research", [0, 0, 0, 0, 1, 1]), ("culture", [1, 2, 1, 0, 0, 0])],
        quiet=[2024],
        most=2,
    )
    assert [told.strength(count) for count in (0, 1, 2)] == [0, 1, 2]


def test_of_the_past_thirty_years_are_drawn_and_of_the_future_two(house: House) -> None:
    house.action("culture", "1950", "2010")
    house.action("culture", "2028", "2040", stage="planned")

    told = heat.heat(house.partnership, house.by)

    assert told is not None
    assert (told.years[0], told.years[-1], told.rows[0][1][0], told.rows[0][1][-1]) == (1997, 2028, 1, 1)


def test_a_full_year_is_dark_and_a_tenth_of_it_light() -> None:
    strip = heat.Heat([2020], [], [], most=30)

    assert [strip.strength(count) for count in (0, 1, 10, 11, 20, 21, 30)] == [0, 1, 1, 2, 2, 3, 3]


def test_without_dated_actions_there_is_no_strip(house: House) -> None:
    assert heat.heat(house.partnership, house.by) is None


def line(house: House) -> list[str]:
    page = stories.partnership(house.partnership, house.by)
    return page["summary"]


def test_the_line_tells_since_when_the_silence_the_last_contact_and_what_comes(house: House) -> None:
    house.new(models.StatusStep, status="signed", on="1992", source="archive")
    house.new(models.Visit, direction="inbound", title="Bamboo choir", starts="2011-05")
    house.new(models.Visit, direction="outbound", title="School orchestra", starts="2026-12-05", ends="2026-12-09")
    house.new(models.Agreement, kind="framework", title="Framework", signed="2012-06-01", expires="2027-01-05", renewal="express")

    assert line(house) == [
        "Twinned since 1992",
        "quiet 1992–2011",
        "14 years without contact",
        "last contact: 1 June 2012",
        "Next date: visit “School orchestra”, in 10 days.",
    ]
    assert [(one.what, one.day, one.away) for one in summary.coming(house.partnership, house.by)] == [
        ("visit “School orchestra”", "5 December 2026", "in 10 days"),
        ("anniversary: 35 years", "2027", ""),
        ("renewal of the agreement “Framework”", "5 January 2027", "in 41 days"),
    ]


def test_a_date_that_is_not_known_to_the_day_counts_no_days(house: House) -> None:
    house.new(models.Agreement, kind="framework", title="Framework", signed="2012", expires="2027-03")

    assert [(one.what, one.day, one.away) for one in summary.coming(house.partnership, house.by)] == [
        ("anniversary: 15 years", "2027", ""),
        ("end of the agreement “Framework”", "March 2027", ""),
    ]


def test_a_partnership_that_ended_is_not_asked_for_signs_of_life(house: House) -> None:
    house.new(models.StatusStep, status="signed", on="2020", source="archive")
    house.new(models.StatusStep, status="terminated", on="2022", source="archive")

    assert line(house) == ["Twinned since 2020", "quiet 2022–2026"]


def test_people_are_those_who_came_signed_were_honoured_or_hold_a_post(house: House) -> None:
    rows = fill(house.office, house.by, mark="Alder")

    found = company.people(rows["partnership"], house.by)

    assert [(each.person, each.roles, each.seen) for each in found] == [
        (rows["person"], ["head Alder", "honorary citizenship", "governor Alder"], date(2017, 10, 3))
    ]
    assert company.people(rows["partnership"], rows["invitation"].member.user) == []


def test_who_holds_a_post_today_is_told_without_a_day(house: House) -> None:
    rows = fill(house.office, house.by, mark="Alder")
    mayor = house.new(models.Person, hangs=False, family_name="Weber", given_name="Clara")
    house.new(models.Position, hangs=False, person=mayor, title="Mayor", authority=rows["authority"], since="2023")

    assert [(each.person, each.roles, each.seen) for each in company.people(rows["partnership"], house.by)][1:] == [
        (mayor, ["Mayor, Authority Alder"], None)
    ]


def test_evidence_is_the_source_the_documents_and_the_articles(house: House) -> None:
    rows = fill(house.office, house.by, mark="Alder")
    records = [rows["visit"], rows["agreement"], rows["status"], rows["honour"]]

    told = proofs.proofs(rows["partnership"], house.by, records)

    assert {key: (proof.source, proof.documents, proof.articles) for key, proof in told.items()} == {
        rows["visit"].pk: ("source Alder", [rows["document"]], [rows["mention"]]),
        rows["agreement"].pk: ("source Alder", [rows["document"]], []),
        rows["status"].pk: ("source Alder", [rows["document"]], []),
        rows["honour"].pk: ("source Alder", [], []),
    }


def test_guests_see_what_is_shared_and_no_source(house: House) -> None:
    rows = fill(house.office, house.by, mark="Alder")
    guest = rows["invitation"].member.user
    records = [rows["visit"], rows["agreement"], rows["status"], rows["honour"]]

    told = proofs.proofs(rows["partnership"], guest, records)
    rows["document"].shared = True
    keep(rows["document"], by=house.by, seen=rows["document"].version)
    shared = proofs.proofs(rows["partnership"], guest, records)

    assert {key: (proof.source, proof.documents, proof.articles) for key, proof in told.items()} == {
        rows["visit"].pk: ("", [], [rows["mention"]])
    }
    assert {key: proof.documents for key, proof in shared.items()} == {
        rows[key].pk: [rows["document"]] for key in ("visit", "agreement", "status")
    }


@pytest.mark.parametrize(
    ("given", "gone", "whole", "says"),
    [
        ({"signed": "2026-11-15", "expires": "2026-12-05"}, 10, 20, "signed: 15 November 2026 · ends in 10 days: 5 December 2026"),
        ({"signed": "2020", "in_force": "2025-01-01", "expires": "2026-01-01"}, 365, 365, "signed: 2020 · ended: 1 January 2026"),
        (
            {"signed": "2020", "in_force": "2025-01-01", "expires": "2026-01-01", "renewal": "tacit"},
            *(365, 365, "signed: 2020 · renewed by itself at its term: 1 January 2026"),
        ),
        ({"signed": "1991~"}, 0, 0, "signed: about 1991"),
        ({}, 0, 0, "not signed yet"),
    ],
)
def test_the_term_of_an_agreement(house: House, given: dict[str, str], gone: int, whole: int, says: str) -> None:
    agreement = house.new(models.Agreement, kind="framework", title="Framework", **given)

    assert terms.term(agreement) == terms.Term(agreement, gone, whole, says)


def test_the_page_names_evidence_and_asks_for_it_where_there_is_none(house: House, client: Any) -> None:
    bare = house.new(models.Visit, direction="inbound", title="Without a word", starts="2020")
    proved = house.new(models.Visit, direction="inbound", title="With one", starts="2021", source="The paper of 4 May 2021 says so.")
    client.force_login(house.by, backend="django.contrib.auth.backends.ModelBackend")

    page = client.get(f"/valmore/partnership/{house.partnership.pk}/").content.decode()

    assert page.count("The paper of 4 May 2021 says so.") == 1
    assert f'href="/valmore/visit/{bare.pk}/edit/">no source recorded: add one' in page
    assert f"/valmore/visit/{proved.pk}/edit/" not in page


def test_years_of_actions_are_not_quiet(house: House) -> None:
    house.new(models.StatusStep, status="signed", on="1999", source="archive")
    house.new(models.Visit, direction="inbound", title="Choir", starts="2020")
    house.action("culture", "2008", "2010")

    page = stories.partnership(house.partnership, house.by)

    assert [event.when for event in page["timeline"] if event.gap] == ["1999–2008", "2010–2020", "2020–2026"]


def test_of_many_visits_the_latest_and_the_first_are_told_and_the_years_between_are_not_called_quiet(house: House) -> None:
    starts = ["1990", "1993", *(["1995"] * 8), *(["1998"] * 8), *(["2001"] * 30), "2026"]
    for number, year in enumerate(starts):
        house.new(models.Visit, direction="inbound", title=f"Visit {number}", starts=year)

    told = life.timeline(house.partnership, house.by)

    visits = [event.year for event in told if not event.gap]
    assert (visits, [event.when for event in told if event.gap]) == ([1990, *([2001] * 29), 2026], ["2001–2026"])


def test_what_was_read_already_is_told_the_same(house: House) -> None:
    rows = fill(house.office, house.by, mark="Alder")
    kinds = ("party", "status", "agreement", "visit", "honour", "heritage", "document", "mention")
    known = {key: list(queries.model(key).objects.filter(partnership=rows["partnership"])) for key in kinds}

    told, anew = (stories.partnership(rows["partnership"], house.by, each) for each in (known, {}))
    proofs = told.pop("proofs"), anew.pop("proofs")
    assert told == anew
    assert {key: proof for key, proof in proofs[0].items() if key in proofs[1]} == proofs[1]  # of more rows more is proved


def test_agreements_are_told_from_the_last_to_the_first_after_those_not_signed(house: House) -> None:
    for signed in ("1992", "", "2012", "2004"):
        house.new(models.Agreement, kind="framework", title=f"Of {signed or 'no day'}", signed=signed)

    told = [term.record.title for term in stories.partnership(house.partnership, house.by)["agreements"]]

    assert told == ["Of no day", "Of 2012", "Of 2004", "Of 1992"]


def test_the_present_status_is_the_last_step_that_has_come(house: House) -> None:
    for status, on in (("signed", "1992"), ("in_force", "1992"), ("renewed", "2030")):
        house.new(models.StatusStep, status=status, on=on, source="archive")

    page = stories.partnership(house.partnership, house.by)

    assert (page["status"], page["status_on"]) == ("in_force", "1992")


@pytest.mark.parametrize("noun", ["visit", "agreement"])
def test_the_pages_of_a_visit_and_of_an_agreement_show_what_is_behind_them(noun: str, house: House, client: Any) -> None:
    rows = fill(house.office, house.by, mark="Alder")
    house.partnership = rows["partnership"]
    bare = house.new(models.Visit, direction="inbound", title="Bare", starts="2020")
    guest = rows["invitation"].member.user
    pages = {}
    for user in (house.by, guest):
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        pages[user] = client.get(f"/valmore/{noun}/{rows[noun].pk}/").content.decode()
    client.force_login(house.by, backend="django.contrib.auth.backends.ModelBackend")

    file, edit = f"/valmore/document/{rows['document'].pk}/file/", f'class="unproved" href="/valmore/{noun}/{rows[noun].pk}/edit/"'
    assert [file in pages[user] for user in (house.by, guest)] == [True, False]
    assert edit not in pages[house.by]
    assert f'class="unproved" href="/valmore/visit/{bare.pk}/edit/"' in client.get(f"/valmore/visit/{bare.pk}/").content.decode()
