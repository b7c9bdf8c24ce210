"""Names of institutions without shouting."""

import pytest

from jumelles.atlas.reading.lettering import readable


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
