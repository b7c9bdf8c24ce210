"""What companies look for and offer."""

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("La société Voltaris est à Dax. Voltaris recherche un fabricant de batteries.", ("need", "Voltaris", "un fabricant de batteries")),
        ("The company Voltaris is based in Hull. Voltaris offers training for engineers.", ("offer", "Voltaris", "training for engineers")),
        ("Компания «Вольтарис» работает в Туле. «Вольтарис» ищет поставщиков меди.", ("need", "Вольтарис", "поставщиков меди")),
    ],
)
def test_a_company_that_was_named_once_needs_or_offers(text: str, told: tuple[str, str, str]) -> None:
    openings = [one for one in read(of_text(text)).proposals if one.type in {"need", "offer"}]

    assert [(one.type, one["who"], one["what"]) for one in openings] == [told]
