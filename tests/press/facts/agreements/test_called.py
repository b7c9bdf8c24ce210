"""Names between quotation marks as the names of parties."""

import pytest

from jumelles.press.facts.agreements.called import called
from jumelles.press.names.mentions import Mention


@pytest.mark.parametrize(
    ("text", "kind", "said", "expected"),
    [
        ("фабрика «Заря» с пекарней «Норд»", "org", "фабрика «Заря» с пекарней «Норд»", ["Заря", "Норд"]),
        ("кооператив «Лэтри де Уаз» пришёл", "org", "кооператив «Лэтри", ["Лэтри де Уаз"]),
        ("итальянская компания «Гарда» пришла", "org", "итальянская компания", ["Гарда"]),
        ("завод «Тула-Фильтр» открыт", "place", "Тула", ["Тула-Фильтр"]),
        ("завод «Тула» открыт", "place", "Тула", ["Тула"]),
        ("колледж «Метсяла» открыт", "org", "колледж «Метсяла»", ["колледж «Метсяла»"]),
        ("Hull College is open", "org", "Hull College", ["Hull College"]),
    ],
)
def test_a_party_is_called_by_its_quoted_name(text: str, kind: str, said: str, expected: list[str]) -> None:
    start = text.index(said)
    mention = Mention(kind, start, start + len(said), said, said.lower(), "ru", {"kind": "company"})

    assert [one.name for one in called(text, mention)] == expected
