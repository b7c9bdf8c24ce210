"""What companies look for and offer."""

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read


def openings(text: str) -> list[tuple[str, str, str]]:
    return [(one.type, one["who"], one["what"]) for one in read(of_text(text)).proposals if one.type in {"need", "offer"}]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("La société Voltaris est à Dax. Voltaris recherche un fabricant de batteries.", ("need", "Voltaris", "un fabricant de batteries")),
        ("La société Voltaris est à Dax. Elle recherche un fabricant de batteries.", ("need", "Voltaris", "un fabricant de batteries")),
        ("« Nous avons besoin de deux soudeurs », explique Anne Morel, directrice de Voltaris.", ("need", "Voltaris", "de deux soudeurs")),
        (
            "La brasserie Zlota a ouvert à Dax. Le patron de la brasserie voudrait trouver un fournisseur.",
            ("need", "brasserie Zlota", "un fournisseur"),
        ),
        (
            "L’entreprise Voltaris, installée à Dax, met à disposition de tous un banc d’essai.",
            ("offer", "Voltaris", "de tous un banc d’essai"),
        ),
        ("The company Voltaris is based in Hull. Voltaris offers training for engineers.", ("offer", "Voltaris", "training for engineers")),
        ("Voltaris, a company in Hull, has room for six apprentices from Gdynia.", ("offer", "Voltaris", "six apprentices from Gdynia")),
        ("“We need two welders,” said Ann Lee, director of Voltaris in Hull.", ("need", "Voltaris", "two welders")),
        (
            "Does anyone know a hop grower near Gdynia? Anyone who knows one of them should ring Voltaris Ltd in Hull.",
            ("need", "Voltaris Ltd", "one of them should ring Voltaris Ltd in Hull"),
        ),
        ("WANTED: two welders for Voltaris Ltd, Hull.", ("need", "Voltaris Ltd", "two welders for Voltaris Ltd, Hull")),
        (
            "La scierie Brousse, de Dax, se propose de former gratuitement deux apprentis.",
            ("offer", "scierie Brousse", "gratuitement deux apprentis"),
        ),
        ("Пекарне «Колос» из Тулы требуется поставщик мёда.", ("need", "Колос", "поставщик мёда")),
        ("Компания «Вольтарис» работает в Туле. «Вольтарис» ищет поставщиков меди.", ("need", "Вольтарис", "поставщиков меди")),
        ("«Нам нужны два сварщика», — говорит директор завода «Вольтарис» Анна Крылова.", ("need", "Вольтарис", "два сварщика")),
        ("Завод «Вольтарис» готов поставлять кабель в Гдыню.", ("offer", "Вольтарис", "кабель в Гдыню")),
    ],
)
def test_a_company_needs_or_offers(text: str, told: tuple[str, str, str]) -> None:
    assert openings(text) == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("La tannerie Ostrel, à Dax, propose de former deux selliers à ses frais.", ("offer", "tannerie Ostrel")),
        ("Brannock Boatyard has offered to repair the Gdynia skiffs for nothing.", ("offer", "Brannock Boatyard")),
        ("Tollan Hosiery, a mill near Hull, volunteered to dye the banners of Gdynia.", ("offer", "Tollan Hosiery")),
        ("Ателье «Нитка» из Тулы предложило сшить костюмы для гостей из Гдыни.", ("offer", "Нитка")),
        ("Пекарня «Колос» из Тулы даёт муку школе бесплатно.", ("offer", "Колос")),
        ("Ostrel, à Dax, dispose de deux métiers libres pour des confrères.", ("offer", "Ostrel")),
        ("Ostrel Cuirs (Dax) souhaite confier à un sous-traitant ses coutures.", ("need", "Ostrel Cuirs")),
        ("Brannock Boatyard, according to its owner, Ann Lee, urgently needs two riggers in Hull.", ("need", "Brannock Boatyard")),
        ("Сети «Волна» из Тулы, по словам директора, не хватает, по словам Анны Крыловой, лишь двух поваров.", ("need", "Волна")),
        ("The Hull mill Tollan Hosiery told Ann Lee it could lend two looms to Gdynia.", ("offer", "Tollan Hosiery")),
        ("Le maire de Dax parle. À Dax, notre propre musée cherche un traducteur.", ("need", "musée")),
        ("La mairie de Gdynia recherche un fabricant de bateaux.", ("need", "Gdynia")),
        ("Клуб «Волна» приедет в Тулу, а вот нашей гимназии не хватает семей для гостей.", ("need", "гимназия")),
        ("Brannock Boatyard of Hull would be delighted to hear from riggers in Gdynia.", ("need", "Brannock Boatyard")),
        ("Brannock Boatyard in Hull is looking to subcontract its sails.", ("need", "Brannock Boatyard")),
        ("Brannock Boatyard in Hull invites riggers to use its slipway free of charge.", ("offer", "Brannock Boatyard")),
        ("Il reste à Ostrel Cuirs, de Dax, un hangar à louer.", ("offer", "Ostrel Cuirs")),
        ("Ostrel Cuirs, de Dax, ouvre son atelier aux artisans de Gdynia, sans frais.", ("offer", "Ostrel Cuirs")),
        ("Фабрике «Нитка» из Тулы нужны швеи.", ("need", "Нитка")),
        ("Завод «Вольтарис» в Туле испытывает нехватку сварщиков.", ("need", "Вольтарис")),
        ("Завод «Вольтарис» из Тулы примет студентов из Гдыни на практику.", ("offer", "Вольтарис")),
        ("St Anne’s School, Hull, would like a partner class in Gdynia.", ("need", "St Anne’s School")),
        ("Tollan Hosiery of Hull has put its old looms at the disposal of the Gdynia college.", ("offer", "Tollan Hosiery")),
        ("La fonderie Baltmet, de Gdynia, peut couler des pièces pour les firmes de Dax.", ("offer", "fonderie Baltmet")),
        ("Завод «Балтмет» из Гдыни может отливать детали для фирм Тулы.", ("offer", "Балтмет")),
        ("Фабрика «Нитка» из Тулы безвозмездно передаст Гдыне старые станки.", ("offer", "Нитка")),
        ("Brannock Boatyard in Hull, which supplies Stocznia Baltmet, is looking for two riggers.", ("need", "Brannock Boatyard")),
        ("La tannerie Ostrel, à Dax, qui livre Stocznia Baltmet, cherche deux selliers.", ("need", "tannerie Ostrel")),
        ("Завод «Вольтарис» из Тулы, которому помогает фабрика «Нитка», ищет двух сварщиков.", ("need", "Вольтарис")),
        ("Завод «Вольтарис» из Тулы обучит двух мастеров за свой счёт.", ("offer", "Вольтарис")),
        ("Тульский музей обуви открыт в Туле. Музею требуются два реставратора кожи.", ("need", "Тульский музей обуви")),
        ("Brannock Boatyard in Hull is crying out for riggers.", ("need", "Brannock Boatyard")),
        ("Brannock Boatyard of Hull has yet to find an agent in Gdynia.", ("need", "Brannock Boatyard")),
        ("Brannock Boatyard in Hull is still without an agent in Gdynia.", ("need", "Brannock Boatyard")),
        ("Brannock Boatyard in Hull wants to team up with a sailmaker.", ("need", "Brannock Boatyard")),
        ("Brannock Boatyard of Hull said it wanted to hear from riggers in Gdynia.", ("need", "Brannock Boatyard")),
        ("Brannock Boatyard in Hull would make its slipway available to the Gdynia crews.", ("offer", "Brannock Boatyard")),
        ("Brannock Boatyard in Hull has a slipway standing idle.", ("offer", "Brannock Boatyard")),
        ("Brannock Boatyard in Hull will open its workshops to riggers from Gdynia.", ("offer", "Brannock Boatyard")),
        ("La tannerie Ostrel, à Dax, n’a toujours pas trouvé de sellier.", ("need", "tannerie Ostrel")),
        ("La tannerie Ostrel, à Dax, aimerait s’associer à une sellerie.", ("need", "tannerie Ostrel")),
        ("La tannerie Ostrel, à Dax, ouvre son atelier aux stages des apprentis.", ("offer", "tannerie Ostrel")),
        ("La tannerie Ostrel, à Dax, accueillera deux stagiaires de Gdynia.", ("offer", "tannerie Ostrel")),
        ("Завод «Вольтарис» из Тулы до сих пор не нашёл агента в Гдыне.", ("need", "Вольтарис")),
        ("Завод «Вольтарис» из Тулы приглашает дизайнеров разработать новую серию.", ("need", "Вольтарис")),
        ("Завод «Вольтарис» из Тулы мог бы отдать под заказы Гдыни целую линию.", ("offer", "Вольтарис")),
        ("Завод «Вольтарис» из Тулы сдаёт часть склада.", ("offer", "Вольтарис")),
        ("Завод «Вольтарис» в Туле располагает свободным складом.", ("offer", "Вольтарис")),
        ("The Gdynia mill Zlote Cellars is after an importer in Hull.", ("need", "Zlote Cellars")),
        ("À Gdynia, un fabricant de selles, Ostrel, recherche un tanneur.", ("need", "Ostrel")),
        ("Le groupement Ostrel se présente à Dax. Plusieurs de ses adhérents recherchent un tanneur.", ("need", "Ostrel")),
        ("Brannock Boatyard came to Gdynia. Its members are looking for two riggers.", ("need", "Brannock Boatyard")),
        (
            "The guild Tollan Hosiery, to which Brannock Boatyard belongs, met in Hull. It is looking for two riggers.",
            ("need", "Tollan Hosiery"),
        ),
        (
            "Brannock Boatyard builds skiffs in Hull. The firm, which employs 19 people on the quay, is looking for two riggers.",
            ("need", "Brannock Boatyard"),
        ),
    ],
)
def test_whoever_acts_is_found_past_what_stands_between(text: str, told: tuple[str, str]) -> None:
    assert [(kind, who) for kind, who, _what in openings(text)] == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Мы поможем, если мы купим у завода «Вольтарис» кабель в Туле.",
        "The Hull and Gdynia agreement will provide training for nurses.",
        "Brannock Boatyard of Hull will take part in a race in Gdynia.",
        "Le comité de jumelage de Dax propose un voyage à Gdynia en juin.",
        "Клуб «Волна» из Тулы предлагает поездку в Гдыню.",
        "Завод «Вольтарис» из Тулы поставляет кабель городам области.",
        "Under the contract, Brannock Boatyard will supply 40 skiffs a year to Gdynia.",
        "Selon la convention, la tannerie Ostrel, à Dax, fournit le cuir du musée.",
        "По договору завод «Вольтарис» поставляет кабель в Гдыню.",
        "La tannerie Ostrel, à Dax, propose de signer une convention avec Gdynia.",
        "Brannock Boatyard has offered to sign a charter with Gdynia.",
        "Завод «Вольтарис» предложил подписать договор с Гдыней.",
    ],
)
def test_what_an_agreement_binds_to_is_no_offer(text: str) -> None:
    assert openings(text) == []


