import csv
import hashlib
import json
import os
import random
import sys
import time
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jumelles.atlas.reading.higher_education import Sample, Verdict, judge, measured, rules, why

MIRROR = os.environ.get("JUMELLES_MIRROR")
LABELS = tomllib.loads(Path(__file__).with_name("higher_education_labels.toml").read_text(encoding="utf-8"))
PAGE = Path(__file__).parents[3] / "docs" / "higher-education.md"

Registers = dict[str, dict[str, tuple[str, str]]]

needs_mirror = pytest.mark.skipif(
    not MIRROR, reason="JUMELLES_MIRROR is not set: the registers ROR and ECHE are needed to measure the rules."
)

HIGHER = [
    ("Université de Valmore", "FR"),
    ("UNIVERSITE DE VALMORE", "FR"),
    ("École nationale supérieure de botanique de Valmore", "FR"),
    ("INSA Valmore", "FR"),
    ("Institut d'études politiques de Valmore", "FR"),
    ("Haute école du Val-Doré", "BE"),
    ("Klarenburg University", "US"),
    ("Klarenburg College", "US"),
    ("Klarenburg Institute of Technology", "IN"),
    ("Technische Hochschule Klarenburg", "DE"),
    ("Kunsthochschule Klarenburg", "DE"),
    ("Universidad de Monteluz", "MX"),
    ("Instituto Tecnológico de Monteluz", "MX"),
    ("Escuela Superior de Diseño de Monteluz", "ES"),
    ("Faculdade de Direito de Ribamar", "BR"),
    ("Escola Superior de Enfermagem de Ribamar", "PT"),
    ("Accademia di Belle Arti di Pietranova", "IT"),
    ("Валморский государственный университет", "RU"),
    ("Valmorsk State Pedagogical Institute", "RU"),
    ("Wyższa Szkoła Handlowa w Jasnogrodzie", "PL"),
    ("Vysoká škola technická v Jasnohradě", "CZ"),
    ("Veleučilište u Jasnogradu", "HR"),
    ("Hogeschool Lindervoort", "NL"),
    ("Ekdals högskola", "SE"),
    ("Koivulan ammattikorkeakoulu", "FI"),
    ("Fenyvári Egyetem", "HU"),
    ("Yeşilova Üniversitesi", "TR"),
    ("Πανεπιστήμιο Ελαιώνα", "GR"),
    ("Sekolah Tinggi Ilmu Ekonomi Mekarsari", "ID"),
    ("Politeknik Negeri Mekarsari", "ID"),
    ("Minamizawa Junior College", "JP"),
    ("Trường Đại học Hoa Sen Xanh", "VN"),
    ("Valmorsk Polytechnic Institute Branch", "KZ"),
]
OTHER = [
    ("Lycée Jean-Dubreuil", "FR"),
    ("LYCEE JEAN DUBREUIL", "FR"),
    ("Collège Jean-Dubreuil", "FR"),
    ("OGEC Sainte-Valmore", "FR"),
    ("Klarenburg Gymnasium", "DE"),
    ("Berufskolleg Klarenburg", "DE"),
    ("Klarenburg High School", "US"),
    ("Klarenburg County School District", "US"),
    ("Klarenburg University Hospital", "US"),
    ("Klarenburg University Press", "US"),
    ("Klarenburg University Library", "US"),
    ("University of Klarenburg System", "US"),
    ("Klarenburg College", "GB"),
    ("Universitätsklinikum Klarenburg", "DE"),
    ("Klarenburg Students' Union", "GB"),
    ("IES Monteluz", "ES"),
    ("Centro Integrado de Formación Profesional Monteluz", "ES"),
    ("Instituto de Educación Secundaria Monteluz", "ES"),
    ("Agrupamento de Escolas de Ribamar", "PT"),
    ("Liceo Scientifico di Pietranova", "IT"),
    ("Zespół Szkół w Jasnogrodzie", "PL"),
    ("Šolski center Jasnograd", "SI"),
    ("Yeşilova Anadolu Lisesi", "TR"),
    ("Ministry of Education of Valmore", "US"),
    ("Klarenburg Center for Data Science", "DE"),
    ("Valmore Academy of Sciences", "UA"),
    ("Minamizawa Senior High School", "JP"),
    ("Department of Education of Mekarsari", "PH"),
]


