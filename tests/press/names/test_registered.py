"""Institutions that the atlas's registers know."""

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read


def test_an_institution_of_a_town_that_is_spoken_of_is_found_by_the_name_in_the_register() -> None:
    text = (
        "Students from Gdynia came to Hull last week. They were shown round by people from Hull York Medical School and from the council."
    )

    assert ("Hull York Medical School", "university") in {(one["name"], one["kind"]) for one in read(of_text(text)).of("org")}
