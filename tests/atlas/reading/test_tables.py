"""The schema of each kind of row."""

import polars as pl
import pytest

from jumelles.atlas.reading.tables import SCHEMAS, table


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_table_has_the_columns_of_its_kind_in_their_order(kind: str) -> None:
    rows = table(kind, pl.DataFrame({name: pl.Series([None], dtype=pl.Null) for name in reversed(SCHEMAS[kind])})).rows

    assert dict(rows.schema) == SCHEMAS[kind]


def test_what_a_source_lacks_is_null_and_what_it_has_too_much_is_dropped() -> None:
    rows = table("legs", pl.DataFrame({"destination": ["XVKL"], "origin": ["XUVM"], "airline": ["VAL"]})).rows

    assert rows.to_dicts() == [{"origin": "XUVM", "destination": "XVKL", "callsigns": None}]


def test_a_value_that_does_not_fit_is_an_error() -> None:
    with pytest.raises(pl.exceptions.InvalidOperationError):
        table("legs", pl.DataFrame({"callsigns": ["many"]}))
