"""Verbs and nouns of travelling and receiving, in each tense: where to, and in which state."""

from datetime import date

import pytest

from jumelles.press.documents.opening import of_text
from jumelles.press.read import read

FRENCH = [
    ("Le déplacement des élus de Dax à Logroño a duré trois jours.", "Logroño", "past"),
    ("La venue à Dax de l’orchestre de Logroño est prévue en juin.", "Dax", "planned"),
    ("La tournée de la chorale de Dax à Logroño a été un succès.", "Logroño", "past"),
    ("La mission économique des commerçants de Dax à Logroño partira le 4 mai.", "Logroño", "planned"),
    ("Un voyage d’étude des agents de Dax à Logroño est programmé.", "Logroño", "planned"),
    ("Les apprentis de Dax effectueront un stage à Logroño en juin.", "Logroño", "planned"),
    ("Les apprentis de Dax ont fait un stage à Logroño.", "Logroño", "past"),
    ("Les agents de Dax se sont rendus à Logroño.", "Logroño", "past"),
    ("Les agents de Dax sont allés à Logroño.", "Logroño", "past"),
    ("Les agents de Dax se rendront à Logroño.", "Logroño", "planned"),
    ("Les agents de Dax doivent se rendre à Logroño.", "Logroño", "planned"),
    ("Les pompiers de Logroño ont été hébergés par des familles de Dax.", "Dax", "past"),
    ("Les pompiers de Logroño seront hébergés à Dax.", "Dax", "planned"),
    ("Dax a reçu les pompiers de Logroño.", "Dax", "past"),
    ("Dax recevra les pompiers de Logroño.", "Dax", "planned"),
    ("Dax reçoit cette semaine les pompiers de Logroño.", "Dax", "ongoing"),
    ("Les pompiers de Logroño ont été guidés dans les rues de Dax par des élus.", "Dax", "past"),
    ("Les pompiers de Dax ont passé une semaine à Logroño.", "Logroño", "past"),
    ("Les pompiers de Dax rentrent de Logroño.", "Logroño", "past"),
    ("Les pompiers de Dax sont revenus de Logroño.", "Logroño", "past"),
    ("Les pompiers de Logroño sont arrivés à Dax.", "Dax", "past"),
    ("Les pompiers de Logroño séjournent à Dax.", "Dax", "ongoing"),
    ("Une visite de la maire de Logroño à Dax est attendue.", "Dax", "planned"),
    ("Vingt pèlerins de Dax ont gagné Logroño à pied.", "Logroño", "past"),
    ("Vingt pèlerins de Dax ont pris la route de Logroño.", "Logroño", "past"),
    ("Le maire de Dax, Paul Etcheverry, a été reçu à Logroño.", "Logroño", "past"),
    ("Paul Etcheverry, maire de Dax, s’est envolé pour Logroño.", "Logroño", "past"),
    ("Paul Etcheverry, maire de Dax, visitera Logroño.", "Logroño", "planned"),
    ("Paul Etcheverry, maire de Dax, était l’invité de Logroño.", "Logroño", "past"),
    ("Chaque été, des jeunes de Logroño viennent à Dax.", "Dax", "past"),
]
ENGLISH = [
    ("The trip by Hull councillors to Gdynia lasted three days.", "Gdynia", "past"),
    ("The stay of the Gdynia pupils in Hull ended on Friday.", "Hull", "past"),
    ("A visit to Hull by the mayor of Gdynia is planned for June.", "Hull", "planned"),
    ("The choir’s tour of Gdynia was a success.", "Gdynia", "past"),
    ("A trade mission from Hull to Gdynia leaves on 4 May.", "Gdynia", "planned"),
    ("A study tour of Gdynia by Hull planners is being arranged.", "Gdynia", "planned"),
    ("Apprentices from Hull completed a placement in Gdynia.", "Gdynia", "past"),
    ("Nurses from Hull travelled to Gdynia.", "Gdynia", "past"),
    ("Nurses from Hull will travel to Gdynia.", "Gdynia", "planned"),
    ("Nurses from Hull are to travel to Gdynia.", "Gdynia", "planned"),
    ("Nurses from Hull have been to Gdynia.", "Gdynia", "past"),
    ("Nurses from Hull flew out to Gdynia.", "Gdynia", "past"),
    ("Nurses from Hull are spending a week in Gdynia.", "Gdynia", "ongoing"),
    ("Firefighters from Gdynia were put up by families in Hull.", "Hull", "past"),
    ("Firefighters from Gdynia are being hosted in Hull this week.", "Hull", "ongoing"),
    ("Hull hosted firefighters from Gdynia.", "Hull", "past"),
    ("Hull will host firefighters from Gdynia.", "Hull", "planned"),
    ("Hull is hosting firefighters from Gdynia.", "Hull", "ongoing"),
    ("Hull welcomed a delegation from Gdynia.", "Hull", "past"),
    ("Firefighters from Gdynia were given a tour of Hull.", "Hull", "past"),
    ("Firefighters from Gdynia were shown round Hull.", "Hull", "past"),
    ("Firefighters from Hull returned from Gdynia.", "Gdynia", "past"),
    ("Firefighters from Hull are back from Gdynia.", "Gdynia", "past"),
    ("Jane Smith, the mayor of Hull, paid a visit to Gdynia.", "Gdynia", "past"),
    ("Jane Smith, the mayor of Hull, was the guest of the mayor of Gdynia.", "Gdynia", "past"),
    ("Jane Smith, the mayor of Hull, led a delegation to Gdynia.", "Gdynia", "past"),
    ("Jane Smith, the mayor of Hull, is due in Gdynia on Friday.", "Gdynia", "planned"),
    ("Jane Smith, the mayor of Hull, opened a school in Gdynia.", "Gdynia", "past"),
    ("Every summer pupils from Gdynia come to Hull.", "Hull", "past"),
    ("A group of twelve pupils left for Gdynia on Monday.", "Gdynia", "past"),
    ("A school exchange took twelve pupils from Hull to Gdynia.", "Gdynia", "past"),
]
RUSSIAN = [
    ("Поездка тульских депутатов в Гдыню длилась три дня.", "Гдыня", "past"),
    ("Завершился визит делегации Гдыни в Тулу.", "Тула", "past"),
    ("Приезд в Тулу оркестра из Гдыни ожидается в июне.", "Тула", "planned"),
    ("Гастроли тульского хора в Гдыне прошли успешно.", "Гдыня", "past"),
    ("Командировка тульских врачей в Гдыню намечена на май.", "Гдыня", "planned"),
    ("Стажировка тульских студентов в Гдыне закончилась.", "Гдыня", "past"),
    ("В Туле состоялся приём делегации из Гдыни.", "Тула", "past"),
    ("Тульские врачи ездили в Гдыню.", "Гдыня", "past"),
    ("Тульские врачи поедут в Гдыню.", "Гдыня", "planned"),
    ("Тульские врачи собираются поехать в Гдыню.", "Гдыня", "planned"),
    ("Тульские врачи побывали в Гдыне.", "Гдыня", "past"),
    ("Тульские врачи вылетели в Гдыню.", "Гдыня", "past"),
    ("Тульские врачи находятся в Гдыне.", "Гдыня", "ongoing"),
    ("Тульских врачей приняли в Гдыне.", "Гдыня", "past"),
    ("Тульские врачи были приняты мэром Гдыни.", "Гдыня", "past"),
    ("Тула приняла врачей из Гдыни.", "Тула", "past"),
    ("Тула примет врачей из Гдыни.", "Тула", "planned"),
    ("Тула принимает врачей из Гдыни.", "Тула", "ongoing"),
    ("В Туле встретили врачей из Гдыни.", "Тула", "past"),
    ("Врачи из Гдыни посетили Тулу.", "Тула", "past"),
    ("Врачам из Гдыни показали Тулу.", "Тула", "past"),
    ("Тульские врачи вернулись из Гдыни.", "Гдыня", "past"),
    ("Врачи из Гдыни гостят в Туле.", "Тула", "ongoing"),
    ("Врачи из Гдыни гостили в Туле.", "Тула", "past"),
    ("Мэр Тулы Иван Орлов съездил в Гдыню.", "Гдыня", "past"),
    ("Мэр Тулы Иван Орлов отправится в Гдыню.", "Гдыня", "planned"),
    ("Мэр Тулы Иван Орлов был гостем мэра Гдыни.", "Гдыня", "past"),
    ("Мэр Тулы Иван Орлов открыл школу в Гдыне.", "Гдыня", "past"),
    ("Мэр Тулы Иван Орлов возглавил делегацию, побывавшую в Гдыне.", "Гдыня", "past"),
    ("Каждое лето школьники из Гдыни приезжают в Тулу.", "Тула", "past"),
    ("По приглашению мэра в Тулу приехала делегация Гдыни.", "Тула", "past"),
]


