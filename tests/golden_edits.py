"""Edits of the golden project: every kind of file, every kind of change."""

from typing import Final

from tests.edits import Edit, Rename, Slip, Swap, Toggle, Touch
from tests.registry_edits import REGISTRIES, lines

POST: Final = "content/annotations/2024-03-05-post.yaml"
WIRE: Final = "content/annotations/2024-03-06-wire.yaml"
_POST: Final = "content/articles/2024-03-05-post.md"
_WIRE: Final = "content/articles/2024-03-06-wire.md"
_TEXT: Final = "texts/wire-0306.txt"


#: An article whose notes are tied to those of others in many ways.
_THIRD: Final = """---
source: evening-wire
title: Both sides wait
published: 2024-03-08
by: [Ida Falk]
wire: [harbour-post]
---
The port said on Friday that it would rather wait than pay. Kai Lund answered that the union can wait longer.

"We will not unload a single box at night," he said again. About 500 dockers were out, the port said.
"""
_THIRD_NOTES: Final = """notes:
- who: port-authority
  id: port-waits
  kind: prediction
  says: It would sooner wait.
  anchor: it would rather wait than pay
  about: pay
  rejects: six-percent
  by_when: 2024-04
- who: kai-lund
  id: lund-waits
  says: The union has more patience.
  anchor: answered that the union can wait
  answers: port-waits
  contradicts: port-refuses
  about: strike
  said: 2024-03-08
- who: [kai-lund, dock-union]
  kind: refusal
  says: He said once more that nobody works at night.
  quote: We will not unload a single box at night
  repeats: lund-no-night
  about: night-shifts
- figure: strikers
  value: About 500
  by: port-authority
  anchor: dockers were out, the port said
- event: second-round
  is: postponed
  when: 2024-03-20
  anchor: would rather wait than pay. Kai
"""
_RELEASES: Final = """releases:
- {date: 2024-03-05, added: {articles: [2024-03-05-post=00000001]}}
- date: 2024-03-07
  added: {articles: [2024-03-06-wire=00000002], statements: [open-books=00000003]}
  changed: {statements: [lund-no-night=00000004], figures: [strikers=00000005], events: [second-round=00000006]}
"""
_OWN_PAGE: Final = "Nothing here.\n"

CONTENT: Final[tuple[Edit, ...]] = (
    *lines(
        POST,
        ("No container will be unloaded at night.", "At night nothing is unloaded."),
        ("kind: refusal\n  says: Six", "kind: denial\n  says: Six"),
        ("  rejects: six-percent\n", ""),
        ("rejects: six-percent", "accepts: six-percent"),
        ("answers: six-percent", "answers: lund-no-night"),
        ("answers: six-percent", "answers: open-books"),
        ("same: six-percent", "about: pay"),
        ("who: mira-holm", "who: mira-hol"),
        ("who: mira-holm", "who: [mira-holm, dock-union]"),
        ("who: dock-union\n  kind", "who: unknown\n  anon: a voice\n  kind"),
        ("to: [dock-union, port-authority]", "to: kai-lund"),
        ("id: lund-no-night", "id: lund-at-night"),
        ("id: port-refuses", "id: open-books"),
        ("id: port-refuses\n", "id: port-refuses\n  via: [evening-wire, mira-holm]\n"),
        ("said: 2024-03-04\n", "said: 2024-03-05\n"),
        ("about: night-shifts", "about: [night-shifts, pay]"),
        ("at: first-round\n  rejects", "at: second-round\n  rejects"),
        ("quote: far beyond what this port can earn", "quote: far beyond what that port can earn"),
        ("is: scheduled\n  when: 2024-03-12", "is: cancelled"),
        ("is: scheduled\n  when: 2024-03-12", "is: scheduled\n  when: 2026-03"),
        ("is: happened\n  when: 2024-03-04", "is: happened"),
        ("is: happened\n  when: 2024-03-04", "is: happened\n  when: 2024-03-01/2024-03-04"),
        ("value: More than 400\n  by", "value: More than 300\n  by"),
        ("value: More than 400", "value: More than 400\n  scope: dockers"),
        ("  by: dock-union\n  anchor: workers", "  anchor: workers"),
        (
            "- gap: How long can the union pay its strikers?\n  anchor: the reserve fund of the union\n  about: strike\n",
            "",
        ),
        ("pay its strikers?\n", "pay its strikers?\n  id: strike-fund\n"),
        ("about: strike\n", "about: pay\n"),
        ("notes:\n", "notes:\n\n# A line more.\n"),
        ("notes:\n", "notes: [\n"),
    ),
    *lines(
        WIRE,
        ("  same: lund-no-night\n", ""),
        ("same: lund-no-night", "contradicts: lund-no-night"),
        ("id: open-books", "closes: strike-fund\n  id: open-books"),
        ("id: open-books", "id: strike-fund"),
        ("id: open-books", "id: port-refuses"),
        ("id: open-books", "id: books-open"),
        ("  id: open-books\n", ""),
        ("kind: promise", "kind: claim"),
        ("by_when: 2024-03-12", "by_when: 2024-03-07"),
        ("value: Up to 380", "value: Exactly 380"),
        ("value: Up to 380", "value: Up to 380\n  unit: dockers"),
        ("as_of: 2024-03-06", "as_of: 2024-03-05"),
        ("event: second-round\n  is: scheduled\n  when: 2024-03-12", "about: strike"),
        ("is: scheduled\n", "is: happened\n"),
        ("when: 2024-03-12", "when: 2024-03-06"),
        ("about: night-shifts\n", ""),
        ("about: pay\n  by_when", "about: strike\n  by_when"),
        ("- correction: offer", "- correction: the offer"),
        ("It offered three.", "Three."),
        ("about: pay\n", "about: night-shifts\n"),
    ),
    *lines(
        _POST,
        ("title: Talks end", "title: The talks end"),
        ("published: 2024-03-05", "published: 2024-03-07"),
        ("published: 2024-03-05", "published: 2024-03"),
        ("source: harbour-post", "source: evening-wire"),
        ("by: [Ida Falk]", "by: [Ida Falk, Ove Rask]"),
        ("dateline: Nordhavn\n", "wire: evening-wire\n"),
        ("how long the reserve fund", "how long *the reserve fund"),
        ("Talks between the dockers", "A line more.\n\nTalks between the dockers"),
        ("on the quay.", "on the pier."),
    ),
    *lines(
        _WIRE,
        ("digging in", "standing firm"),
        ("published: 2024-03-06?", "published: 2024-03-04?"),
        ("published: 2024-03-06?", "published: 2024-04-20?"),
        ("reporting: harbour-post\n", ""),
        ("text: wire-0306.txt", "text: wire-0307.txt"),
        ("text: wire-0306.txt\n", ""),
        ("The agency reports", "The [agency](sources/evening-wire.html) reports"),
        ("The agency reports", "The [agency](sources/no-such.html) reports"),
        ("The agency reports", "The [agency](articles/2024-03-08-wire.html) reports"),
        ("The agency reports", "The [agency](https://wire.example/x) and [a](javascript:x) reports"),
        ("genre: news", "genre: opinion"),
        (
            "The agency reports",
            "On Wednesday neither side moved in the Nordhavn dock strike two days after talks collapsed the day before yesterday up to 380 dockers stayed away from work on Wednesday. The agency reports",
        ),
    ),
)

