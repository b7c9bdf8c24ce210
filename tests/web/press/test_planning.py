"""What a proposal becomes: whose authority it means, of which partnership it is, which kind of record, under which title."""

from typing import Any

import pytest

from jumelles.web.press.models import Clipping, Proposed
from jumelles.web.press.planning import plan
from jumelles.web.press.planning.setting import Setting
from jumelles.web.recording import keep
from jumelles.web.register.models import Authority, Partnership, Party, Town
from tests.web.press.desk import COLMAR, TVER, Desk

pytestmark = pytest.mark.django_db
FES, TLEMCEN = 2548885, 2475687
BRISTOL, OBNINSK, SHERBROOKE = 2654675, 516436, 6146143


def new(desk: Desk, model: type[Any], **fields: Any) -> Any:
    return keep(model(office=desk.office, **fields), by=desk.by)


def partner(desk: Desk, place: int, name: str, country: str) -> Any:
    """A partnership of Colmar with this town."""
    town = new(desk, Town, place=place, name=name, country=country)
    made = new(desk, Partnership, name=f"Colmar – {name}", kind="twinning")
    new(desk, Party, partnership=made, authority=Authority.objects.get(town__place=COLMAR), side="home")
    body = new(desk, Authority, name=f"Town of {name}", level="municipality", town=town)
    new(desk, Party, partnership=made, authority=body, side="partner")
    return made


def values(proposed: Proposed, desk: Desk, noun: str = "") -> dict[str, str]:
    return {slot.name: slot.value for slot in plan(proposed, by=desk.by, noun=noun).slots}


def place(desk: Desk, clipping: Clipping, name: str, gid: int, country: str = "FR") -> Proposed:
    return desk.proposed(clipping, "place", name, name=name, gid=gid, kind="city", country=country)


class TestOfSeveralAuthoritiesAtOnePlace:
    """A city named as such is its municipality."""

    @pytest.fixture
    def agglomeration(self, desk: Desk) -> Any:
        """Older than the municipality, and of the partnership as well."""
        city = Authority.objects.get(name="City of Colmar")
        made = new(desk, Authority, name="Colmar Agglomération", level="metropolis", town=city.town)
        party = Party.objects.get(authority=city)
        party.authority = made
        keep(party, by=desk.by, seen=party.version)
        new(desk, Party, partnership=desk.partnership, authority=city, side="home")
        return made

    def test_the_municipality_signs(self, desk: Desk, agglomeration: Any) -> None:
        clipping = desk.clipping("Colmar et Tver ont signé une convention. Colmar Agglomération aussi.")
        place(desk, clipping, "Colmar", COLMAR)
        setting = Setting(clipping, desk.by)

        assert str(setting.authority("Colmar")) == "City of Colmar"
        assert setting.authority("Colmar Agglomération") == agglomeration
        assert (setting.side("Colmar"), setting.side("Tver"), setting.authority("")) == ("home", "partner", None)

    def test_the_place_confirms_the_municipality(self, desk: Desk, agglomeration: Any) -> None:  # noqa: ARG002 - it stands beside it
        clipping = desk.clipping("Colmar fête.")
        named = place(desk, clipping, "Colmar", COLMAR)

        assert str(plan(named, by=desk.by).confirms) == "City of Colmar"
        assert str(plan(named, by=desk.by, noun="party").confirms.authority) == "City of Colmar"

    def test_a_mayor_holds_the_post_in_the_municipality_though_it_is_no_party(self, desk: Desk) -> None:
        city = Authority.objects.get(name="City of Colmar")
        party = Party.objects.get(authority=city)
        party.authority = new(desk, Authority, name="Colmar Agglomération", level="metropolis", town=city.town)
        keep(party, by=desk.by, seen=party.version)
        clipping = desk.clipping("Éric Straumann, maire de Colmar, et Anna Weiss, présidente de Colmar Agglomération.")
        place(desk, clipping, "Colmar", COLMAR)
        people = [
            desk.proposed(clipping, "person", name, name=name, role=role, of=of)
            for name, role, of in (("Éric Straumann", "maire", "Colmar"), ("Anna Weiss", "présidente", "Colmar Agglomération"))
        ]

        along = [plan(one, by=desk.by).along for one in people]

        assert along == [("position: maire, City of Colmar",), ("position: présidente, Colmar Agglomération",)]

    def test_a_new_party_is_the_authority_that_the_register_has_there(self, desk: Desk) -> None:
        town = new(desk, Town, place=TLEMCEN, name="Tlemcen", country="DZ")
        new(desk, Authority, name="Wilaya de Tlemcen", level="county", town=town)
        new(desk, Authority, name="Commune de Tlemcen", level="municipality", town=town)
        named = place(desk, desk.clipping("Tlemcen vient aussi."), "Tlemcen", TLEMCEN, "DZ")

        assert values(named, desk, "party")["authority"] == "Commune de Tlemcen"