@pytest.mark.parametrize(
    ("twins", "text", "to", "status"),
    [
        *(("Dax et Logroño sont jumelées. ", *one) for one in FRENCH),
        *(("Hull and Gdynia are twinned. ", *one) for one in ENGLISH),
        *(("Тула и Гдыня дружат с 1990 года. ", *one) for one in RUSSIAN),
    ],
)
def test_a_journey_is_told_by_verb_or_noun(twins: str, text: str, to: str, status: str) -> None:
    found = read(of_text(twins + text, published=date(2025, 3, 12))).of("visit")

    assert [(one["to"], one["status"]) for one in found] == [(to, status)]


@pytest.mark.parametrize(
    "text",
    [
        "Dax et Logroño sont jumelées. Le vice-président a fait le tour de la question.",
        "Dax et Logroño sont jumelées. La commission a reçu trois dossiers de Logroño.",
        "Hull and Gdynia are twinned. The plan came to nothing, and the council returned to the subject.",
        "Hull and Gdynia are twinned. The mayor welcomed the news from Gdynia.",
        "Тула и Гдыня дружат с 1990 года. Депутаты приняли решение о дружбе с Гдыней.",
    ],
)
def test_the_same_words_may_tell_of_no_journey(text: str) -> None:
    assert read(of_text(text, published=date(2025, 3, 12))).of("visit") == []
