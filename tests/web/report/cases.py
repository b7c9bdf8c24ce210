"""Two offices counted by hand: what they hold, and the numbers that the report of 2017 must show.

Each number in EXPECTED was counted on paper from the lists above it: (2017, 2016).
"""

from typing import Any

from tests.web.report.small import Small

MONTPELLIER = Small(
    names=["Montpellier – Obninsk", "Montpellier – Heidelberg"],
    visits=[
        (0, "outbound", "2016-12", None, [1, 2], None, "A partner was found."),
        (0, "outbound", "2016-12/2017-03", 5, [1], None, ""),
        (0, "inbound", "2017-10-03", 20, [3, 4], 4, "Agreements were renewed."),
        (1, "inbound", "2017~", None, [], None, ""),
        (1, "outbound", "2018-01-01", 3, [], None, ""),
        (1, "inbound", "2015-12-31", 9, [], 1, ""),
    ],
    actions=[
        (
            0,
            "innovation",
            "done",
            ("2016-12", "2017-01"),
            "4,9",
            [("home", "EUR", "1000.50", "900"), ("partner", "EUR", "500", None)],
            "Met.",
        ),
        (0, "health", "underway", ("2017", ""), "3,9", [("firm", "EUR", "250", "0"), ("home", "RUB", "70000", "65000")], ""),
        (0, "trade", "planned", ("2017-05", ""), "8", [("home", "EUR", "40", None)], ""),
        (0, "trade", "idea", ("2017", ""), "8", [("home", "EUR", "9999", None)], ""),
        (1, "culture", "cancelled", ("2017-03-01", ""), "", [("home", "EUR", "300", "120")], ""),
        (1, "culture", "done", ("2016-02-29", ""), "4", [], "Sung."),
        (1, "culture", "done", ("", ""), "4", [], "Never dated."),
    ],
    agreements=[(0, "1991~", "2016-12-31", "express"), (0, "2017", "2022", ""), (1, "2017-12-31", "", ""), (1, "1961", "2017-05", "tacit")],
    steps=[
        *((0, "signed", "1991"), (0, "dormant", "1992"), (0, "reactivated", "2017-10")),
        *((1, "signed", "1961"), (1, "renewed", "2016-06")),
    ],
    marks=[
        ("honour", 0, "2017-10-05"),
        ("honour", 0, "2017-10-05"),
        ("gift", 0, "2016"),
        ("mention", 0, "2017"),
        ("mention", 0, "../2017"),
    ],
)
MONTPELLIER_EXPECTED: dict[str, Any] = {
    # The visit of 2016-12/2017-03 counts in 2016; of the delegates, one travelled twice that year.
    "visits": {"inbound": (2, 0), "outbound": (0, 2)},
    "people": {"inbound": (20, 0), "outbound": (0, 7)},
    "media": {"inbound": (4, 0), "outbound": (0, 0)},
    "met": {"inbound": (2, 0), "outbound": (0, 2), "all": (2, 2)},
    "carried": {"innovation": (1, 1), "health": (1, 0), "culture": (0, 1)},
    "stages": {
        ("innovation", "done"): 1,
        ("health", "underway"): 1,
        ("trade", "planned"): 1,
        ("trade", "idea"): 1,
        ("culture", "cancelled"): 1,
    },
    "goals": {3: (1, 0), 4: (1, 2), 9: (2, 1)},
    # 2017: 250 + 40 planned in euros (neither the idea nor what was cancelled), 0 + 120 spent; 2016: 1000.50 + 500 and 900.
    "budget": {"EUR": ("290", "1500.50", "120", "900"), "RUB": ("70000", "0", "65000", "0")},
    "sides": {
        ("EUR", "home"): ("40", "1000.50", "120", "900"),
        ("EUR", "partner"): ("0", "500", "0", "0"),
        ("EUR", "others"): ("250", "0", "0", "0"),
        ("RUB", "home"): ("70000", "0", "65000", "0"),
    },
    "agreements": {"signed": (2, 0), "renewed": (1, 0), "expired": (0, 1)},
    "standing": {"alive": (2, 1), "asleep": (0, 1), "prepared": (0, 0), "ended": (0, 0), "unknown": (0, 0)},
    "turns": {"new": (0, 0), "renewed": (0, 1), "reactivated": (1, 0), "fell_asleep": (0, 0), "ended": (0, 0)},
    "marks": {"honour": (2, 0), "gift": (0, 1), "mediamention": (1, 0), "heritageitem": (0, 0)},
    # Two visits cannot say in which year they were: 2016-12/2017-03 and 2017~.
    "gaps": {"headcount": 1, "outcome": 1, "visit_date": 2, "endless": 1, "stale": 1, "undated": 2},
    "results": ["Visit 2", "Action 0"],
}

