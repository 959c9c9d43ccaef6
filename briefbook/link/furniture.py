"""Furniture: what stands in the copy of an article and is no reporting."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final


class Furniture(StrEnum):
    """The kinds of furniture."""

    NAVIGATION = "navigation"
    HEADLINE = "headline"
    BYLINE = "byline"
    CAPTION = "caption"
    CREDIT = "credit"
    VIDEO = "video"
    PLACEHOLDER = "placeholder"
    RELATED = "related"
    NEWSLETTER = "newsletter"
    CONTRIBUTORS = "contributors"
    BULLET = "bullet"
    BIOGRAPHY = "biography"


#: No furniture is longer, in characters.
_LONGEST: Final = 1200
_HEADLINE_WORDS: Final = range(4, 31)
_TITLE_WORDS: Final = range(1, 31)
_CAPTION_WORDS: Final = 60

_AGENCY: Final = (
    r"(?:AP|AFP|EPA|TASS|Tass|Reuters|Getty|Bloomberg|Shutterstock|Alamy|Pool|Handout|Courtesy|Associated Press|"
    r"Agence France-Presse|Photos?|Photograph|Image|Images|Video|Graphic|Illustration)\b"
)
_NAME: Final = r"[^\W\d_][\w.'-]*"
_NAMES: Final = rf"{_NAME}(?: {_NAME}){{0,4}}"
#: ``(Ada Smith/Pool/Agency)``, ``(AP Photo)``: names and agencies in brackets after the last sentence.
_BRACKETED_CREDIT: Final = re.compile(
    rf"[.!?\"'] ?\((?P<credit>[^()]{{0,60}}{_AGENCY}[^()]{{0,60}}|[^()/.]{{3,60}}(?:/[^()/]{{2,60}})+)\)\.?$"
)
#: ``… on May 3.Ada Smith/The Agency``: a credit that runs on from the last sentence.
_RUN_ON_CREDIT: Final = re.compile(rf"[.!?\"'] ?{_NAMES} ?/ ?{_NAMES}(?: ?/ ?{_NAMES})?(?<!The)$")
_ONLY_CREDIT: Final = re.compile(
    rf"(?:(?:photo(?:graph)?s?|image|video|graphic|illustration|credit|courtesy)(?: by\b|:| credit:).{{2,80}}"
    rf"|\(?{_NAMES}(?: ?/ ?{_NAMES}){{1,3}}\)?"
    r"|(?:©|\(c\)|copyright\b).{2,160}|.{0,160}\ball rights reserved\.?)",
    re.IGNORECASE,
)
_PICTURED: Final = re.compile(
    r"\((?:(?:seen )?(?:(?:second|third|far) )?(?:from )?(?:the )?(?:left|right|cent(?:er|re))|file(?: photo)?|pictured)\)"
    r"|^FILE(?: PHOTO)? ?[-:]|\(file photo\)",
)
_NAVIGATION: Final = re.compile(
    r"(?:skip (?:to|navigation)\b.{0,30}|accessibility (?:links|statement|help)|breaking news|advertisement(?: \d+)?|menu|home|"
    r"search|sections?|share(?: (?:this|on|article|via)\b.{0,30})?|print|e-?mail|comments?|log ?in|sign ?in|register|"
    r"subscribe|read more|more (?:news|stories|on this|from)\b.{0,30}|most (?:read|popular)|top stories|"
    r"related (?:articles?|topics?|stories|coverage)|recommended|back to top|link copied|copy link|listen to this article|"
    r"listen(?: \d+ min)?|gift this article|save(?: article)?|live(?: updates)?|world news|\d+ min(?:ute)?s? read)",
    re.IGNORECASE,
)
_PLACEHOLDER: Final = re.compile(
    r"placeholder while .{0,60}|loading\b.{0,40}|(?:story|article) continues (?:below|after)\b.{0,40}|"
    r"article content|your browser does not support\b.{0,80}|this (?:advertisement|video|content) (?:has not|is not|could not)\b"
    r".{0,80}|please enable javascript\b.{0,80}",
    re.IGNORECASE,
)
_VIDEO: Final = re.compile(
    r"\[(?=.{0,150}\b(?:video|audio|gallery|podcast|click|watch|listen)\b)[^\[\]]{3,150}\]"
    r"|(?:watch|listen|video|audio) ?[:|>] ?.{3,200}",
    re.IGNORECASE,
)
_BYLINE: Final = re.compile(
    r"By(?: (?:[^\W\d_a-z][\w.'-]*|and|of|for|in|the|with|\d{1,4}),?){1,24}"
    r"|(?:First published|Published|Updated|Last updated|Posted|Modified)\b.{3,60}\d.{0,30}"
    r"|(?:\w+day, )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4})(?:,? .{0,30}\d:\d\d.{0,12})?"
)
_CONTRIBUTORS: Final = re.compile(
    r"with (?:additional |extra )?(?:reporting|files|reports|material|contributions) (?:by|from)\b.*"
    r"|\(?(?:(?:additional |further )?(?:reporting|writing|editing|research)|written|edited|compiled) by\b.*"
    r"|information for this (?:article|report|story) was (?:contributed|provided)\b.*"
    r"|.*\bcontributed (?:reporting )?(?:to|for) this (?:report|article|story|piece)\.?|.*\bcontributed reporting\.?"
    rf"|(?:{_NAME} ){{1,3}}reported from {_NAME}(?:[ ,]+{_NAME}){{0,30}}\.",
    re.IGNORECASE,
)
_OFFER: Final = re.compile(
    r"\b(?:newsletters?|inbox|podcasts?|alerts|our app|updates?|briefing|subscri\w+|membership|WhatsApp|Telegram)\b"
)
_INVITATION: Final = re.compile(
    r"(?:^|[.!?:] ?)(?:Sign up|Subscribe|Get|Download|Join us|Join our|Follow us|Click here|Support|Register|Listen)\b"
)
_READER: Final = re.compile(r"\b(?:you|your|our|us|today|now|here)\b", re.IGNORECASE)
_ALSO: Final = re.compile(
    r"(?:read (?:more|also|next)|also read|related|see also|more on this|recommended|opinion) ?[:|>] ?.{3,200}",
    re.IGNORECASE,
)
_PICTURE_BULLET: Final = re.compile(r"[•·▪◦*-]? ?(?:\d+x\d+ )?image(?: \d+)?|[•·▪◦]", re.IGNORECASE)
_BULLET: Final = re.compile(r"[•·▪◦‣*] ?\S")
_JOURNALIST: Final = re.compile(
    rf"(?:{_NAME} ){{1,4}}(?:is|was) (?:an? |the )?[^.\"]{{0,80}}\b(?:reporter|correspondent|staff writer|columnist|bureau chief|"
    r"journalist|editor)\b[^.\"]{0,20}\b(?:at|for|with|covering|based|who covers|of)\b[^\"]*"
)
_CORRECTION: Final = re.compile(
    r"\bcorrect(?:ed|ion|s)\b|\b(?:earlier|previous) version of this\b|\bclarification\b|\beditor's note\b",
    re.IGNORECASE,
)
_TERMINAL: Final = re.compile(r"[.!?…。！？؟।:;][\"')\]» ]*$")
_ABBREVIATION: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Maj|St|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.(?= )|\b[A-Z]\."
)
_INNER_STOP: Final = re.compile(r"[.!?][\"')\]]? [\"'(]?[A-Z]")


def ends_sentence(text: str) -> bool:
    """Tell whether *text* (in normal form) ends as a sentence does."""
    return _TERMINAL.search(text[-12:]) is not None


def stands_alone(line: str) -> bool:
    """Tell whether a line (in normal form) is furniture by its own shape, whatever stands around it."""
    if len(line) > 200:
        return False
    shapes = (_NAVIGATION, _PLACEHOLDER, _VIDEO, _BYLINE, _PICTURE_BULLET, _ONLY_CREDIT)
    return any(shape.fullmatch(line) for shape in shapes) or (
        _CONTRIBUTORS.fullmatch(line) is not None
        and line.lower().startswith(("with ", "(", "reporting by", "additional"))
    )


def ends_caption(line: str) -> bool:
    """Tell whether a line (in normal form) ends with the credit of a picture or film."""
    tail = line[-200:]
    return _BRACKETED_CREDIT.search(tail) is not None or _RUN_ON_CREDIT.search(tail) is not None


def classify(paragraphs: Sequence[str]) -> tuple[Furniture | None, ...]:
    """Return the kind of furniture that each paragraph (in normal form) is, ``None`` for reporting.

    First by its own shape; then by where it stands: before the reporting, within it, after the closing credits. A text
    without a whole sentence has no reporting to stand around, and keeps what its own shapes say.
    """
    kinds = [_by_shape(text) for text in paragraphs]
    reporting = [i for i, text in enumerate(paragraphs) if kinds[i] is None and ends_sentence(text)]
    if not reporting:
        return tuple(kinds)
    _head(paragraphs, kinds, reporting[0])
    _tail(paragraphs, kinds, reporting[0])
    for i in range(reporting[0], len(paragraphs)):
        if kinds[i] is None and _is_headline(paragraphs[i]):
            kinds[i] = Furniture.RELATED
    return tuple(kinds)


def _by_shape(text: str) -> Furniture | None:
    """Return what *text* is by itself: the closed shapes first, those that read like prose last."""
    if len(text) > _LONGEST or not text:
        return None
    for kind, shape in (
        (Furniture.NAVIGATION, _NAVIGATION),
        (Furniture.PLACEHOLDER, _PLACEHOLDER),
        (Furniture.BULLET, _PICTURE_BULLET),
        (Furniture.VIDEO, _VIDEO),
        (Furniture.RELATED, _ALSO),
        (Furniture.CONTRIBUTORS, _CONTRIBUTORS),
    ):
        if shape.fullmatch(text):
            return kind
    return _picture(text) or _pitch(text)


def _picture(text: str) -> Furniture | None:
    """Tell captions, captions of films, and credits that stand alone."""
    if len(text.split()) > _CAPTION_WORDS:
        return None
    if _ONLY_CREDIT.fullmatch(text):
        return Furniture.CREDIT
    bracketed = _BRACKETED_CREDIT.search(text)
    if bracketed and "video" in bracketed["credit"].lower():
        return Furniture.VIDEO
    if bracketed or _RUN_ON_CREDIT.search(text):
        return Furniture.CAPTION
    if _PICTURED.search(text) and '"' not in text:
        return Furniture.CAPTION
    return None


def _pitch(text: str) -> Furniture | None:
    """Tell an outlet's offers to its readers: an invitation to something it sends."""
    if '"' in text:
        return None
    return Furniture.NEWSLETTER if all(r.search(text) for r in (_OFFER, _INVITATION, _READER)) else None


