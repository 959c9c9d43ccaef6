"""Shapes of furniture: what a line or paragraph is by its own words, wherever it stands.

Texts come in normal form. A shape must not take in a sentence of reporting: names are told from prose by their capitals,
and most shapes end without a full stop.
"""

import re
from typing import Final

_CAPTION_WORDS: Final = 60

_AGENCY: Final = re.compile(
    r"\b(?:AP|AFP|EPA|TASS|Tass|Reuters|REUTERS|Getty|Bloomberg|Shutterstock|Alamy|Pool|Handout|Courtesy|Associated Press|"
    r"Agence France-Presse|Photos?|Photograph|Image|Images|Video|Graphic|Illustration)\b"
)
_NAME: Final = r"[^\W\d_a-z][\w.'-]*"
_NAMES: Final = rf"{_NAME}(?: (?:{_NAME}|of|the|for|and)){{0,4}}"
_SIGNED: Final = rf"{_NAMES} ?/ ?{_NAMES}(?: ?/ ?{_NAMES}){{0,2}}"
_WORD: Final = re.compile(r"[^\W_][\w'-]*")
#: Words in small letters that stand among names in credits.
_AMONG_NAMES: Final = frozenset(
    "a additional agencies al and at bin by compiled contributed correspondent correspondents courtesy da de del den der "
    "di dpa editing editor el epa file for from further handout image in la local media news newsroom of on others "
    "photo pool provided reporter reporters reporting research service services staff the van via video von wire wires "
    "with writer writers writing x".split()
)
#: ``(Ada Smith/Pool/Agency)``, ``(AP Photo)``: names and agencies in brackets after the last sentence.
_BRACKETED: Final = re.compile(r"[.!?\"'] ?\((?P<credit>[^()]{2,120})\)\.?$")
#: ``… on May 3.Ada Smith/The Agency``: a credit that runs on from the last sentence; ``… on May 3. Photo: Ada Smith``.
_RUN_ON: Final = re.compile(rf"[.!?\"'] ?{_SIGNED}(?<!The)(?<!\.)$")
_LED_ON: Final = re.compile(
    r"[.!?\"'] ?(?:Photo(?:graph)?s?|Pictures?|Images?|Credit|Video)(?: by|:| [Cc]redit:) ?(?P<credit>.{2,80})$"
)
_ONLY_CREDIT: Final = re.compile(
    rf"(?:{_SIGNED}(?<!\.)|\({_SIGNED}\)"
    r"|(?:(?:AFP|AP|EPA|Reuters|REUTERS|Getty Images|(?:The )?Associated Press|Agence France-Presse)(?: via |/|, |$))+)"
)
_LED_CREDIT: Final = re.compile(
    r"(?i:photo(?:graph)?s?|images?|video|graphic|illustration|credit|courtesy)(?i: by| of|:| credit:) ?(?P<credit>.{2,80})"
)
_RIGHTS: Final = re.compile(
    r"(?:©|\(c\) ?\d{4}\b|copyright (?=©|\(c\)|\d{4})).{2,160}|.{0,160}\ball rights reserved\.?", re.IGNORECASE
)
_PICTURED: Final = re.compile(
    r"\((?:(?:(?:second|third|fourth|far) )?(?:from )?(?:left|right|cent(?:er|re))"
    r"|(?:second|third|fourth|far) (?:from )?the (?:left|right)|file(?: photo)?|pictured)\)"
    r"|^FILE(?: PHOTO)? ?[-:]"
)
_NAVIGATION: Final = re.compile(
    r"(?:(?:skip|jump) (?:to|navigation)\b[^.!?]{0,30}|accessibility (?:links|statement|help)|breaking news|"
    r"advertisement(?: \d+)?|(?:open |close )?menu|home|search|sections?|share(?: (?:this|on|article|via)\b[^.!?]{0,30})?|"
    r"print|e-?mail|(?:show |leave a )?comments?|comment on this (?:story|article)|log ?in|sign ?in|register|"
    r"subscribe|read more|more (?:news|stories|on this|from)\b[^.!?]{0,30}|most (?:read|popular)|top stories|"
    r"related (?:articles?|topics?|stories|coverage)|recommended|back to top|link copied|copy link|listen to this article|"
    r"listen(?: \d+ min)?|gift (?:this )?article|save(?: article)?|live(?: updates)?|world news|\d+ min(?:ute)?s? read|"
    r"view image in fullscreen|image \d+ of \d+|play video|now playing)",
    re.IGNORECASE,
)
_PLACEHOLDER: Final = re.compile(
    r"placeholder while .{0,60}|loading\b[^.!?]{0,40}(?:\.{3})?|(?:story|article) continues (?:below|after)\b.{0,40}|"
    r"article content|your browser does not support\b.{0,80}|this (?:ad|advertisement|video|content) "
    r"(?:has not loaded|is (?:not|no longer) available|is unavailable|could not be (?:loaded|played))\b.{0,60}|"
    r"please enable javascript\b.{0,80}",
    re.IGNORECASE,
)
_VIDEO: Final = re.compile(
    r"\[(?=.{0,150}\b(?i:video|audio|gallery|podcast|click|watch|listen)\b)[^\[\]]{3,150}\]"
    r"|(?i:watch|listen|video|audio) ?[:|>](?! ?[a-z]) ?.{3,200}"
)
_BYLINE: Final = re.compile(
    r"By(?: (?:[^\W\d_a-z][\w.'-]*|and|of|for|in|at|the|with|staff|writers?|reporters?|correspondents?|editors?|\d{1,4}),?){1,24}"
    r"|(?:First published|Published|Updated|Last updated|Posted|Modified)\b.{3,60}\d.{0,30}"
    r"|(?:\w+day, )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4})(?:,? .{0,30}\d:\d\d.{0,12})?"
)
_CONTRIBUTED: Final = re.compile(
    r"information for this (?:article|report|story) was (?:contributed|provided)\b.*"
    r"|.*\bcontributed (?:reporting )?(?:to|for) this (?:report|article|story|piece)\.?"
    r"|.*\bcontributed reporting(?: from [^.]{2,40})?\.?",
    re.IGNORECASE,
)
#: Who else worked on it: what follows is names.
_THANKED: Final = re.compile(
    r"[(-]? ?(?:with (?:additional |extra |a )?(?:reporting|files|reports?|material|contributions|assistance|inputs?) (?:by|from)"
    r"|(?:based on )?(?:additional |further )?(?:reporting|writing|editing|research) by|(?:written|edited|compiled) by"
    r") (?P<names>.{2,600})",
    re.IGNORECASE,
)
_POSTED: Final = re.compile(
    rf"(?:{_NAME} (?:and )?){{1,6}}reported from {_NAME},?(?: (?:{_NAME}|and|from|in),?){{0,30}}\."
)
_OFFER: Final = re.compile(
    r"\b(?:newsletters?|inbox|podcasts?|alerts|our app|updates?|briefing|[Ss]ubscri\w+|membership|WhatsApp|Telegram)\b"
)
_INVITATION: Final = re.compile(
    r"(?:^|[.!?:] ?)(?:Sign up|Subscribe|Get (?:the|our|your|all|more|a|daily|breaking|top)|Download|Join (?:us|our)|Follow us|"
    r"Click here|Support (?:us|our|independent|local)|Listen to|Register (?:for|to|now|here|today))\b"
    r"|, (?:sign up|subscribe|click) (?:here|now|today)\b"
)
_READER: Final = re.compile(r"\b(?:you|your|our|us|today|now|here)\b", re.IGNORECASE)
_TOLD: Final = re.compile(r"\b(?:said|says|told|tells|urged|wrote|announced|according)\b")
_SIGN_UP: Final = re.compile(
    r"(?:sign up|subscribe)(?: (?:today|now|here|for (?:our|the)\b[^.!?]{3,60}))[.!]?", re.IGNORECASE
)
_ALSO: Final = re.compile(
    r"(?i:read (?:more|also|next)|also read|related|see also|more on this|recommended|opinion) ?[:|>](?! ?[a-z]) ?.{3,200}"
)
_PICTURE: Final = re.compile(r"[•·▪◦*-]? ?(?:\d+x\d+ )?image(?: \d+)?", re.IGNORECASE)
_BULLET: Final = re.compile(r"[•·▪◦‣*] ?\S")
_JOURNALIST: Final = re.compile(
    rf"(?:{_NAME} ){{1,4}}(?:is (?:an? |the )?[^.\"]{{0,80}}\b(?:reporter|correspondent|staff writer|columnist|bureau chief|"
    r"journalist|editor)\b[^.\"]{0,20}\b(?:at|for|with|covering|based|who covers|of)\b"
    r"|(?:covers|writes about) [^.\"]{3,80} (?:for|at) )[^\"]*"
)
_CORRECTION: Final = re.compile(
    r"\bcorrect(?:ed|ing|ion|s)?\b|\b(?:earlier|previous) version of this\b|\bclarification\b|\beditor's note\b"
    r"|\bthis (?:article|story|report) (?:has been|was) (?:updated|amended|changed)\b|\bediting error\b",
    re.IGNORECASE,
)
_TERMINAL: Final = re.compile(r"[.!?…。！？؟।:;][\"')\]» ]*$")