class TestWordsOfAnotherPartnership:
    """A text may speak of several partnerships; what it tells of one must not go to another unseen."""

    TEXT = "Colmar fête ses amitiés. Une délégation de Colmar est allée à Fès en mai. En juin, elle a visité Tlemcen."

    def clipping(self, desk: Desk) -> Clipping:
        fes = partner(desk, FES, "Fès", "MA")
        partner(desk, TLEMCEN, "Tlemcen", "DZ")
        clipping = desk.clipping(self.TEXT, partnership=fes)
        for name, gid, country in (("Colmar", COLMAR, "FR"), ("Fès", FES, "MA"), ("Tlemcen", TLEMCEN, "DZ")):
            place(desk, clipping, name, gid, country)
        return clipping

    def test_a_visit_to_the_other_partner_says_so(self, desk: Desk) -> None:
        visit = desk.proposed(self.clipping(desk), "visit", "elle a visité", to="Tlemcen", date="2017-06")

        assert plan(visit, by=desk.by).note == "This passage names Tlemcen, of the partnership “Colmar – Tlemcen”: is it about that one?"

    def test_a_visit_that_is_told_of_it_without_its_name_says_so(self, desk: Desk) -> None:
        visit = desk.proposed(self.clipping(desk), "visit", "Colmar fête ses amitiés", to="Tlemcen", date="2017-06")

        assert "Tlemcen" in plan(visit, by=desk.by).note

    def test_a_visit_to_its_own_partner_and_what_belongs_to_no_partnership_say_nothing(self, desk: Desk) -> None:
        clipping = self.clipping(desk)
        visit = desk.proposed(clipping, "visit", "Une délégation de Colmar est allée", to="Fès", date="2017-05")
        body = desk.proposed(clipping, "org", "Tlemcen", name="Tlemcen FC", kind="association")

        assert [plan(one, by=desk.by).note for one in (visit, body)] == ["", ""]

    def test_the_card_shows_it(self, desk: Desk, officer: Any) -> None:
        clipping = self.clipping(desk)
        visit = desk.proposed(clipping, "visit", "elle a visité", to="Tlemcen", date="2017-06")

        page = officer.get(f"/{desk.office.slug}/press/{clipping.pk}/?at={visit.number}").content.decode()

        assert "of the partnership “Colmar – Tlemcen”" in page

    def test_it_may_be_planned_for_each_partnership_that_the_text_names(self, desk: Desk) -> None:
        clipping = self.clipping(desk)
        visit = desk.proposed(clipping, "visit", "elle a visité", to="Tlemcen", date="2017-06")
        body = desk.proposed(clipping, "org", "Tlemcen", name="Tlemcen FC", kind="association")
        other = Partnership.objects.get(name="Colmar – Tlemcen")
        offered = ((str(clipping.partnership.pk), "Colmar – Fès"), (str(other.pk), "Colmar – Tlemcen"))

        made = plan(visit, by=desk.by)
        assert (made.partnerships, made.partnership) == (offered, offered[0][0])

        made = plan(visit, by=desk.by, setting=Setting(clipping, desk.by, other))
        assert (made.partnerships, made.partnership, made.note) == (offered, offered[1][0], "")
        assert plan(body, by=desk.by).partnerships == ()

    def test_where_the_text_has_no_partnership_those_it_names_are_offered(self, desk: Desk) -> None:
        clipping = self.clipping(desk)
        Clipping.objects.filter(pk=clipping.pk).update(partnership=None)
        clipping.refresh_from_db()
        visit = desk.proposed(clipping, "visit", "elle a visité", to="Tlemcen", date="2017-06")

        made = plan(visit, by=desk.by)

        assert made.problem == "First choose the partnership this text is about."
        assert ([name for _key, name in made.partnerships], made.partnership) == (["Colmar – Fès", "Colmar – Tlemcen"], "")


