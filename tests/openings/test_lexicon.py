"""A lexicon learnt from labels that mean the same."""

from itertools import permutations

from jumelles.languages import LANGUAGES
from jumelles.openings.lexicon import learn

RED, CAR, BLUE, ROUGE, VOITURE, BLEU = range(6)


def test_words_that_come_together_translate_one_another() -> None:
    labels = [([RED, CAR], [ROUGE, VOITURE]), ([BLUE, CAR], [BLEU, VOITURE]), ([RED], [ROUGE])]
    pairs: dict[tuple[str, str], list[tuple[list[int], list[int]]]] = {key: [] for key in permutations(LANGUAGES, 2)}
    pairs["en", "fr"], pairs["fr", "en"] = labels, [(theirs, ours) for ours, theirs in labels]

    found = learn(pairs, 6).toarray()

    assert [int(found[word].argmax()) for word in range(6)] == [ROUGE, VOITURE, BLEU, RED, CAR, BLUE]
    assert (found == found.T).all()
    assert found.max() <= 1


def test_without_labels_nothing_is_learnt() -> None:
    assert learn({key: [] for key in permutations(LANGUAGES, 2)}, 3).nnz == 0