@pytest.mark.parametrize(("name", "country"), HIGHER)
@pytest.mark.parametrize("register", ["ror", "eche"])
def test_higher_education_is_recognised_in_its_language(name: str, country: str, register: str) -> None:
    assert (name, why(name, register=register, country=country).yes) == (name, True)


@pytest.mark.parametrize(("name", "country"), OTHER)
def test_other_schools_and_bodies_are_not_counted(name: str, country: str) -> None:
    assert (name, why(name, register="ror", country=country).yes) == (name, False)


@pytest.mark.parametrize(("name", "country"), [pair for pair in OTHER if pair[1] in {"FR", "ES", "SI", "PT", "PL", "IT", "TR"}])
def test_vocational_schools_with_a_charter_are_not_counted(name: str, country: str) -> None:
    assert (name, why(name, register="eche", country=country).yes) == (name, False)


def test_a_name_without_sign_falls_to_the_default_of_its_register() -> None:
    sign = {"ror": why("Valmore", register="ror", country="IT"), "eche": why("Valmore", register="eche", country="IT")}
    assert sign == {"ror": Verdict(yes=False, rule="default: ror"), "eche": Verdict(yes=True, rule="default: eche")}
    assert [why("Valmore", register="eche", country=country).yes for country in ("FR", "ES", "")] == [False, False, False]


def test_a_no_beats_a_yes_unless_its_exception_is_present() -> None:
    assert why("Klarenburg University Hospital", register="ror") == Verdict(yes=False, rule="all.hospital")
    assert why("Klarenburg Medical College and Hospital", register="ror") == Verdict(yes=True, rule="en.college")


def test_rules_of_a_country_are_silent_elsewhere() -> None:
    assert judge(["Klarenburg College"] * 3, register="ror", countries=["GB", "US", None]).to_list() == [False, True, True]


def test_judge_keeps_the_order_and_accepts_nothing() -> None:
    assert judge(["Klarenburg High School", "Klarenburg University"], register="ror").to_list() == [False, True]
    assert judge([], register="ror").to_list() == []
    assert judge(pl.Series(["Université de Valmore"]), register="eche", countries=pl.Series(["FR"])).to_list() == [True]


def test_unknown_register_and_uneven_columns_are_refused() -> None:
    with pytest.raises(ValueError, match="register 'isced' is not one of ror, eche"):
        judge(["Klarenburg University"], register="isced")
    with pytest.raises(ValueError, match="2 names but 1 countries"):
        judge(["a", "b"], register="ror", countries=["FR"])


def test_every_rule_says_why_and_has_its_own_name() -> None:
    names = [rule.name for rule in rules()]
    assert len(names) == len(set(names))
    assert [rule.name for rule in rules() if not rule.because or not rule.words] == []


@settings(deadline=None)
@given(st.lists(st.text(), max_size=20), st.sampled_from(["ror", "eche"]), st.sampled_from(["", "FR", "GB", "RU", "XX"]))
def test_judge_and_why_agree_on_any_text(names: list[str], register: str, country: str) -> None:
    assert judge(names, register=register, countries=[country] * len(names)).to_list() == [
        why(name, register=register, country=country).yes for name in names
    ]


@settings(deadline=None)
@given(st.sampled_from([name for name, _ in HIGHER + OTHER]), st.sampled_from(["ror", "eche"]))
def test_case_and_accents_do_not_matter(name: str, register: str) -> None:
    plain = name.translate(str.maketrans("éèêôçãáíóúñüöäøåšžčćłńśżěřýÉÈŠ", "eeeocaaiounuoaoaszccłnszeryEES"))
    verdicts = {why(spelling, register=register, country="FR") for spelling in (name, name.upper(), name.lower(), plain)}
    assert len(verdicts) == 1


def test_the_table_counts_what_was_wrong() -> None:
    sample = Sample(run="x", register="ror", drawn=100, wrong_yes=4, wrong_no=10, pool=(1000, 480))
    assert (round(sample.precision, 3), round(sample.missed, 4)) == (0.96, 0.0476)
    assert measured([sample]).splitlines()[2:] == [
        "| x | ROR | 4 of 100 (from 1,000) | 10 of 100 (from 480) | 96.0% | 4.8% |",
        "| x | both | | | 96.0% | |",
    ]