def ends_sentence(text: str) -> bool:
    """Tell whether *text* ends as a sentence does."""
    return _TERMINAL.search(text[-12:]) is not None


def stands_alone(line: str) -> bool:
    """Tell whether a line is furniture by its own shape, whatever stands around it."""
    if len(line) > 200:
        return False
    return any(
        is_shape(line) for is_shape in (is_navigation, is_placeholder, is_film, is_byline, is_picture, is_credit)
    ) or (_THANKED.fullmatch(line) is not None and is_contributors(line))


def ends_caption(line: str) -> bool:
    """Tell whether a line ends with the credit of a picture or film."""
    tail = line[-200:]
    led = _LED_ON.search(tail)
    return (
        bracketed_credit(tail) is not None
        or _RUN_ON.search(tail) is not None
        or (led is not None and _is_names(led["credit"]))
    )


def bracketed_credit(text: str) -> str | None:
    """Return the names in brackets with which *text* ends, if they are a credit."""
    found = _BRACKETED.search(text)
    if found is None or not _is_names(found["credit"]):
        return None
    return found["credit"] if "/" in found["credit"] or _AGENCY.search(found["credit"]) else None


def is_caption(text: str) -> bool:
    """Tell whether *text* is the caption of a picture or film: it ends with a credit, or says who stands where."""
    if len(text.split()) > _CAPTION_WORDS:
        return False
    return ends_caption(text) or (_PICTURED.search(text) is not None and '"' not in text)


