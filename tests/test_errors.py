from jumelles.errors import JumellesError


def test_its_text_is_the_sentence_for_the_user() -> None:
    assert str(JumellesError("Le fichier est vide.")) == "Le fichier est vide."
