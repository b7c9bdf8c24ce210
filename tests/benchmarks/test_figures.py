import pytest

from benchmarks.figures import Figure, shown, table


def test_a_goal_is_judged_by_the_median() -> None:
    assert Figure("build", (50.0, 59.0, 70.0), "s", below=60).met is True
    assert Figure("build", (50.0, 61.0, 62.0), "s", below=60).met is False
    assert Figure("right", (99.0,), "%", at_least=99).met is True
    assert Figure("right", (98.9,), "%", at_least=99).met is False
    assert Figure("beside", (1.0,), "s").met is None


@pytest.mark.parametrize(
    ("value", "text"), [(25.672, "25.67"), (1323.4, "1,323"), (8437, "8,437"), (0.0517, "0.0517"), (float("nan"), "not known")]
)
def test_a_number_is_shown_with_the_digits_that_tell(value: float, text: str) -> None:
    assert shown(value) == text


def test_the_table_is_markdown_of_even_width() -> None:
    assert table([Figure("start", (0.61, 0.6, 0.7), "s", below=0.8), Figure("right", (98.0,), "%", at_least=99)]).splitlines() == [
        "| measured | median (least–greatest) | goal    | met    |",
        "|----------|-------------------------|---------|--------|",
        "| start    | 0.61 s (0.6–0.7)        | < 0.8 s | yes    |",
        "| right    | 98 %                    | ≥ 99 %  | **no** |",
    ]