def test_a_sought_baker_who_can_deliver_offers_nothing() -> None:
    assert [kind for kind, _who, _what in openings("Brannock Boatyard in Hull seeks a baker who can deliver every Friday.")] == ["need"]


def test_the_same_company_needs_and_offers_in_one_sentence() -> None:
    found = openings("The Gdynia brewery Zlote seeks an importer in Hull, and will train two bartenders.")

    assert [(kind, who) for kind, who, _what in found] == [("need", "Zlote"), ("offer", "Zlote")]


def test_as_well_as_joins_another_thing() -> None:
    found = openings("À Dax, il manque à la scierie Brousse deux soudeurs ainsi qu’un bureau d’études.")

    assert [(kind, who) for kind, who, _what in found] == [("need", "scierie Brousse")] * 2


def test_a_list_under_a_heading_tells_what_the_firm_looks_for() -> None:
    text = "What we are looking for:\n- a supplier of copper wire;\n- two welders.\nVoltaris, Hull. Voltaris was founded in 1990."

    assert openings(text) == [("need", "Voltaris", "a supplier of copper wire"), ("need", "Voltaris", "two welders")]


@pytest.mark.parametrize(
    "text",
    [
        "Voltaris cherche à développer ses ventes à Dax. Voltaris n’a pas besoin d’aide.",
        "Le maire de Dax cherche une solution avec Voltaris.",
        "Voltaris needs to grow, and is looking forward to Gdynia.",
        "Ann Lee wants a bicycle, wrote Voltaris in Hull.",
        "L’université de Dax propose des cours d’espagnol depuis 1990.",
        "Туле не хватает гостиниц, считает директор музея.",
        "Завод «Вольтарис» ищет пути выхода на рынок.",
    ],
)
def test_an_aim_is_no_need(text: str) -> None:
    assert openings(text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Завод «Вольтарис» из Тулы ищет поставщиков меди. Нужен и переводчик с польского.", "Вольтарис"),
        ("La tannerie Ostrel, à Dax, recherche un sellier. Il manque aussi un agent parlant polonais.", "tannerie Ostrel"),
        ("Brannock Boatyard in Hull seeks two riggers. Also sought is a van for the sails.", "Brannock Boatyard"),
    ],
)
def test_what_is_needed_also_is_needed_by_the_same(text: str, who: str) -> None:
    assert [(kind, owner) for kind, owner, _what in openings(text)] == [("need", who)] * 2


def test_what_another_company_says_of_itself_is_its_own() -> None:
    text = "Brannock Boatyard in Hull seeks two riggers, and Tollan Hosiery of Hull announced it would lend two looms to Gdynia."

    assert [(kind, who) for kind, who, _what in openings(text)] == [("need", "Brannock Boatyard"), ("offer", "Tollan Hosiery")]


def test_a_town_that_asks_in_its_own_words_needs_it() -> None:
    asked = openings("Hull has guests. We, the town of Gdynia, need four volunteers.")
    lacking = openings("Hull has guests. The town of Gdynia needs four volunteers.")

    assert ([(kind, who) for kind, who, _what in asked], lacking) == ([("need", "Gdynia")], [])


@pytest.mark.parametrize(
    "text",
    [
        "A protocol was signed in Hull, under which Brannock Boatyard will train riggers from Gdynia.",
        "La charte, aux termes de laquelle la tannerie Ostrel fournit le cuir, est signée à Dax.",
        "Завод «Вольтарис» из Тулы готов оплатить проживание гостей.",
    ],
)
def test_what_a_clause_of_an_agreement_or_of_an_invitation_tells_is_neither(text: str) -> None:
    assert openings(text) == []
