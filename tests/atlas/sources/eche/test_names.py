"""Readable names of institutions, and the towns in their addresses."""

import polars as pl
import pytest

from jumelles.atlas.sources.eche.names import readable, town


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Université de Valmore", "Université de Valmore"),
        ("ECOLE SUPERIEURE D'ART DE L'ORLUNE", "Ecole Superieure d'Art de l'Orlune"),
        ("L'ECOLE DE VALMORE", "L'Ecole de Valmore"),
        ("HOCHSCHULE FÜR MUSIK UND TANZ STAROGRAD GMBH", "Hochschule für Musik und Tanz Starograd GmbH"),
        ("KLARENBURG-VALMORE  UNIVERSITY", "Klarenburg-Valmore University"),
        ("MONT-DE-BRISAC UNIVERSITY", "Mont-de-Brisac University"),
        ("CENTRO ORLUNE - LA SALLE", "Centro Orlune - La Salle"),
        ("ACADEMY OF BRISAC (AOBR)", "Academy of Brisac (AOBR)"),
        ("BTP CFA DE VALMORE", "BTP CFA de Valmore"),
        ("ST MARY'S COLLEGE", "St Mary's College"),
        ("COLEGIO BRISAC, S.L.", "Colegio Brisac, S.L."),
        ("INSTITUT ORLUNE II", "Institut Orlune II"),
        ("ÜNİVERSİTESİ BRİSAC", "Üniversitesi Brisac"),
        ("ESTIA", "ESTIA"),
        ("KLARENBURG", "Klarenburg"),
        (" The blanks ", "The blanks"),
    ],
)
def test_readable(written: str, read: str) -> None:
    assert readable(written) == read


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
