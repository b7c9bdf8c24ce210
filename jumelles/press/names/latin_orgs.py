"""Organisations in French and English texts by the words that their names begin or end with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jumelles.press.lexicon import compiled, lexicon

UP = r"A-ZÀ-ÖØ-ÞĀŁŚŻŽŠČİĐА-ЯЁ"
CAP = rf"[{UP}][\w’'&-]*"
QUOTED = r"(?:«\s?[^»]{2,60}\s?»|“[^”]{2,60}”|\"[^\"\n]{2,60}\")"
_ENGLISH = re.compile(
    rf"(?<![\w’'-])(?:{CAP}[ \xa0]){{1,4}}(?:University|College|Institute|School|Museum|Council|Chamber of Commerce|Foundation|Society|Hospital|Band|Choir|Orchestra|Trust|Association|Committee|Partnership|Singers|Library|Brewery|Guild)(?![\w-])|University of {CAP}(?:[ \xa0]{CAP})?"
)
"""English names in a French text."""
_BRANCH = re.compile(rf"(?<![\w.-])(?:UC|UNC|SUNY|CUNY|UT|UMass|YMCA|YWCA|AFS)[ \xa0]{CAP}(?:[ \xa0]{CAP})?(?![\w-])")
"""A school or club whose town follows its abbreviation."""
_CLUB = re.compile(
    rf"(?<![\w.-])(?:AS|CS|FC|SC|US|RC|AC|BC|HC|HBC|OGC|RCS|SV|TSV|TuS|VfB|VfL|TU|FH|HTW|IUT|CFA|MJC|GAEC|ESAT|EARL|SCOP|CPIE|CIC|IHK|HWK|VHS|THW)[ \xa0](?:(?:de|du|des)[ \xa0])?{CAP}(?:[ -]{CAP})*"
)
"""A club or a school whose name begins with an abbreviation."""
_SMALL = r"(?:de la|de l[’']|de|du|des|d[’']|del|della|di|do|da|dos|der|die|das|den|für|von|auf der|auf dem|an der|am|im|zum|zur|na|an|ar|y|e|und|et|i|à)"
_FOREIGN = re.compile(
    rf"(?<![\w-])(?:(?:Instituto|Istituto|Institut|Institutul|Universidade?|Università|Universität|Universitatea|Uniwersytet|Fachhochschule|Klinikum|Krankenhaus|Hospices|Hôpital|Hospital|Centre hospitalier|Clínica|Coláiste|Escuela|Escola|Colegio|Colexio|Scuola|Liceo|Liceul|Lycée|Collège|École|Gymnasium|Museo|Museu|Muzeum|Musée|Teatro|Théâtre|Fundación|Fundação|Fondazione|Fondation|Stiftung|Asociación|Associação|Associazione|Association|Amis|Amicale|Verein|Union|Cámara|Câmara|Camera|Chambre|Handwerkskammer|Chor|Chœur|Chorale|Coro|Orquesta|Orquestra|Orchestre|Orchester|Banda|Bagad|Cercle|Peña|Confrérie|Cooperativa|Coopérative|Conservas|Astilleros|Bodegas?|Cantina|Cantine|Stadtwerke|Gesellschaft|Pro Loco|Comité|Ensemble|Harmonie|Lyre)[ \xa0])(?:{_SMALL}[ \xa0]?)?h?{CAP}(?:[ \xa0](?:{_SMALL}[ \xa0]?)?{CAP}){{0,3}}"
    rf"|(?<![\w-]){CAP}[ \xa0]Hochschule(?![\w-])|(?<![\w-])[{UP}][\wäöüß]+(?:-[{UP}][\wäöüß]+)*-(?:Schule|Gymnasium|Realschule|Chor|Verein|Klinik|Museum|Kapelle|Stiftung|Universität)(?![\w-])|(?<![\w-])(?:[{UP}][a-zäöüß]+(?:ische|er|es)[ \xa0])*[{UP}]?[a-zäöüß]*(?:(?<=[ \xa0])H|h)ochschule(?:[ \xa0]{CAP})?|(?<![\w-])[{UP}][a-zäöüß]+(?:komitee|gymnasium|kantorei|chor|verein|werke?|schule|klinik|klinikum|museum|theater|orchester|kammer|stiftung|gesellschaft|sparkasse|brauerei|kapelle|verlag)(?![\w])(?:[ \xa0](?:(?:de|of|in|von)[ \xa0])?{CAP})?"
)
"""Names of institutions in other languages, which begin with what they are, or end so in one word."""
_LEGAL = re.compile(
    rf"(?<![\w-])(?:{CAP}[ \xa0](?:&[ \xa0])?){{1,4}}(?:S\.A\.|SA|SAS|SARL|S\.L\.|SL|AG|KG|SE|Oy|Oyj|AB|ASA|A/S|ApS|BV|B\.V\.|NV|SpA|S\.p\.A\.|S\.r\.l\.|Srl|Sp\. z o\.o\.|d\.o\.o\.|s\.r\.o\.|a\.s\.|Kft|Zrt|Teoranta|Teo|Pty|Co\.|Lda|Ltda|OÜ|UAB|SIA|& (?:Fils|Sons?|Cie|Co\.?|Söhne|Frères|Sœurs|Daughters))(?![\w])"
)
"""Companies by their legal form."""
_KNOWN = re.compile(
    rf"(?<![\w-])(?:Croix[- ]Rouge|Secours (?:populaire|catholique)|Médecins sans frontières|Restos du [Cc]œur|Emmaüs|Red Cross|Red Crescent|Salvation Army|Oxfam|Rotary(?: Club)?|Rotaract|Lions Club|Kiwanis|Soroptimist|(?:[Cc]ommission|Cour des comptes) européenne|Parlement européen|UNESCO|Unesco|UNICEF|Unicef|Greenpeace|Amnesty International|BBC(?: (?:Radio|Look|News))?(?: {CAP})?|France (?:Bleu|Inter|Info|Culture|Musique|Télévisions|[235])(?: {CAP})?|Radio France|Ouest-France|Sud[- ]Ouest|Midi [Ll]ibre|Dauphiné [Ll]ibéré|Dernières Nouvelles d[’']Alsace|La Voix du Nord|La Nouvelle République|Goethe-Institut|Alliance française|Institut français|British Council|Erasmus Student Network)(?![\w-])(?: (?:of|de|d[’'])\s?{CAP})?|(?<![\w-])(?:Visit|Invest(?: in)?|Discover) {CAP}(?![ \xa0]{CAP})|(?<![\w-])(?:Enterprise|Tourism|Sport|Screen|Creative|Historic) (?:Ireland|England|Scotland|Wales|UK|Australia|Canada)|(?<![\w-])Friends of (?:the )?{CAP}(?: {CAP})?|(?<![\w-])[{UP}]\w{{2,}} & [{UP}]\w{{2,}}(?: {CAP})?"
)
"""Organisations that have branches in many towns, and houses of two partners."""
_PAPER = re.compile(
    rf"(?<![\w-])(?:L[ea]s?[ \xa0]|L[’'])(?:Courrier|Dépêche|Voix|Gazette|Journal|Tribune|[ÉE]cho|Progrès|Télégramme|Républicain|Réveil|[ÉE]claireur|Populaire|Messager|Phare|Bulletin|Est Républicain)(?: (?:de la |de l[’']|du |des |de |d[’']){CAP}(?:[ -]{CAP})?)?(?![\w-])"
    rf"|(?<![\w’'-]){CAP}(?:-{CAP})*[ \xa0](?:Agglomération|Agglo|Métropole)(?![\w-])"
)
"""French newspapers, and communities of towns."""
_FRENCH = re.compile(
    rf"(?<![\w-])(?:lycée|collège|école|université|hôpital|musée|théâtre)[ \xa0](?:{_SMALL}[ \xa0]?)?{CAP}(?:[ \xa0]{CAP})*"
)
"""French names in an English text."""
_ELSEWHERE = {"fr": (_LEGAL, _PAPER, _CLUB, _KNOWN, _ENGLISH, _FOREIGN), "en": (_LEGAL, _CLUB, _KNOWN, _BRANCH, _FRENCH, _FOREIGN)}
_OTHER_WORDS = r"(?!des\b|les\b|et\b|est\b|sont\b|qui\b|que\b|dont\b|pour\b|par\b|avec\b|sans\b|dans\b|sur\b|lors\b|où\b|mais\b|puis\b|chez\b|vers\b|depuis\b|entre\b|aura\b|sera\b|avait\b|ont\b|nous\b|vous\b|leur\b|cette\b|elle\b|aux\b|comme\b|hors\b|ainsi\b|afin\b|selon\b|avant\b|après\b|près\b|plus\b|tout\b|toute\b|son\b|sa\b|ses\b|notre\b|une?\b|la\b|le\b)"
"""What no adjective of a French name is."""


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    words = lexicon(lang)
    heads, of = words.source("names", "orgs"), words.source("names", "of")
    if lang == "en":
        part = rf"(?:(?:Riding|Isle|City|Town|Borough|County|Port|Bank|Vale|Forest|District|House) of {CAP}|{CAP} and (?:District|Islands|Area|Region)|{CAP}|\d+(?:st|nd|rd|th))"
        return re.compile(
            rf"(?<![\w-])((?:{part}[ \xa0](?:&[ \xa0])?){{0,5}}(?:{heads})(?![\w])(?:[ \xa0](?:{of})[ \xa0](?:the )?{CAP}(?:[ \xa0](?:(?:of|&) )?{CAP}){{0,2}}(?: and {CAP}(?![  .’']))?){{0,2}})(?![\w])"
        )
    item = rf"(?:{CAP}(?:[ -]{CAP})*|{QUOTED}|[a-zà-ÿ]{{3,}}(?:-[a-zà-ÿ]+)*(?: {_OTHER_WORDS}[a-zà-ÿ-]{{4,}}(?:ale?s?|aux|iques?|elle?s?|aire?s?|ives?|ifs?|ois|oises?|ais|aises?|iens?|iennes?|ains?|aines?|ers|ères|és|ées|noire?s?|blanc|blanche|rouges?|verte?s?|bleue?s?))?)"
    return re.compile(
        rf"(?<![\w-])((?i:{heads})(?![\w-])(?: {_OTHER_WORDS}[a-zà-ÿ-]{{4,}}(?= (?:{of})| [{UP}«“\"]| {_OTHER_WORDS}[a-zà-ÿ-]+ (?:(?:{of}) ?)?[{UP}«“\"])|(?: {_OTHER_WORDS}(?:[a-zà-ÿ-]+(?:ale?|aux|ique|elle|aire|ive|if|en|enne|ois|oise|ais|aise|ain|aine|né|née|ieure?|al|ée|es))(?![\w]))){{0,2}}(?: ?(?:{of}) ?{item}){{0,4}}(?: (?:n°|no|№) ?\d+)?(?: {CAP}(?:[ -]{CAP})*(?: (?:&|an|aux(?! (?:États|Pays|Émirats|Philippines|Antilles|Comores|Açores))) {CAP}| sans frontières?)?| {QUOTED})?)"
    )


def latin_spans(piece: str, lang: str) -> Iterator[tuple[int, int]]:
    """Where names of organisations stand in a sentence."""
    if lang == "en" and _in_capitals(piece):
        piece = _CAPITALS.sub(lambda match: match[0].lower() if match[0] in {"OF", "FOR", "AND", "THE"} else match[0].capitalize(), piece)
    elif piece.isupper():
        return
    for pattern in _ELSEWHERE[lang]:
        yield from (_without_article(match) for match in pattern.finditer(piece) if not _all_generic(match[0], lang))
    at, pattern = 0, _pattern(lang)
    while match := pattern.search(piece, at):
        start, end = _trimmed(piece, *match.span(1), lang)
        # What was cut off may be the beginning of another name.
        at = max(end, match.start(1) + 1)
        if end - start > 3 and _named(piece[start:end], lang, piece[max(0, start - 24) : start]):
            yield _bare(piece, start, end) if lang == "fr" else (start, end)


_CAPITALS = re.compile(r"[A-ZÀ-Þ]{2,}")


def _in_capitals(piece: str) -> bool:
    return sum(map(len, _CAPITALS.findall(piece))) > 0.6 * sum(map(str.isalpha, piece))


def _without_article(match: re.Match[str]) -> tuple[int, int]:
    cut = re.match(r"(?:The|A|An|Our|Le|La|Les|Un|Une|Notre|At|In|With|And|From|Avec|Chez)[ \xa0]", match[0])
    return match.start() + (cut.end() if cut else 0), match.end()


_COMPANY = re.compile(
    rf"(?i:ONG|entreprises?|sociétés?|start-ups?|startups?|groupes?|quotidien|hebdomadaire|journal)\s+(?:[a-zà-ÿ]{{4,}}\s+)?(?=(?:[LlDd][’'])?[{UP}«“\"])"
)
_FRENCH_TAIL = re.compile(r"(?:\s|[ \xa0])+(?:de la|de l[’']|du|des|de|d[’']|pour|et|aux|à la|au|en|avec les|et des|et de)?\s*$")


def _trimmed(piece: str, start: int, end: int, lang: str) -> tuple[int, int]:
    """Without small words and verbs that the pattern took along."""
    if head := _COMPANY.match(piece[start:end]) or re.match(
        r"[a-zà-ÿ]+ (?:de la |de l[’']|du )(?:société|entreprise|groupe|start-up) (?=[A-ZÀ-Þ])", piece[start:end]
    ):
        start += head.end()
    return _trimmed_french(piece, start, end) if lang == "fr" else _trimmed_english(piece, start, end)


def _trimmed_french(piece: str, start: int, end: int) -> tuple[int, int]:
    end = start + len(_FRENCH_TAIL.sub("", piece[start:end]))
    words = re.search(
        r"\s(?:DÉCIDE|ARRÊTE|ADOPTE|APPROUVE|AUTORISE|ATTRIBUE|a|est|ont|sont|qui|que|dans|sur|ce|cette|lors|prête|propose|organise|accueille|reçoit|offre|présente|ouvre|envoie|cherche|recherche|lance|signe|invite|participe|soutient|fête|accompagne|expose|donne|remercie|prend|tient|met|fait|veut|peut|doit|vient|va|souhaite|dispose|emploie|fabrique|produit|livre|exporte|importe|[a-zà-ÿ]+(?:era|eront|iront|aient|èrent)|(?:de |le |du )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche))\b.*$",
        piece[start:end],
    )
    if words:
        end = start + words.start()
    if another := re.search(r"\set\s(?:celle|celui|ceux|celles|son|sa|leur)\s", piece[start:end]):
        end = start + another.start()
    if beside := re.search(r"\s[a-zà-ÿ][\w’'-]*(?=\set\s[A-ZÀ-Þ])", piece[start:end]):
        end = start + beside.end()  # le Conseil départemental et Nantes Métropole
    joined = compiled(rf"\set\s(?:le |la |les |l[’'])?(?i:{lexicon('fr').source('names', 'orgs')})(?!\w)|\set\s\w+$", exact=True).search(
        piece[start:end]
    )
    return start, start + joined.start() if joined and joined.start() else end


_LEADS = re.compile(
    r"^(?:(?:The|A|An|In|At|On|After|From|By|For|With|And|As|This|Our|Its|Their|Mr|Both|Since|While|When|Where|If|But|So|Yet|Or|Meanwhile|Today|Later|Now|Then|Yesterday|Perhaps|However|Also|Here|There|Last|Next|Dear|Hon|Lord|Deputy|Vice|Former|Mayor|President|Chair(?:man|woman)?|Director|Principal|Head|Governor|Professor|Chancellor|Minister|Councillor|Cllr)[ \xa0](?:(?:of|and|for)[ \xa0](?:the[ \xa0])?)?)+"
)


_OWNER = re.compile(
    rf"(?!St\.? |Saint |(?:Wom[ae]n|M[ae]n|Child(?:ren)?|People|King|Queen|Prince|Princess|Girl|Boy|Student|Master|Bishop|All Soul)[’']s)(?:{CAP} )?[{UP}]\w+[’']s (?=(?:Museum|Chamber|Ministry|Department|Academy|Institute)\b|{CAP} (?:of )?{CAP} ?)"
)
"""Of which place or country something is: Georgia’s Batumi Harbour Authority."""
_TRADE = re.compile(
    rf"(?:[{UP}][a-z]*(?:maker|builder|grower)|Brewer|Baker|Publisher|Manufacturer|Producer|Exporter|Importer|Supplier|Retailer)[ \xa0](?={CAP}[ \xa0]{CAP})"
)
"""What a firm does, with a capital only because it begins the sentence: Winemaker Tamarind Cellars."""


def _trimmed_english(piece: str, start: int, end: int) -> tuple[int, int]:
    end -= 2 if re.search(r"[’']s$", piece[start:end]) else 0
    for lead in (_LEADS, _OWNER, _TRADE):
        start += len(cut[0]) if (cut := lead.match(piece[start:end])) else 0
    heads = lexicon("en").source("names", "orgs")
    firm = compiled(rf"(.+?(?:{lexicon('en').told['names']['org_kinds']['company']})) of (?:the )?{CAP}", exact=True).match(
        piece[start:end]
    )
    if firm:
        return start, start + firm.end(1)
    halves = compiled(rf"(.+?(?:{heads}))[ \xa0]and[ \xa0](?=.*(?:{heads})$)", exact=True).match(piece[start:end])
    if halves:
        return start, start + halves.end(1)
    # “Hull and Hessle Council” is one only where no place of its own stands before “and”; Smith and Jones Society is.
    return start, end


@cache
def _generic(lang: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{lexicon(lang).source('names', 'org_generic')})s?", re.IGNORECASE)


def _all_generic(name: str, lang: str) -> bool:
    """Whether all words only say what it is: the County Council, the Council Chamber."""
    return all(_generic(lang).fullmatch(word) for word in re.findall(r"[\w’'-]+", name))


_STRIPPED = re.compile(
    rf"(?:[a-zà-ÿ-]+(?:erie|ière)|fabricant|éditeur|cabinet|coopérative|association|ensemble|chorale|troupe|compagnie|orchestre|fanfare|manufacture|constructeur|start-up|maison d[’']édition|amicale|club|cercle|collectif|harmonie)(?: [a-zà-ÿ-]+){{0,2}} (?=(?:[LlDd]es? |L[ae] |À )?{CAP} (?:&|{CAP}|à|de|des|du))|(?:[a-zà-ÿ-]+erie|association|ensemble|coopérative|fonderie) [a-zà-ÿ-]+(?:ois|oise|ais|aise|ien|ienne|ain|aine|and|ande|ine|que|ol|ole|ard|arde) (?=[{UP}])|(?:association|chorale|atelier|fanfare) (?=(?:Du |De |Le |La )?{CAP}(?![ \xa0]?(?:de|du|des|d[’'])[ \xa0]))"
)


def _bare(piece: str, start: int, end: int) -> tuple[int, int]:
    """A name of several words stands without the common noun before it: la coopérative Barro Vivo."""
    common = _STRIPPED.match(piece[start:end])
    return (start + common.end() if common else start), end


_GENERIC_FR = re.compile(
    r"(?:le |la |une? |the )?(?:comité|groupe|maison|centre|office|club|parc|jardin|société|entreprise|association|école|lycée|collège|conseil|chorale|orchestre|ensemble|union|start-up|startup|théâtre|université|musée|hôpital|agence|banque|radio|journal|cinéma|institut|faculté|métropole|chambre|communauté|syndicat|fonderie|port|fanfare)s?$",
    re.IGNORECASE,
)
_ANY_OF = re.compile(
    r"(?:\b(?:une?|des|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|\d+|plusieurs|quelques|chaque|toute?s?|aucune?|chefs?|autres?)\s(?:\w+\s)?|\b(?:chefs?\s)?d[’'](?:une?\s)?)$",
    re.IGNORECASE,
)
"""What stands before a kind of thing, never before a name."""
_WHERE = re.compile(
    r"(?:\b(?:au|aux|en|dans|sur|à|à la|à l[’']|en l[’']|dans la|dans le|dans l[’']|du|de la|devant|derrière|face à la|près du)\s?(?:le |la |l[’'])?)$",
    re.IGNORECASE,
)
_VENUE = re.compile(r"(?:théâtre|bibliothèque|cinéma|opéra|espace|foyer|auditorium|jardin|parc|conservatoire|domaine)\b", re.IGNORECASE)
_INSTITUTION = re.compile(
    r"(?:maison|agence|office|comité|conseil|ministère|chambre|centre|musée|communauté|syndicat|direction|service)\b", re.IGNORECASE
)
"""What may have a name of common words: la maison des relations internationales."""


_MAKER_OF = re.compile(
    r"(?:fabricant|distributeur|exploitant|transporteur|constructeur|éditeur|cabinet|bureau d[’']études|entreprises?|sociétés?|start-up|magazine|chaîne|hebdomadaire|quotidien)\b.*\b(?:de|du|des|pour)\s"
)
"""What somebody makes or does, which is no name: distributeur exclusif pour l’est de la France."""


def _named(name: str, lang: str, before: str) -> bool:
    """Whether it is a name, not only a kind of thing: with a capital, a quotation, or a complement of its own."""
    if "Consulate" in name:
        return True
    if _all_generic(name, lang):
        return False
    return _named_french(name, before) if lang == "fr" else " " in name and any(word[0].isupper() for word in name.split())


def _named_french(name: str, before: str) -> bool:
    if _no_name(name, before):
        return False
    if re.fullmatch(rf"(?:[LlDd][’'])?{CAP}(?: {CAP})*", name) or name[0] in '«“"':
        return True
    if _MAKER_OF.match(name) and not re.search('[«“"]', name):
        return False
    if re.search(rf"[{UP}«“\"]|\bno \d|n°", name[1:]):
        return " " in name and not (_ANY_OF.search(before) and re.match(rf"[a-zà-ÿ-]+s?\s(?:de|du|d[’']|en|à|au|pour)\s?{CAP}$", name))
    return _named_by_common_words(name, before)


def _no_name(name: str, before: str) -> bool:
    """Whether it only says what something is, where something takes place, or what somebody does: ils ont chanté ensemble, chef de chœur."""
    if name.startswith("ensemble ") and not re.search(r"(?:l[’']|\bun |\bcet |\bnotre |\bleur |\bson |d[’'])$", before):
        return True
    if re.search(r"chef(?:fe)? d[e’']\s?$", before) or name.startswith("ateliers d") or (_VENUE.match(name) and _WHERE.search(before)):
        return True
    return bool(_GENERIC_FR.fullmatch(name))


_FIELD = re.compile(
    r"agence de presse|relations internationales|^conseil (?:municipal|communal|départemental|régional|communautaire)|^collège communal$|^(?i:union européenne)$"
)
_NO_FIELD = re.compile(r"\b(?:de|à|d[’']) ?\w+(?:er|ir|re)$|conseil d[’']administration|comité de jumelage$")


def _named_by_common_words(name: str, before: str) -> bool:
    """Whether common words are a name: by a capital within the sentence (au Centre culturel), or as institutions are called."""
    if " " not in name:
        return False
    complement = re.search(r"\s(?:de|des|du|pour)\b|\sd[’']", name) or (name.count(" ") > 1 and _INSTITUTION.match(name.lower()))
    if complement and name[0].isupper() and re.search(r"[a-zà-ÿ’'(]\s?$", before):
        return True
    if _ANY_OF.search(before) or _NO_FIELD.search(name):
        return False
    return bool(_FIELD.search(name) or (_INSTITUTION.match(name) and re.search(r" (?:de|des|du|d[’'])\b.* ", name)))
