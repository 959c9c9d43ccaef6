"""The words that the made-up articles consist of. Nobody and nothing here exists."""

from typing import Final


def _cut(text: str, at: str = "|") -> tuple[str, ...]:
    """Return the entries of *text*, which may run over several lines."""
    return tuple(" ".join(entry.split()) for entry in text.split(at))


FIRST: Final = tuple(
    """Anna Boris Carla Dmitri Elena Farid Greta Hugo Ines Jonas Kaya Liam Mina Nils Olga Pavel
    Quentin Rosa Stefan Tara Umar Vera Walter Ximena Yara Zoltan Amara Bruno Chiara Dalia Emil Freya Goran
    Hanna Ivan Jana Karim Leila Marko Nadia""".split()
)
LAST: Final = tuple(
    """Abel Bakker Castro Dahl Eriksen Farkas Gruber Hansen Ivanov Jensen Keller Lindgren Moreau Novak
    Okafor Petrov Quist Rossi Sandoval Tanaka Ulrich Vasquez Weber Xu Yilmaz Zeman Almeida Berg Cohen Duarte
    Engel Fischer Gallo Horvat Iqbal Janssen Kovac Larsen Mendes Nowak""".split()
)
PLACES: Final = tuple(
    """Northern Coastal Central Eastern Alpine Baltic Federal Regional Lowland Harbour Valley River
    Metropolitan National Inland Highland""".split()
)
BODIES: Final = _cut(
    """Energy Agency|Transport Union|Water Board|Growers Council|Steel Works|Port Authority|Savings Bank|Rail Company|
    Research Institute|Trade Ministry|Press Office|Housing Fund|Grid Operator|Teachers League|Fisheries Board|
    Statistics Bureau"""
)
TOPICS: Final = _cut(
    """energy prices|grid expansion|rail strike|harbour dredging|housing supply|water quality|grain export|
    steel tariffs|school funding|hospital staffing|flood defence|fishing quotas|data protection|bank supervision|
    wage talks|pension reform|road tolls|wind licences|solar subsidies|gas storage|waste recycling|forest fires|
    drought relief|border checks|cyber security|vaccine supply|rent control|air traffic|ferry routes|nitrogen rules|
    defence budget|carbon market|battery plants|chip factories|election law|court backlog|police reform|
    museum funding|tax evasion|rural broadband"""
)
OUTLETS: Final = _cut(
    """The Morning Ledger|Harbour Gazette|Daily Courant|The Valley Post|Northern Standard|City Observer|
    Evening Dispatch|The Public Record|Coastal Times|Policy Weekly|Market Wire|The Inland Echo|Capital Review|
    The River Herald|Union Bulletin|The Alpine Mirror|Baltic Monitor|Trade Journal|The Lowland Star|Civic Reporter"""
)
NOUNS: Final = tuple(
    """report proposal committee deadline contract budget plan agreement network station market quarter
    inspection dispute forecast estimate programme decision delegation campaign survey statement supplier pipeline
    terminal warehouse meeting council region district household company ministry union regulator investor farmer
    driver engineer resident passenger shipment delivery invoice permit licence ruling hearing vote motion amendment
    reserve shortage surplus outage upgrade delay increase decline review audit""".split()
)
ADJECTIVES: Final = tuple(
    """annual interim revised final preliminary public private local regional national temporary permanent
    modest sharp steady unexpected costly overdue binding voluntary independent joint early late provisional detailed
    broad narrow technical legal financial seasonal""".split()
)
VERBS: Final = tuple(
    """announced confirmed rejected postponed approved questioned outlined defended criticised extended signed
    withdrew presented amended published reviewed suspended welcomed delayed accepted disputed measured counted""".split()
)
ADVERBS: Final = _cut(
    """quietly|formally|again|reportedly|on Tuesday|on Friday|last week|this month|in writing|without comment|
    after a long session|before the recess|by a narrow margin|in two stages|for the third time|under the new rules"""
)
CONJUNCTIONS: Final = _cut("while|although|because|so that|even as|and|but|since|after|until")
#: How a sentence may begin; six times in sixteen with nothing.
OPENINGS: Final = _cut(
    """Meanwhile,|In practice,|According to two people present,|For now,|By contrast,|Officials said|
    Earlier this year,|In a separate note,|As a result,|Even so,||||||"""
)
ENDINGS: Final = _cut(
    """the figures don't include transport|a decision isn't expected before autumn|nobody asked for the delay|
    the final text -- due next month -- stays open|that's a change from last year's position|
    the cost will be shared equally|critics call it "too little, too late"|no date has been set|
    the backlog hasn't shrunk since March|both sides said they'd keep talking"""
)
#: What is counted, and the unit it is told in.
UNITS: Final = (
    ("million euro", "EUR m"),
    ("percent", "%"),
    ("tonnes", "t"),
    ("megawatt", "MW"),
    ("jobs", "jobs"),
    ("kilometres", "km"),
    ("households", "households"),
)
#: What a figure may be hedged by, in our own language.
HEDGES: Final = ("more than ", "up to ", "about ", "")
