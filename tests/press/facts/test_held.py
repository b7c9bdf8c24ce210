"""Events that were held, and words that only look like one."""

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read


@pytest.mark.parametrize(
    "text",
    [
        "The plan for Hull and Gdynia was pulled from the agenda before the meeting.",
        "La charte de Vannes a été relue après la réunion.",
        "План для Тулы и Гдыни подпишут после собрания.",
        "Tollan Hosiery, a workshop in Hull, has two looms from Gdynia.",
        "Группу из Гдыни в Туле возглавлял председатель городского собрания.",
        "Туле подарили собрание сочинений поэта из Гдыни.",
        "The book of the Hull and Gdynia anniversary booklet series costs £5.",
    ],
)
def test_what_only_dates_something_or_names_a_body_is_no_event(text: str) -> None:
    assert [one["what"] for one in read(of_text(text)).of("event")] == []


def test_il_before_a_verb_of_opening_is_its_subject() -> None:
    assert [one["kind"] for one in read(of_text("À Vannes, il inaugura la piscine en 1998.")).of("event")] == ["inauguration"]