@pytest.fixture(scope="module")
def registers() -> Registers:
    """Names of both registers by id: active organisations of type education in ROR, all holders in ECHE."""
    with zipfile.ZipFile(Path(MIRROR) / "ror" / "v2.3-partial-ror-data.zip") as archive:
        records = json.loads(archive.read(archive.namelist()[0]))
    active = [record for record in records if record["status"] == "active" and "education" in record["types"]]
    ror = {record["id"].rsplit("/", 1)[1]: (_shown(record), _country(record)) for record in active}
    with (Path(MIRROR) / "eche" / "eche_2024-07.csv").open(encoding="utf-8", newline="") as lines:
        eche = {" ".join(row["Erasmus Code"].split()): (row["Legal Name"], row["Country Cd"]) for row in csv.DictReader(lines)}
    return {"ror": ror, "eche": eche}


@needs_mirror
def test_the_labelled_names_are_the_ones_drawn(registers: Registers) -> None:
    final = LABELS["final"]
    for register, known in registers.items():
        seen = {key for run in LABELS.values() if run is not final for key in _drawn(run, register)}
        pool = sorted(key for key in known if key not in seen and hashlib.sha256(key.encode()).digest()[0] % 2)
        verdicts = judge([known[key][0] for key in pool], register=register, countries=[known[key][1] for key in pool])
        said = {key: "yes" if verdict else "no" for key, verdict in zip(pool, verdicts, strict=True)} | final["mended"][register]
        for says in ("yes", "no"):
            judged = [key for key in pool if said[key] == says]
            section = final[says][register]
            assert section["pool"] == len(judged), "the rules changed: draw and label anew, see docs/higher-education.md"
            assert sorted(random.Random(final["seed"]).sample(judged, 100)) == sorted([*section["agreed"], *section["wrong"]])


@needs_mirror
def test_the_documented_figures_are_the_measured_ones(registers: Registers, capsys: pytest.CaptureFixture[str]) -> None:
    for register, known in registers.items():
        for says in ("yes", "no"):
            section = LABELS["final"][says][register]
            named = [known[key] for key in [*section["agreed"], *section["wrong"]]]
            verdicts = judge([name for name, _ in named], register=register, countries=[country for _, country in named])
            assert verdicts.to_list() == [says == "yes"] * 100
    table = measured([_sample(run, register) for run in LABELS for register in ("ror", "eche")])
    with capsys.disabled():
        sys.stdout.write(f"\n{table}\n")
    assert table in PAGE.read_text(encoding="utf-8")


@needs_mirror
def test_sixty_thousand_names_take_a_few_seconds(registers: Registers) -> None:
    names = [name for name, _ in [*registers["ror"].values(), *registers["eche"].values()]]
    many = [f"{name} {number}" for number in range(4) for name in names][:60_000]
    start = time.perf_counter()
    judge(many, register="ror", countries=["FR"] * len(many))
    assert time.perf_counter() - start < 10


def test_every_run_labels_a_hundred_names_per_verdict() -> None:
    sizes = {
        len({*section["agreed"], *section["wrong"]}) for run in LABELS.values() for says in ("yes", "no") for section in run[says].values()
    }
    assert sizes == {100}


def _sample(run: str, register: str) -> Sample:
    yes, no = (LABELS[run][says][register] for says in ("yes", "no"))
    wrong = {"wrong_yes": len(yes["wrong"]), "wrong_no": len(no["wrong"])}
    return Sample(run=run, register=register, drawn=100, pool=(yes["pool"], no["pool"]), **wrong)


def _drawn(run: dict[str, Any], register: str) -> list[str]:
    return [key for says in ("yes", "no") for part in ("agreed", "wrong") for key in run[says][register][part]]


def _shown(record: dict[str, Any]) -> str:
    return next(name["value"] for name in record["names"] if "ror_display" in name["types"])


def _country(record: dict[str, Any]) -> str:
    return record["locations"][0]["geonames_details"]["country_code"]