def test_another_partnership_is_told_by_its_partner_and_never_by_our_own_sides(desk: Desk) -> None:
    setting = Setting(desk.clipping("Tver."), desk.by)
    assert setting.elsewhere == {}
    partner(desk, FES, "Fès", "MA")
    assert set(Setting(setting.clipping, desk.by).elsewhere) == {FES}
    assert TVER not in Setting(setting.clipping, desk.by).elsewhere


class TestKinds:
    """The register's lists are finer than what the reader tells."""

    @pytest.mark.parametrize(("words", "kind"), [
        ("Colmar et Tver ont signé un avenant à la charte de jumelage", "amendment"),
        ("Colmar et Tver ont signé un protocole d’accord", "mou"),
        ("Colmar et Tver ont signé une lettre d'intention", "letter_of_intent"),
        ("Colmar et Tver ont signé un accord-cadre", "framework"),
        ("Colmar and Tver signed a memorandum of understanding", "mou"),
        ("Colmar and Tver signed an amendment", "amendment"),
        ("Кольмар и Тверь подписали дополнительное соглашение", "amendment"),
        ("Кольмар и Тверь подписали протокол о намерениях", "letter_of_intent"),
        ("Кольмар и Тверь подписали меморандум", "mou"),
        ("Colmar et Tver ont signé une convention", "convention"),
    ])  # fmt: skip
    def test_an_agreement_is_what_it_is_called(self, desk: Desk, words: str, kind: str) -> None:
        clipping = desk.clipping(f"{words}.")
        for name, gid in (("Colmar", COLMAR), ("Tver", TVER), ("Кольмар", COLMAR), ("Тверь", TVER)):
            if name in words:
                place(desk, clipping, name, gid)
        parties = words.split()[0:3:2]
        accord = desk.proposed(clipping, "accord", words, kind="agreement", status="signed", parties=parties, date="2017-03-02")

        told = plan(accord, by=desk.by)

        assert (told.noun, values(accord, desk)["kind"]) == ("agreement", kind)

    @pytest.mark.parametrize(("name", "told", "kind"), [
        ("lycée Bartholdi", "university", "school"), ("Лицей № 2", "university", "school"), ("школа № 14", "university", "school"),
        ("hôpital Pasteur", "health", "hospital"), ("Clinique Saint-Joseph", "organisation", "hospital"),
        ("Медицинский центр «Здоровье»", "media", "hospital"), ("областная больница", "organisation", "hospital"),
        ("Riverside High School", "university", "school"), ("université de Haute-Alsace", "university", "university"),
        ("Высшая школа экономики", "university", "university"), ("London Business School", "university", "university"),
        ("Collège de France", "university", "university"), ("Gazette de Tver", "media", "media"),
    ])  # fmt: skip
    def test_an_organisation_is_what_its_name_says(self, desk: Desk, name: str, told: str, kind: str) -> None:
        body = desk.proposed(desk.clipping(), "org", name=name, kind=told)

        assert values(body, desk)["kind"] == kind

    @pytest.mark.parametrize("text", [
        "Une convention entre Colmar et Tver doit être signée en septembre 2017.",
        "An agreement between Colmar and Tver is to be signed in September 2017.",
        "Соглашение между Кольмаром и Тверью должно быть подписано в сентябре 2017 года.",
    ])  # fmt: skip
    def test_what_must_be_signed_is_not_signed(self, desk: Desk, text: str) -> None:
        clipping = desk.read(text, partnership=desk.partnership)
        (accord,) = clipping.proposals.filter(type="accord")

        told = values(accord, desk)

        assert (plan(accord, by=desk.by).noun, told["stage"]) == ("action", "planned")
        assert values(accord, desk, "agreement").get("signed", "") == ""


