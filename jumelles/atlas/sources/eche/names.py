"""The towns in the addresses of institutions."""

from __future__ import annotations

import polars as pl


def town(city: pl.Expr, country: pl.Expr) -> pl.Expr:
    """The town in the field City, which also holds post codes, districts, provinces and the French CEDEX.

    What follows a comma, a bracket or a dash between blanks is a province or a larger town: the first name is where the
    institution stands.
    """
    return (
        pl.when(country == "FR")
        .then(city.str.replace("/", "-sur-"))  # Vitry/Seine
        .when(country == "IT")
        .then(city.str.replace(" [A-Z]{2}$", ""))  # FISCIANO SA: a province
        .when(country == "TR")
        .then(city.str.replace("(?i)-merkez$", "").str.replace("^.* ", ""))  # KADIKOY ISTANBUL: district and city
        .otherwise(city)
        .str.replace_all(r"\s+", " ")
        .str.replace_all(r"(?i)\b(saint|sainte|puy|en) ?- ?", "$1-")  # SAINT -QUENTIN, Le Puy- en- Velay
        .str.replace_all(r"(?i)\b([dl]) ([a-z])", "$1'$2")  # L AQUILA
        .str.replace(r"^[\d-]+ ", "")
        .str.replace(r"(?i) ?\bc[eé]dex\b.*$", "")
        .str.replace(r" ?[,(/;].*$", "")
        .str.replace(r"( -|- ).*$", "")
        .str.replace(r" \d+.*$", "")  # PARIS 06, Praha 9 Vysočany
        .str.replace(r" [CJKMNSVØ]\.?$", "")  # Aarhus C: a Danish postal district
        .str.strip_chars(" .-")
    )