OURS: Final[tuple[Edit, ...]] = (
    Toggle("content/days/2024-03-05.md"),
    Toggle("content/days/2024-03-09.md", "A day on which nobody spoke. See [Pay](topics/pay.html).\n"),
    Swap("content/days/2024-03-05.md", "Talks fail", "No deal"),
    Swap("content/days/2024-03-05.md", "half of what", "[half](actors/mira-holm.html) of what"),
    Rename("content/days/2024-03-05.md", "content/days/2024-03-06.md"),
    Toggle("content/pages/method.md", "---\ntitle: Method\n---\nSee [the day](dates/2024-03-09.html), [Kai](actors/kai-lund.html#said).\n"),
    Toggle("content/pages/about.md"),
    Swap("content/pages/about.md", "title: About", "title: About us"),
    Swap("content/pages/about.md", "title: About\n", "title: About\ndescription: What this is.\n"),
    Swap("content/pages/about.md", "actors/index.html", "pages/method.html"),
    Swap("content/pages/about.md", "actors/index.html", "actors/tove-brandt.html"),
    Swap("content/pages/about.md", "actors/index.html", "data/statements.csv"),
    Swap("content/pages/about.md", "actors/index.html", "static/extra.css"),
    Swap("content/pages/about.md", "actors/index.html", "actors/index.html#letter-x"),
    Swap("content/pages/about.md", "actors/index.html", "../secret"),
    Swap("content/pages/about.md", "This site", "\n\nThis site"),
    Toggle("content/assessments/no-deal.yaml"),
    *lines(
        "content/assessments/no-deal.yaml",
        ("made: 2024-03-06", "made: 2024-03-10"),
        ("likelihood: likely", "likelihood: unlikely"),
        ("against: [open-books]", "against: [books-open]"),
        ("rests_on: [port-refuses, lund-no-night]", "rests_on: port-refuses"),
    ),
    Toggle("content/corrections.yaml"),
    Swap("content/corrections.yaml", "5 March", "6 March"),
    Swap("content/corrections.yaml", "on: lund-no-night", "on: [kai-lund, six-percent]"),
    Toggle("content/changes.yaml", _RELEASES),
    Swap("content/changes.yaml", "lund-no-night=", "kai-lund-day="),
    Swap("content/changes.yaml", "date: 2024-03-07", "date: 2024-03-01"),
    Toggle("content/quotes.lock", '{\n"version": 1,\n"texts": {}\n}\n'),
    Toggle("content/notes.txt", "Left lying about.\n"),
    Toggle("content/articles/notes.txt", "Left lying about.\n"),
    Toggle(_TEXT),
    Swap(_TEXT, "Up to 380", "Up to 390"),
    Swap(_TEXT, "promised to open its books", "promised to show its books"),
    Swap(_TEXT, "Neither side", "The agency reports that both sides are digging in after the talks of 4 March. It counts up to 380 strikers, fewer than the union does, and lets the union's chair repeat that no container will move at night.\n\nNeither side"),
    Rename(_TEXT, "texts/wire-0307.txt"),
    *lines(
        "config.yaml",
        ("title: Harbour dispute", "title: Harbour strike"),
        ("tagline: Who said", "tagline: What who said"),
        ("editor:", "per_page: 1\neditor:"),
        ("editor:", "per_page: 2\neditor:"),
        ("editor:", "as_of: 2024-03-20\neditor:"),
        ("editor:", "as_of: 2024-03-04\neditor:"),
        ("editor:", "navigation: [topics, home]\neditor:"),
        ("editor:", "navigation: [topic]\neditor:"),
        ("editor:", "quoting: {quote_words: 5}\neditor:"),
        ("editor:", "quoting: {long_quote_words: 7, anchor_words: 4}\neditor:"),
        ("editor:", "theme: {accent: '#884400', fonts: system}\neditor:"),
        ("editor:", "texts: private\neditor:"),
        ("editor:", "output: public\neditor:"),
        ("editor:", "language: de\neditor:"),
        ("base_url: https://example.org/harbour/\n", ""),
        ("corrections_policy: We", "corrections_policy: Here we"),
    ),
    Rename(_TEXT, "private/wire-0306.txt"),
)  # fmt: skip