@pytest.mark.parametrize(("gid", "name", "country", "text", "title"), [
    (
        BRISTOL, "Bristol", "GB", "The Lord Mayor of Bristol welcomed a delegation from Colmar on 6 June 2016.",
        "The Lord Mayor of Bristol welcomed a delegation from Colmar on 6 June 2016",
    ),
    (
        SHERBROOKE, "Sherbrooke", "CA", "La mairesse de Sherbrooke a accueilli douze élus colmariens le 3 mai 2016.",
        "La mairesse de Sherbrooke a accueilli douze élus colmariens le 3 mai 2016",
    ),
    (OBNINSK, "Obninsk", "RU", "Делегация Кольмара посетила Обнинск в мае 2016 года.", "Делегация Кольмара посетила Обнинск"),
])  # fmt: skip
def test_who_is_received_abroad_travels_and_the_title_can_be_read(
    desk: Desk, gid: int, name: str, country: str, text: str, title: str
) -> None:
    clipping = desk.read(text, partnership=partner(desk, gid, name, country))
    (visit,) = clipping.proposals.filter(type="visit")

    told = values(visit, desk)

    assert (told["direction"], told["title"]) == ("outbound", title)


def test_who_stays_on_one_side_visits_nobody(desk: Desk) -> None:
    clipping = desk.clipping("Une délégation de Colmar est allée à Paris.")
    place(desk, clipping, "Colmar", COLMAR)
    place(desk, clipping, "Paris", 2988507)
    visit = desk.proposed(clipping, "visit", "Une délégation de Colmar est allée à Paris", to="Paris", **{"from": "Colmar"})

    assert values(visit, desk)["direction"] == ""


@pytest.mark.parametrize(("text", "words", "kind", "title"), [
    ("Le maire a accueilli douze élus de Tver.", "accueilli douze élus", "visit", "Le maire a accueilli douze élus de Tver"),
    ("Le maire a accueilli une délégation de Tver.", "accueilli une délégation", "visit", "Le maire a accueilli une délégation de Tver"),
    ("La visite de la délégation de Tver a plu.", "visite de la délégation de Tver", "visit", "Visite de la délégation de Tver"),
    ("Ce fut une deuxième visite de Tver.", "deuxième visite de Tver", "visit", "Deuxième visite de Tver"),
    ("Мэр принял гостей из Твери.", "принял", "visit", "Мэр принял гостей из Твери"),
    ("Un partenariat sera signé avec Tver.", "partenariat", "accord", "Un partenariat sera signé avec Tver"),
    ("Les accords de coopération avec Tver durent.", "accords de coopération avec Tver", "accord", "Accords de coopération avec Tver"),
    ("Hier, Colmar et Tver ont signé un pacte.", "Colmar et Tver ont signé un pacte", "accord", "Colmar et Tver ont signé un pacte"),
])  # fmt: skip
def test_a_title_is_no_scrap_of_a_sentence(desk: Desk, text: str, words: str, kind: str, title: str) -> None:
    clipping = desk.clipping(text)
    proposed = desk.proposed(clipping, kind, words, parties=["Colmar", "Tver"], status="past" if kind == "visit" else "signed")
    for name, gid in (("Colmar", COLMAR), ("Tver", TVER)):
        if name in text:
            place(desk, clipping, name, gid)

    assert values(proposed, desk, "visit" if kind == "visit" else "agreement")["title"] == title


def test_of_several_words_those_name_a_visit_that_can_stand_alone_and_a_long_sentence_ends_between_words(desk: Desk) -> None:
    clipping = desk.clipping("Quarante personnes y étaient. Le séjour à Tver fut bref. Ils ont visité la " + "très vieille halle, " * 20)
    first, second, long = (
        desk.proposed(clipping, "visit", words, to="Tver") for words in ("personnes y étaient", "séjour à Tver", "ont visité la")
    )
    first.evidence = [*first.evidence, *second.evidence]

    assert values(first, desk)["title"] == "Séjour à Tver"
    title = values(long, desk)["title"]
    assert (title[:15], title[-7:], len(title) <= 161) == ("Ils ont visité ", " halle…", True)


def test_a_figure_of_another_sentence_is_not_the_size_of_the_delegation(desk: Desk) -> None:
    clipping = desk.clipping("Une délégation de Tver a visité Colmar. Elle comptait douze personnes. Le comité compte 240 membres.")
    for words, value, unit in (("douze personnes", 12, "personnes"), ("240 membres", 240, "membres")):
        desk.proposed(clipping, "figure", words, value=value, unit=unit)
    alone = desk.proposed(clipping, "visit", "délégation de Tver a visité Colmar", to="Colmar")
    told = desk.proposed(clipping, "visit", "Elle comptait douze personnes", to="Colmar")

    assert [{slot.name: slot.value for slot in plan(one, by=desk.by).slots}.get("headcount", "") for one in (alone, told)] == ["", "12"]
