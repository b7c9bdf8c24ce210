"""Words that say what a region is ("Oblast", "province de", «область»), so that its bare name can be compared."""

from __future__ import annotations

from jumelles.atlas.naming.folding import fold

WORDS = frozenset(
    fold(word)
    for word in (
        # English, and the transliterations that English sources use
        "administrative area atoll autonomous canton capital city commune community council county department district division "
        "emirate federal federated governorate hamlet island islands kray krai municipality oblast oblast' okrug parish parishes "
        "popular prefecture province provinces quarter quarters raion region regional republic special state states territory unitary "
        "voivodeship shi sheng do ken fu ostan "
        # French
        "autonome capitale communauté comté commune département district émirat état gouvernorat île îles municipalité "
        "paroisse préfecture principauté quartier région république territoire ville voïvodie kraï oblast "
        # Russian, long and short
        "автономная автономный автономное область обл край республика округ регион провинция департамент кантон район штат земля "
        "губерния графство префектура воеводство городской муниципалитет муниципальный остров острова приход территория город "
        # German, Spanish, Portuguese, Italian, Dutch, Turkish, Polish, Czech, Romanian, Indonesian, Arabic
        "land bundesland freistaat kanton kreis bezirk comunidad autónoma departamento distrito estado provincia región comarca "
        "região distrito regione provincie gewest il ili województwo kraj okres județul provinsi wilaya wilayat muhafazat muhafazah"
    ).split()
)
LINKS = frozenset("of the de du des la le les l d da do di del della dei van von und and et e i y al".split())


def bare(folded: str) -> str:
    """A folded name without designators and linking words; the name itself if nothing else would remain."""
    words = folded.split()
    kept = [word for word in words if word not in WORDS and word not in LINKS]
    return " ".join(kept) or folded


def designated(folded: str) -> bool:
    """Whether a folded name says by a word that it means a region."""
    words = folded.split()
    return len(words) > 1 and any(word in WORDS for word in words)
