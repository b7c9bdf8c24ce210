"""The towns in the addresses of institutions."""

import polars as pl
import pytest

from jumelles.atlas.sources.eche.names import town


@pytest.mark.parametrize(
    ("written", "country", "meant"),
    [
        ("VALMORE CEDEX 5", "FR", "VALMORE"),
        ("69373 Valmore Cédex 08", "FR", "Valmore"),
        ("4100-442 Brisac", "PT", "Brisac"),
        ("VALMORE 06", "FR", "VALMORE"),
        ("Klarenburg 9 Altmark", "CZ", "Klarenburg"),
        ("Brisac (Haute-Orlune)", "ES", "Brisac"),
        ("Brisac, Haute-Orlune", "ES", "Brisac"),
        ("BRISAC - HAUTE-ORLUNE", "ES", "BRISAC"),
        ("BRISAC- ORLUNE", "ES", "BRISAC"),
        ("SAINT -BRISAC", "FR", "SAINT-BRISAC"),
        ("Le Puy- en- Orlune", "FR", "Le Puy-en-Orlune"),
        ("Petit-Val", "FR", "Petit-Val"),
        ("Brisac/Orlune", "FR", "Brisac-sur-Orlune"),
        ("BRISAC/ORLUNE", "ES", "BRISAC"),
        ("Aarhus C.", "DK", "Aarhus"),
        ("BRISAC SA", "IT", "BRISAC"),
        ("L AQUILA", "IT", "L'AQUILA"),
        ("ALTMARK KLARENBURG", "TR", "KLARENBURG"),
        ("Klarenburg-Merkez", "TR", "Klarenburg"),
        ("Neustadt  am See.", "DE", "Neustadt am See"),
        (None, "DE", None),
    ],
)
def test_town(written: str | None, country: str, meant: str | None) -> None:
    row = pl.DataFrame({"city": [written], "country": [country]}, schema={"city": pl.String, "country": pl.String})

    assert row.select(town(pl.col("city"), pl.col("country"))).item() == meant