HEIDELBERG = Small(
    names=["Heidelberg – Kumamoto", "Heidelberg – Simferopol", "Heidelberg – Rehovot"],
    visits=[
        (0, "inbound", "2017-05-20", 12, [], 2, "A garden is planned."),
        (0, "outbound", "2017-11", None, [1, 2, 3], None, ""),
        (0, "inbound", "2016-02-29", 8, [4, 5], None, "A choir sang."),
        (2, "inbound", "2017-12-31", 0, [6], None, ""),
    ],
    actions=[
        (0, "youth", "done", ("2015-04", "2017-03"), "4,17", [("home", "EUR", "2000", "2100.25")], "Forty pupils learnt Japanese."),
        (0, "environment", "underway", ("2016", "2020/.."), "11,13", [("partner", "JPY", "3000000", "1000000")], ""),
        (2, "research", "done", ("2017", ""), "", [], ""),
    ],
    agreements=[(0, "1992-05-22", "", ""), (2, "1983", "2017-12-31", ""), (2, "2018-01", "", "")],
    steps=[
        (0, "signed", "1992-05-22"),
        (1, "signed", "1991"),
        (1, "suspended", "2016-12"),
        (2, "proposed", "2016"),
        (2, "signed", "2017-01-01"),
    ],
    marks=[("gift", 0, "2017-05-20"), ("mention", 0, "2017-05-21"), ("mention", 0, "2016-03-01"), ("honour", 2, "2017?")],
)
HEIDELBERG_EXPECTED: dict[str, Any] = {
    "visits": {"inbound": (2, 1), "outbound": (1, 0)},
    "people": {"inbound": (12, 8), "outbound": (3, 0)},
    "media": {"inbound": (2, 0), "outbound": (0, 0)},
    "met": {"inbound": (1, 2), "outbound": (3, 0), "all": (4, 2)},
    "carried": {"youth": (1, 1), "environment": (1, 1), "research": (1, 0)},
    "stages": {("youth", "done"): 1, ("environment", "underway"): 1, ("research", "done"): 1},
    "goals": {4: (1, 1), 11: (1, 1), 13: (1, 1), 17: (1, 1)},
    # The euros were counted in 2015, when the action began.
    "budget": {"JPY": ("0", "3000000", "0", "1000000")},
    "sides": {("JPY", "partner"): ("0", "3000000", "0", "1000000")},
    "agreements": {"signed": (0, 0), "renewed": (0, 0), "expired": (1, 0)},
    "standing": {"alive": (2, 1), "asleep": (1, 1), "prepared": (0, 1), "ended": (0, 0), "unknown": (0, 0)},
    "turns": {"new": (1, 0), "renewed": (0, 0), "reactivated": (0, 0), "fell_asleep": (0, 1), "ended": (0, 0)},
    "marks": {"honour": (1, 0), "gift": (1, 0), "mediamention": (1, 1), "heritageitem": (0, 0)},
    "gaps": {"outcome": 2, "result": 1, "funding": 1, "action_date": 1, "other_date": 1},
    "results": ["Visit 0", "Action 0"],
}
CASES = {"Montpellier – Obninsk": (MONTPELLIER, MONTPELLIER_EXPECTED), "Heidelberg – Kumamoto": (HEIDELBERG, HEIDELBERG_EXPECTED)}