def _head(paragraphs: Sequence[str], kinds: list[Furniture | None], first: int) -> None:
    """Name what stands before the *first* paragraph of reporting: the last loose line is the headline."""
    for i in range(first):
        if kinds[i] is None and _BYLINE.fullmatch(paragraphs[i]):
            kinds[i] = Furniture.BYLINE
    loose = [i for i in range(first) if kinds[i] is None and _may_be_title(paragraphs[i])]
    for i in loose:
        kinds[i] = Furniture.HEADLINE if i == loose[-1] else Furniture.NAVIGATION


def _tail(paragraphs: Sequence[str], kinds: list[Furniture | None], first: int) -> None:
    """Name what stands at the end: after the closing credits nothing is reporting but a correction."""
    last = len(paragraphs) - 1
    closing = [i for i in range(first, last + 1) if kinds[i] is Furniture.CONTRIBUTORS and i > last // 2]
    for i in range(closing[-1] + 1 if closing else last + 1, last + 1):
        if kinds[i] is None and not _CORRECTION.search(paragraphs[i]):
            kinds[i] = Furniture.BIOGRAPHY
    for i in range(max(first + 1, last - 2), last + 1):
        if kinds[i] is None and len(paragraphs[i]) < _LONGEST and _JOURNALIST.fullmatch(paragraphs[i]):
            kinds[i] = Furniture.BIOGRAPHY


def _may_be_title(text: str) -> bool:
    return len(text.split()) in _TITLE_WORDS and not _BULLET.match(text) and not _INNER_STOP.search(_plain_stops(text))


def _plain_stops(text: str) -> str:
    """Return *text* without the full stops of abbreviations."""
    return _ABBREVIATION.sub("", text)


def _is_headline(text: str) -> bool:
    """Tell whether *text* has the shape of a headline: a few words, capital first, no full stop."""
    if ends_sentence(text) or text[-1:] in ",-" or _BULLET.match(text) or _CORRECTION.search(text):
        return False
    if len(text.split()) not in _HEADLINE_WORDS or text.lstrip("\"'([")[:1].islower():
        return False
    return not _INNER_STOP.search(_plain_stops(text))
