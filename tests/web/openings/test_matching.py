"""What answers an opening: for each reader out of what they may know of, with reasons in their language."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from jumelles.web.openings import matching, stocks
from jumelles.web.people.models import User
from jumelles.web.recording import keep
from jumelles.web.register import cases, slots
from jumelles.web.register.models import Introduction, Partnership, PortfolioItem, Verdict
from jumelles.web.surroundings import spoken
from tests.web.offices import office
from tests.web.openings.lists import House


def titles(opening: Any, by: User) -> list[str]:
    return [one.other.title for one in matching.answer(opening, by=by).found]


def test_a_need_finds_offers_and_items_of_portfolios(house: House, leak: Any) -> None:
    house.portfolio()
    house.opening("offer", "Écoute des réseaux d’eau", "Nous repérons les fuites d’eau potable.", codes="nace2:36.00")

    found = matching.answer(leak, by=house.accounts["reader"])

    assert [one.other.title for one in found.found[:2]] == ["Écoute des réseaux d’eau", "Acoustic search for leaks"]
    assert (found.fits, found.dismissed, found.missing) == (True, [], "")


def test_an_offer_finds_needs(house: House, leak: Any) -> None:
    offer = house.opening("offer", "Recherche de fuites", "Repérer les fuites d’un réseau d’eau potable.")

    assert titles(offer, house.accounts["reader"]) == [leak.title]


@pytest.mark.parametrize(
    ("language", "reason"),
    [("en", "words that correspond"), ("fr", "mots qui se répondent"), ("ru", "соответств")],
)
def test_reasons_are_told_in_the_readers_language(house: House, leak: Any, language: str, reason: str) -> None:
    house.portfolio()
    with spoken(language):
        first = matching.answer(leak, by=house.accounts["reader"]).found[0]

    assert first.other.ref == "A1"
    assert reason in " ".join(first.reasons)
    assert "fuites → leaks" in " ".join(first.reasons)


def test_nothing_that_fits_is_said(house: House, leak: Any) -> None:
    house.portfolio("Title\nПасека Лесная, мёд и ульи\n")

    assert matching.answer(leak, by=house.accounts["reader"]).fits is False


def test_what_is_confided_is_found_by_heads_only(house: House, leak: Any) -> None:
    house.portfolio(confidentiality="ambassador")
    house.opening("offer", "Écoute des réseaux d’eau", "Repérer les fuites.", confidentiality="ambassador")

    assert titles(leak, house.accounts["officer"]) == []
    assert {"Acoustic search for leaks", "Écoute des réseaux d’eau"} <= set(titles(leak, house.accounts["head"]))


def test_what_is_hidden_changes_nothing_of_what_is_found(house: House, leak: Any) -> None:
    house.portfolio()
    before = matching.answer(leak, by=house.accounts["officer"])
    for number in range(3):
        house.opening("offer", f"Fuites d’eau {number}", "Repérer les fuites d’eau potable du réseau.", confidentiality="ambassador")

    assert matching.answer(leak, by=house.accounts["officer"]) == before
    assert len(titles(leak, house.accounts["head"])) > len(before.found)


def test_another_office_is_never_looked_into(house: House, leak: Any) -> None:
    _made, others = office("theirs")
    house.portfolio()

    with pytest.raises(PermissionDenied):
        matching.answer(leak, by=others["administrator"])


def test_items_of_another_office_never_appear(house: House, leak: Any) -> None:
    house.portfolio()
    other, accounts = office("theirs")
    stranger = House(other, accounts, house.ours, house.theirs)
    assert stocks.stock_for(stranger.accounts["head"], other, "offer").keys == ()
    assert len(stocks.stock_for(house.accounts["head"], house.office, "offer").keys) == 3
    assert leak.office_id != other.pk


@pytest.mark.parametrize("change", [{"state": "suspended"}, {"expires_on": "2017-01-01", "published_on": "2016-01-01"}])
def test_only_what_is_open_is_found(house: House, leak: Any, change: dict[str, str]) -> None:
    offer = house.opening("offer", "Écoute des réseaux d’eau", "Repérer les fuites.")
    assert titles(leak, house.accounts["officer"]) == [offer.title]

    for name, value in change.items():
        setattr(offer, name, value)
    keep(offer, by=house.accounts["officer"], seen=offer.version)

    assert titles(leak, house.accounts["officer"]) == []


def test_a_new_list_is_matched_at_once(house: House, leak: Any) -> None:
    made = house.portfolio()
    assert titles(leak, house.accounts["officer"])[0] == "Acoustic search for leaks"

    house.portfolio("Reference;Title\nB1;Détection de fuites d’eau\n", portfolio=made)

    assert titles(leak, house.accounts["officer"]) == ["Détection de fuites d’eau"]


def test_what_is_dismissed_is_not_proposed_again(house: House, leak: Any) -> None:
    house.portfolio()
    by = house.accounts["officer"]
    first = matching.answer(leak, by=by).found[0].other

    matching.judge(leak, first, "dismissed", "we know them", by=by)

    found = matching.answer(leak, by=by)
    assert first not in [one.other for one in found.found]
    assert [(verdict.other, verdict.reason) for verdict in found.dismissed] == [(first, "we know them")]
    assert found.fits is False


def test_a_match_is_judged_once_and_may_be_judged_anew(house: House, leak: Any) -> None:
    house.portfolio()
    by, item = house.accounts["officer"], PortfolioItem.objects.get(ref="A1")
    matching.judge(leak, item, "dismissed", "no", by=by)
    matching.judge(leak, item, "kept", "", by=by)

    assert list(Verdict.objects.values_list("ruling", "reason", "version")) == [("kept", "", 2)]
    assert matching.answer(leak, by=by).found[0].verdict == Verdict.objects.get()


def test_a_reader_judges_nothing(house: House, leak: Any) -> None:
    house.portfolio()
    with pytest.raises(PermissionDenied):
        matching.judge(leak, PortfolioItem.objects.get(ref="A1"), "kept", "", by=house.accounts["reader"])

    assert Verdict.objects.count() == 0


def test_a_match_becomes_a_case_with_its_reasons(house: House, leak: Any) -> None:
    house.portfolio()
    by, item = house.accounts["officer"], PortfolioItem.objects.get(ref="A1")
    partnership = keep(Partnership(office=house.office, name="Ours – Theirs", kind="twinning"), by=by)

    made = matching.candidate(leak, item, partnership, by=by)

    assert (made.need, made.offering, made.stage) == (leak, item, "candidate")
    assert "fuites → leaks" in made.reasons
    with pytest.raises(ValidationError, match="put together already"):
        matching.candidate(leak, item, partnership, by=by)
    assert Introduction.objects.count() == 1


def test_what_an_item_seeks_and_we_offer_becomes_a_case(house: House) -> None:
    house.portfolio("Reference;Title;Description;Language;Kind\nN1;Acoustic search for leaks;We seek leaks in water pipes.;en;need\n")
    offer = house.opening("offer", "Recherche de fuites d’eau", "Repérer les fuites du réseau d’eau potable.")
    by, item = house.accounts["officer"], PortfolioItem.objects.get(ref="N1")
    partnership = keep(Partnership(office=house.office, name="Ours – Theirs", kind="twinning"), by=by)

    made = matching.candidate(offer, item, partnership, by=by)

    assert (made.need, made.seeking, made.offering, made.stage) == (None, item, offer, "candidate")
    assert (str(made), [str(one) for one in made.organisations]) == (f"{item} – {offer}", ["Theirs", "Theirs"])
    with pytest.raises(ValidationError, match="put together already"):
        matching.candidate(offer, item, partnership, by=by)
    with pytest.raises(ValidationError, match="one need and one offer"):
        cases.propose(offer, item, partnership, by=by)
    moved = cases.express(made, "Whom do you seek?", by=by, seen=made.version)
    assert (moved.stage, slots._titled(moved)[0]) == ("expressed", "Meeting: Theirs – Theirs")


def test_a_large_portfolio_is_made_ready_aside(house: House, leak: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    made = house.portfolio()
    for file in stocks._file(made, "offer").parent.glob("*"):
        file.unlink()
    asked: list[Any] = []
    monkeypatch.setattr(stocks, "AT_ONCE", 2)
    monkeypatch.setattr(stocks, "_aside", asked.append)
    with pytest.raises(stocks.NotReady):
        matching.answer(leak, by=house.accounts["officer"])
    assert asked == [made]

    stocks.prepare(made)
    assert titles(leak, house.accounts["officer"])[0] == "Acoustic search for leaks"


def test_a_damaged_file_of_a_stock_is_made_anew(house: House, leak: Any) -> None:
    made = house.portfolio()
    stocks._parts = type(stocks._parts)(4)
    stocks._file(made, "offer").write_bytes(b"nothing")

    assert titles(leak, house.accounts["officer"])[0] == "Acoustic search for leaks"