def is_credit(text: str) -> bool:
    """Tell whether *text* is nothing but the credit of a picture, or a claim of rights."""
    led = _LED_CREDIT.fullmatch(text)
    return (
        _ONLY_CREDIT.fullmatch(text) is not None
        or _RIGHTS.fullmatch(text) is not None
        or (led is not None and _is_names(led["credit"]))
    )


def is_navigation(text: str) -> bool:
    """Tell whether *text* is a link or button of the page."""
    return _NAVIGATION.fullmatch(text) is not None


def is_placeholder(text: str) -> bool:
    """Tell whether *text* stands for something that did not load."""
    return _PLACEHOLDER.fullmatch(text) is not None


def is_film(text: str) -> bool:
    """Tell whether *text* stands for a film or sound to be played."""
    return _VIDEO.fullmatch(text) is not None


def is_related(text: str) -> bool:
    """Tell whether *text* leads to another article, and says so."""
    return _ALSO.fullmatch(text) is not None


def is_picture(text: str) -> bool:
    """Tell whether *text* stands for a picture: ``• 16x9 Image``."""
    return _PICTURE.fullmatch(text) is not None


def is_bullet(text: str) -> bool:
    """Tell whether *text* is an item of a list."""
    return _BULLET.match(text) is not None


def is_byline(text: str) -> bool:
    """Tell whether *text* has the shape of an author's line or of a date of publication."""
    return _BYLINE.fullmatch(text) is not None and not _CORRECTION.search(text)


def is_contributors(text: str) -> bool:
    """Tell whether *text* thanks those who also worked on the article."""
    thanked = _THANKED.fullmatch(text)
    return _CONTRIBUTED.fullmatch(text) is not None or (thanked is not None and _is_names(thanked["names"]))


def is_posted(text: str) -> bool:
    """Tell whether *text* says who reported from where; at the end of an article that is no reporting."""
    return _POSTED.fullmatch(text) is not None


def is_biography(text: str) -> bool:
    """Tell whether *text* says what a journalist does; at the end of an article that is no reporting."""
    return _JOURNALIST.fullmatch(text) is not None


def is_pitch(text: str) -> bool:
    """Tell whether *text* is an outlet's offer to its readers: an invitation to something it sends."""
    if '"' in text or _TOLD.search(text):
        return False
    return _SIGN_UP.fullmatch(text) is not None or all(r.search(text) for r in (_OFFER, _INVITATION, _READER))


def is_correction(text: str) -> bool:
    """Tell whether *text* may be the outlet's word on what it changed."""
    return _CORRECTION.search(text) is not None


def _is_names(text: str) -> bool:
    """Tell whether *text* holds names only: no word in small letters but those that stand among names."""
    return all(not word[0].islower() or word in _AMONG_NAMES for word in _WORD.findall(text))
