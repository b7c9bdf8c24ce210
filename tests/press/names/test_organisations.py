"""Organisations: by the word for what they are, by what they make, by their shape; and what only looks like one."""

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read


def organisations(text: str) -> set[str]:
    return {one["name"] for one in read(of_text(text)).of("org")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Le lycée agricole des Aulnes écrit à l’Institut maritime Kwiatkowski depuis dix ans.", {"lycée agricole des Aulnes", "Institut maritime Kwiatkowski"}),
        ("Le centre hospitalier de l’Odet et la faculté de médecine de Sfax ont signé.", {"centre hospitalier de l’Odet", "faculté de médecine de Sfax"}),
        ("La coopérative Barro Vivo a reçu les potiers de la ville.", {"Barro Vivo"}),
        ("The Clare Fire Service and East Riding of Yorkshire Council have agreed.", {"Clare Fire Service", "East Riding of Yorkshire Council"}),
        ("Noyyal College of Technology and Teuto University of Applied Sciences have agreed.", {"Noyyal College of Technology", "Teuto University of Applied Sciences"}),
        ("Bhubaneswar Municipal Corporation (BMC) hosted the group. BMC will pay.", {"Bhubaneswar Municipal Corporation"}),
    ],
)  # fmt: skip
def test_a_name_begins_or_ends_with_what_it_is(text: str, told: set[str]) -> None:
    assert organisations(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Студенты Уральского федерального университета приехали в Тулу.", {"Уральский федеральный университет"}),
        ("Вместе с ним был Андрей Зимин, возглавляющий городскую больницу № 3.", {"городская больница № 3"}),
        ("Она приехала из Института растительных материалов вместе с группой.", {"Институт растительных материалов"}),
        ("С Карагандинским политехническим колледжем имени Машанова заключён меморандум.", {"Карагандинский политехнический колледж имени Машанова"}),
        ("Школьники из гимназии «Альтаир» и кооператива «Лэтри» приехали в Тулу.", {"Альтаир", "Лэтри"}),
        ("Театр кукол «Гугуцэ» вернулся с гастролей.", {"Театр кукол «Гугуцэ»"}),
        ("Завод эмалей «Глянец» ищет партнёров.", {"Глянец"}),
        ("Директор Каширского музея-заповедника приехал в Тулу.", {"Каширский музей-заповедник"}),
        ("Гостей из Тулы приняли в ташкентском хокимияте и в муниципалитете Габрова.", {"ташкентский хокимият", "муниципалитет Габрова"}),
        ("Завод и габровская гимназия электроники ждут гостей из Тулы.", {"габровская гимназия электроники"}),
        ("В Туле вспоминают поездку учащиеся минской гимназии № 3.", {"гимназия № 3"}),
        ("В Туле приняли детский танцевальный коллектив «Янтра». А «Камтехмаш», напротив, ищет склад.", {"Янтра", "Камтехмаш"}),
        ("Мария Лугова, ИА «Поочье», Тула", {"Поочье"}),
        ("Осенью приедут артисты «Белой ладьи» и врачи клиники «Хатанпяя».", {"Белая ладья", "Хатанпяя"}),
    ],
)  # fmt: skip
def test_a_russian_name_is_a_noun_with_what_agrees_with_it_and_its_genitives(text: str, told: set[str]) -> None:
    assert organisations(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Elbtec, a maker of pump controls, has told the town of its plans.", {"Elbtec"}),
        ("Ardeal Foraje, fabricant de têtes de forage, a son usine dans la ville.", {"Ardeal Foraje"}),
        ("In the town they met people from Klinikum Ravensberg and the Heidegymnasium.", {"Klinikum Ravensberg", "Heidegymnasium"}),
        ("A partnership with Wisla Cold Chain S.A. was signed in the town.", {"Wisla Cold Chain S.A."}),
        ("In the port Pontica Terminals, which runs two berths, is looking for partners.", {"Pontica Terminals"}),
        ("Le CS Bistrita et la chocolaterie Vézère & Fils ont aidé la ville.", {"CS Bistrita", "Vézère & Fils"}),
    ],
)  # fmt: skip
def test_a_company_is_known_by_what_it_makes_and_by_its_shape(text: str, told: set[str]) -> None:
    assert organisations(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ils ont chanté à l’église Saint-Maurin de la ville, puis salle Ravel.", {"église Saint-Maurin", "salle Ravel"}),
        ("The choir of the town sang at Tolver Castle, in the Egmond Halls and at St Oswin’s.", {"Tolver Castle", "Egmond Halls", "St Oswin’s"}),
        ("The mayor of the town will open the Moravian House and dine at the Town Hall.", {"Moravian House", "Town Hall"}),
        ("Гостям из Тулы показали Ипатьевский монастырь и собор Святой Анны.", {"Ипатьевский монастырь", "собор Святой Анны"}),
    ],
)  # fmt: skip
def test_a_venue_that_bears_a_name_is_one(text: str, told: set[str]) -> None:
    assert organisations(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("M. Luc Venet est président de Venet Décolletage, dans la ville. M. Venet est heureux.", {"Venet Décolletage"}),
        ("Voici les demandes de la ville.\n\n• Ecolam, à Bellignat, cherche un distributeur.", {"Ecolam"}),
        ("L’association Thann-Saloum a reçu les chanteurs de l’Orfeó Garrotxí dans la ville.", {"Thann-Saloum", "Orfeó Garrotxí"}),
        ("The pupils of the town wrote to the Gymnasium am Lappwald.", {"Gymnasium am Lappwald"}),
        ("GODALMING AND DISTRICT FRIENDSHIP SOCIETY\n\nThe members met in the town.", {"Godalming and District Friendship Society"}),
        ("The nonprofit Ruthene Hands and the Orrin club came; Scottish Enterprise paid for the town.", {"Ruthene Hands", "Orrin club", "Scottish Enterprise"}),
        ("The link between Wallace High and UHI North lives on in the town.", {"Wallace High", "UHI North"}),
        ("Elle est venue dans la ville avec la Devizes Twinning Association.", {"Devizes Twinning Association"}),
        ("Le Courrier du Bocage a suivi les élèves de la Vinzenz-Pallotti-Schule dans la ville.", {"Courrier du Bocage", "Vinzenz-Pallotti-Schule"}),
        ("Vestfjord Meats, Kilmoe, needs a distributor. The town has offered to help.", {"Vestfjord Meats"}),
        ("Завод и греческая Volos Pumps S.A. договорились в Туле.", {"Volos Pumps S.A."}),
        ("BBC Radio Solent and IHK Essen wrote of the town.", {"BBC Radio Solent", "IHK Essen"}),
        ("The Andrew Tavell Birthplace and Jade Hochschule wrote to the town.", {"Andrew Tavell Birthplace", "Jade Hochschule"}),
        ("HULL CHAMBER | MEMBERS’ BULLETIN\n\nThe members met in the town.", {"Hull Chamber"}),
        ("Председатель Полоцкого горисполкома был в ирландском посольстве.", {"Полоцкий горисполком", "ирландское посольство"}),
        ("Мастерские Тульского музея-заповедника открыты. В Туле играл оркестр Псковской консерватории.", {"Тульский музей-заповедник", "Псковская консерватория"}),
        ("Гостей из Тулы принял порт Усть-Илимска.", {"порт Усть-Илимска"}),
        ("0917. «Волжский полимер» (Тула): куплю станок.", {"Волжский полимер"}),
        ("Dans la ville, la brasserie La Halte aux Grives et la chorale Kanerien an Aven répètent.", {"La Halte aux Grives", "Kanerien an Aven"}),
        ("Le comité Vannes sans frontières a écrit à la ville.", {"comité Vannes sans frontières"}),
        ("Nos amis de la Casa da Ribeira, venus hier, ont écrit à tous les habitants de la ville.", {"Casa da Ribeira"}),
        ("• À Brno, un fabricant de jouets en bois, Lutera, se propose d’accueillir deux élèves.", {"Lutera"}),
        ("Voici les demandes de la ville.\n\n• Les Filatures du Marais recherchent un atelier de couture.", {"Filatures du Marais"}),
        ("La ville a écrit à la Commission européenne et au Parlement européen.", {"Commission européenne", "Parlement européen"}),
        ("Local builder Marram Panels, which the town knows, has agreed to ship the walls.", {"Marram Panels"}),
        ("In the town a maker of wooden toys, Ladkov, offers two places.", {"Ladkov"}),
        ("The growers of the town heard that Gujarat-based Samvira Cold Chain will build a store.", {"Samvira Cold Chain"}),
        ("Winemaker Tamarind Cellars is after a distributor in the town.", {"Tamarind Cellars"}),
        ("Псковская больница имени Зуева ждёт врачей. Больница имени Зуева открыта.", {"Псковская больница имени Зуева"}),
    ],
)  # fmt: skip
def test_what_stands_around_a_name_tells_where_it_begins_and_ends(text: str, told: set[str]) -> None:
    assert organisations(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Sept entreprises du territoire et dix chefs d’entreprise de la ville ont fait le voyage.",
        "Ils ont chanté à l’église et au théâtre de la ville, avec les Catalans. Les Catalans sont repartis.",
        "Ils sont en quête d’un distributeur en Pologne. Le maire DÉCIDE, par 21 voix. Entendu M. Lambert, conseiller de la ville.",
        "In the town he was given the Order of the Cross of Terra Mariana. Halina wept: with Halina, NAD 400 went to the poor.",
        "Les entreprises de la ville exportent aux Pays-Bas. À Laval, un fabricant de jouets, la ville le sait, a fermé.",
        "The White House and the Open House of the town are no partners; the Town Hall of the town is shut.",
        "В нашем муниципалитете и в здешней гимназии ждут гостей из Тулы, вспоминают учащиеся.",
        "The mayor of the town was given the Silver Badge, and the rowers were asked to the Copa del Mar.",
        "Des ingénieurs sont venus visiter les ateliers de la vallée, au bord de l’eau.",
        "The Wexford Opera Festival welcomed singers from the town to Quilter Quay.",
        "They walked from the Town Hall to the church and the park of the town.",
        "В Туле ему подарили собрание сочинений Толстого.",
        "The rugby club and the County Council met in the Council Chamber of the town.",
        "The two companies will share a stand at the PolFrost trade fair in the town.",
        "На выставке AquaCentral показали номер «Сказочные ночи» и турнир «Золотая пила».",
        "Глава городского округа приехал с итальянской компанией и местной школой.",
    ],
)
def test_a_kind_of_thing_a_venue_and_an_event_are_no_organisation(text: str) -> None:
    assert organisations(text) == set()
