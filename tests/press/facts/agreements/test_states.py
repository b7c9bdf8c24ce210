"""The state of an agreement, told by a participle beside it, by what it says, and by the verbs of the clause."""

import pytest

from jumelles.press.facts.agreements.states import state, state_of_act


def of(kind: str, clause: str, words: str, lang: str) -> str:
    at = clause.index(words)
    return state(kind, clause, at, at + len(words), lang)


@pytest.mark.parametrize(
    ("clause", "words", "lang", "expected"),
    [
        ("la convention signée en 2019 permettra d’accueillir des élèves", "convention", "fr", "signed"),
        ("la convention, reconduite en 2021, arrive à son terme", "convention", "fr", "renewed"),
        ("la convention prévoit un stage", "convention", "fr", "signed"),
        ("il est proposé de signer une convention", "convention", "fr", "planned"),
        ("grâce à la convention, douze élèves partiront", "convention", "fr", "in_force"),
        ("la convention a été résiliée", "convention", "fr", "ended"),
        ("the memorandum signed in 2019 will bring pupils to Hull", "memorandum", "en", "signed"),
        ("the memorandum covers nurses", "memorandum", "en", "signed"),
        ("under the memorandum nurses will come", "memorandum", "en", "in_force"),
        ("the memorandum could be signed in May", "memorandum", "en", "planned"),
        ("the memorandum came to an end", "memorandum", "en", "ended"),
        ("договор, заключённый в 2019 году, позволит принять врачей", "договор", "ru", "signed"),
        ("в рамках договора приедут врачи", "договора", "ru", "in_force"),
        ("договор истёк в 2020 году", "договор", "ru", "ended"),
        ("договор истекает осенью", "договор", "ru", "signed"),
        ("решили продлить договор", "договор", "ru", "planned"),
    ],
)
def test_the_state_of_a_paper(clause: str, words: str, lang: str, expected: str) -> None:
    assert of("agreement", clause, words, lang) == expected


@pytest.mark.parametrize(
    ("clause", "words", "lang", "expected"),
    [
        ("Dax est jumelée à Logroño depuis 1979", "jumelée", "fr", "in_force"),
        ("Dax rêve d’un jumelage", "jumelage", "fr", "planned"),
        ("Hull and Gdynia became sister cities in 1979", "sister cities", "en", "in_force"),
        ("the mayors became sister cities’ envoys and signed on 5 May", "sister cities", "en", "signed"),
        ("our twinning with Gdynia will be twenty years old in May", "twinning", "en", "in_force"),
        ("notre jumelage avec Logroño aura vingt ans en mai", "jumelage", "fr", "in_force"),
        ("le jumelage avec Logroño aura lieu en mai", "jumelage", "fr", "planned"),
        ("it took thirty years for the councils to sign a twinning charter", "twinning", "en", "signed"),
        ("Hull is keen to twin with Gdynia", "twin", "en", "planned"),
        ("города стали побратимами в 1979 году", "побратимами", "ru", "in_force"),
        ("исполнилось сорок лет побратимству", "побратимству", "ru", "in_force"),
    ],
)
def test_the_state_of_a_twinning(clause: str, words: str, lang: str, expected: str) -> None:
    assert of("twinning", clause, words, lang) == expected


@pytest.mark.parametrize(
    ("act", "clause", "verb", "lang", "expected"),
    [
        ("allies", "Voltaris a fait équipe avec Norvik", "fait équipe", "fr", "signed"),
        ("allies", "Voltaris fait équipe avec Norvik depuis 2012", "fait équipe", "fr", "in_force"),
        ("shares", "the schools will swap pupils", "swap", "en", "planned"),
        ("shares", "the schools swap pupils", "swap", "en", "in_force"),
        ("shares", "школы намерены обмениваться учениками", "обмениваться", "ru", "planned"),
        ("bound", "les villes, liées depuis 1979", "liées depuis", "fr", "in_force"),
        ("allies", "Voltaris, avec qui l’hôpital fait équipe", "fait équipe", "fr", "in_force"),
        ("allies", "the two schools are teaming up on a course", "teaming up", "en", "in_force"),
        ("allies", "they asked that the schools should team up", "team up", "en", "planned"),
        ("allies", "они добиваются, чтобы школы стали партнёрами", "стали партнёрами", "ru", "planned"),
    ],
)
def test_the_state_that_a_verb_of_agreeing_tells(act: str, clause: str, verb: str, lang: str, expected: str) -> None:
    at = clause.index(verb)

    assert state_of_act(act, clause, at, at + len(verb), lang) == expected