ARTICLES: Final[tuple[Edit, ...]] = (
    Toggle(_POST),
    Toggle(_WIRE),
    Toggle(POST),
    Toggle(WIRE),
    Toggle("content/articles/2024-03-08-wire.md", _THIRD),
    Toggle("content/annotations/2024-03-08-wire.yaml", _THIRD_NOTES),
    Toggle("content/articles/2023-11-02-old.md", _THIRD.replace("2024-03-08", "2023-11-02")),
    Rename(_WIRE, "content/articles/2024-03-06-agency.md"),
    Rename(WIRE, "content/annotations/2024-03-06-agency.yaml"),
    Rename(_WIRE, "content/articles/2024-03-06-Wire.md"),
    Rename(POST, "content/annotations/2024-03-05-POST.yaml"),
    Rename(_POST, "content/articles/2024-03-05-post.markdown"),
    Swap("content/annotations/2024-03-08-wire.yaml", "id: port-waits", "id: lund-no-night"),
    Swap("content/annotations/2024-03-08-wire.yaml", "is: postponed", "is: postponed\n  closes: strike-fund"),
    Swap("content/annotations/2024-03-08-wire.yaml", "answers: port-waits", "same: lund-no-night"),
    Swap("content/annotations/2024-03-08-wire.yaml", "contradicts: port-refuses", "supersedes: open-books"),
    Swap("content/annotations/2024-03-08-wire.yaml", "repeats: lund-no-night", "same: [lund-no-night]"),
    Swap("content/articles/2024-03-08-wire.md", "published: 2024-03-08", "published: 2024-03-05"),
)

TEMPLATES: Final[tuple[Edit, ...]] = (
    Toggle("templates/pages/missing.md.j2", _OWN_PAGE),
    Toggle("templates/pages/missing.md.j2", "{{ view.nothing }}\n"),
    Toggle("templates/pages/free.md.j2", "# {{ view.title }}\n\nMore.\n"),
    Toggle("templates/components/gap.md.j2", "{{ card.question }}!\n"),
    Toggle("templates/components/gap.md.j2", "{% if %}\n"),
    Toggle("templates/layouts/redirect.html.j2", "<!doctype html>\n<title>{{ target.text }}</title>\n"),
    Swap("templates/pages/missing.md.j2", "Nothing here.", "Nothing there."),
    Toggle("templates/static/briefbook.css", "main { color: red; }\n"),
    Swap("templates/static/briefbook.css", "red", "blue"),
    Toggle("templates/static/extra.css", "a { color: green; }\n"),
    Slip("templates/static/extra.css", "green", "brown"),
    Toggle("templates/static/terms.txt", "All rights with the harbour.\n"),
    Slip("templates/static/terms.txt", "harbour", "islands"),
)

FILES: Final[tuple[Edit, ...]] = (
    Slip(POST, "More than 400", "More than 600"),
    Slip("content/actors.yaml", "Kai Lund", "Kai Rund"),
    Slip("config.yaml", "Harbour dispute", "Airport dispute"),
    *(Touch(name) for name in (POST, _WIRE, "content/actors.yaml", "config.yaml", _TEXT)),
    *(Touch(name, replaced=True) for name in (WIRE, _POST, "content/topics.yaml", "content/pages/about.md")),
    *(
        Swap(name, line, f"{line}\n  - : [")
        for name, line in (
            (WIRE, "notes:"),
            ("content/actors.yaml", "kai-lund:"),
            ("config.yaml", "title: Harbour dispute"),
            (_POST, "source: harbour-post"),
            ("content/assessments/no-deal.yaml", "by: Harbour desk"),
        )
    ),
)

EDITS: Final[tuple[Edit, ...]] = (*CONTENT, *REGISTRIES, *OURS, *ARTICLES, *TEMPLATES, *FILES)
