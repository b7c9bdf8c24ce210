"""What tells an event in a sentence."""

import pytest

from jumelles.press.facts.marks import marks


@pytest.mark.parametrize(
    ("text", "lang", "kinds"),
    [
        ("La salle Ostrel, qui a été ouverte au public en mai, est à Vannes.", "fr", ["inauguration"]),
        ("Le jardin Ostrel, qui ouvrira en mai, est à Vannes.", "fr", ["inauguration"]),
        ("The Tollan Garden, which was opened to the public in May, is in Hull.", "en", ["inauguration"]),
        ("The office in Hull closed two years after its opening.", "en", []),
        ("They talk about the port.", "en", []),
        ("A public talk about the port is planned.", "en", ["meeting"]),
        ("A photo show is open in Hull.", "en", ["culture"]),
        ("A summer school will be held in Hull.", "en", ["meeting"]),
        ("Un chantier de jeunes doit se tenir à Vannes.", "fr", ["meeting"]),
        ("L’équipement d’un atelier de tissage a coûté cher.", "fr", []),
        ("La ville donnera son nom à une place.", "fr", ["inauguration"]),
        ("A film weekend and a tea party were held in Hull.", "en", ["culture", "culture"]),
        ("The drawings are on show at the library.", "en", ["culture"]),
        ("Pupils put on a play in Hull.", "en", ["culture"]),
        ("Les aquarelles de Mons sont exposées à la mairie.", "fr", ["culture"]),
        ("Le film de Mons a été projeté à Vannes.", "fr", ["culture"]),
        ("Un cerisier et un tilleul ont été plantés, et un érable mis en terre.", "fr", ["commemoration"]),
        ("Le pont de Mons a été ouvert à la circulation.", "fr", ["inauguration"]),
        ("Le pont de Mons est ouvert à tous.", "fr", []),
        ("В Туле показали фильм о море.", "ru", ["culture"]),
        ("Художники выставили акварели в Туле.", "ru", ["culture"]),
        ("В Туле прошёл вечер польской песни.", "ru", ["culture"]),
        ("A park named after Gdynia is in Hull.", "en", []),
        ("A park was named after Gdynia in Hull.", "en", ["inauguration"]),
        ("She was named Director of the trust.", "en", []),
        ("A rose was named Gdynia.", "en", ["inauguration"]),
        ("Une bière baptisée Mons est vendue à Vannes.", "fr", []),
        ("Le square a été baptisé square de Mons.", "fr", ["inauguration"]),
        ("Une rue de Vannes porte le nom de Mons.", "fr", []),
        ("The hall was decorated with flags.", "en", []),
        ("We are honoured by your visit.", "en", []),
        ("La salle, décorée aux couleurs de Mons, était pleine.", "fr", []),
        ("Luc Morel a été décoré hier.", "fr", ["award"]),
        ("Un thé dansant a clos le séjour.", "fr", ["culture"]),
        ("Театр «Нитка» показывает «Снегурочку».", "ru", ["culture"]),
        ("В Туле открылся Дом дружбы.", "ru", ["inauguration"]),
        ("Сувениры показали на агропромышленной выставке.", "ru", ["meeting"]),
    ],
)
def test_a_noun_or_a_verb_and_what_it_is_done_to(text: str, lang: str, kinds: list[str]) -> None:
    assert [one.kind for one in marks(text, lang)] == kinds