@pytest.mark.parametrize(
    ("kind", "clause", "words", "lang", "expected"),
    [
        ("agreement", "la négociation de la convention avec Dax est engagée", "convention", "fr", "planned"),
        ("agreement", "the proposal for an agreement was read", "agreement", "en", "planned"),
        ("agreement", "переговоры о соглашении велись весь год", "соглашении", "ru", "planned"),
        ("agreement", "Dax a prolongé l’accord, qui expirait en mai et cessa d’être appliqué", "accord", "fr", "renewed"),
        ("agreement", "Тула продлила соглашение, срок которого истекал осенью и почти истёк", "соглашение", "ru", "renewed"),
        ("agreement", "the memorandum is still in effect", "memorandum", "en", "in_force"),
        ("agreement", "the agreement was allowed to lapse in 2020", "agreement", "en", "ended"),
        ("agreement", "the mayors put new signatures to the pact of 1994", "pact", "en", "renewed"),
        ("agreement", "мэры заново подписали договор 1994 года", "договор", "ru", "renewed"),
        ("agreement", "the protocol was initialled in May and is expected to be finalised in June", "protocol", "en", "planned"),
        ("agreement", "il a fallu trois ans pour que les maires signent la convention", "convention", "fr", "signed"),
        ("agreement", "понадобилось три года, чтобы мэры подписали соглашение", "соглашение", "ru", "signed"),
        ("relation", "осенью отношения удалось возобновить", "отношения", "ru", "renewed"),
        ("relation", "осенью отношения не удалось возобновить", "отношения", "ru", "planned"),
        ("agreement", "Dax a réussi à relancer la convention", "convention", "fr", "renewed"),
        ("agreement", "Hull managed to extend the agreement", "agreement", "en", "renewed"),
        ("agreement", "он подтвердил, что привёз договор", "договор", "ru", "signed"),
        ("project", "le lycée a lancé avec Dax un projet de radio", "projet de", "fr", "in_force"),
        ("project", "the joint office closed within two years", "joint office", "en", "ended"),
        ("project", "клиника свернула программу стажировок", "программу стажировок", "ru", "ended"),
        ("twinning", "Dax fête les trente ans du jumelage signé en 1979", "jumelage", "fr", "signed"),
        ("twinning", "the anniversary of the sister city agreement, signed in 1979, was a feast", "sister city", "en", "signed"),
        ("twinning", "the twinning signed in 1979 still exists on paper", "twinning", "en", "in_force"),
        ("twinning", "a friendship that began in 2018 is about to grow", "friendship", "en", "in_force"),
        ("twinning", "Hull spends more on its sister cities next year", "sister cities", "en", "in_force"),
        ("twinning", "Hull had been twinned with Gdynia until 2010", "twinned", "en", "ended"),
        ("twinning", "Dax était jumelée avec Logroño jusqu’en 2010", "jumelée", "fr", "ended"),
        ("twinning", "Тула была побратимом Гдыни, пока не сменился мэр", "побратимом", "ru", "ended"),
    ],
)
def test_what_else_tells_the_state(kind: str, clause: str, words: str, lang: str, expected: str) -> None:
    assert of(kind, clause, words, lang) == expected


@pytest.mark.parametrize(
    ("clause", "words", "lang"),
    [
        ("il y a trente ans, Dax et Logroño ont signé leur charte de jumelage", "jumelage", "fr"),
        ("it is thirty years since Hull and Gdynia signed their twinning charter", "twinning", "en"),
        ("сорок лет назад Тула и Гдыня породнились", "породнились", "ru"),
    ],
)
def test_how_long_ago_a_twinning_was_signed_is_not_its_age(clause: str, words: str, lang: str) -> None:
    assert of("twinning", clause, words, lang) == "signed"
