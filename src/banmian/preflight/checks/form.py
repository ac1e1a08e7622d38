"""PF-FRM: what the press authority's rules ask of a paper's form, as far as public copies tell. A profile turns them on.

docs/rules/print.md, What the law asks: to be confirmed against the official annex. Registered papers, then internal permits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from banmian.preflight.checks.citations import FORM
from banmian.preflight.checks.content import COUNT, DATE, folios
from banmian.preflight.model import Check, Finding, Judge, Needs, error, finding, warning
from banmian.preflight.standards import Requirements
from banmian.preflight.text_lines import Line, Words

NAME_SHARE = 0.25
"""The name of the paper stands in the upper quarter of page 1."""
SAME_PLACE = 3_000
"""By how much folios may wander from page to page, mp."""
TOTAL = re.compile("\u603b\u7b2c\\d+\u671f|\u603b\u671f\u53f7\\d+|\u603b\\d+\u671f")
CN = re.compile("CN\\d{2}-\\d{4}")
BODIES = re.compile(
    "\u4e3b\u529e|\u4e3b\u7ba1|\u51fa\u7248\uff1a|\u51fa\u7248\u5355\u4f4d|\u8054\u5408\u51fa\u7248|\u7f16\u8f91\u51fa\u7248"
)
ADDRESS = re.compile("(?:\u793e\u5740|\u5730\u5740)\uff1a.+")
CONTACT = re.compile("(?:\u7535\u8bdd|\u70ed\u7ebf|\u90ae\u7bb1)\uff1a.+")
PRINTER = re.compile("(?:\u5370\u5237|\u627f\u5370)(?:\u5355\u4f4d)?\uff1a(.+)")
STREET = re.compile("[\u8def\u8857\u9053\u5df7\u53f7]")
SENT = re.compile("\u53d1\u884c\uff1a.+|\u53d1\u884c\u5355\u4f4d|\u53d1\u884c\u65b9\u5f0f")
PRICE = re.compile("\u5b9a\u4ef7|\u96f6\u552e|\u514d\u8d39|\u8d60\u9605|\u5143")
PERMIT = re.compile("\u51c6\u5370\u8bc1|\u51c6\u5370\u53f7|\u5185\u8d44\u51c6")
INTERNAL = re.compile("\u5185\u90e8\u8d44\u6599.{0,3}\u514d\u8d39\u4ea4\u6d41")
MAKER = re.compile("\u7f16\u5370\u5355\u4f4d|\u7f16\u5370\uff1a")
RECEIVERS = re.compile("\u53d1\u9001\u5bf9\u8c61|\u53d1\u9001\uff1a")
RUN = re.compile("\u5370\u6570|\u5370\u91cf|\u5370\u5237\u6570\u91cf")
PRINTED = re.compile("\u5370\u5237\u65e5\u671f|\u5370\u671f")


def asks(pattern: re.Pattern[str], front: bool = False) -> Judge:
    """Somewhere in the paper, or on page 1, words of this form must stand. Lines are read one by one, then as a whole."""

    def judge(words: Words, _: Requirements) -> Iterator[Finding]:
        lines = [line for line in words.lines if not front or line.page == 1]
        if not any(pattern.search(line.tight) for line in lines) and not pattern.search("".join(line.tight for line in lines)):
            yield finding(page=1)

    return judge


def name_line(words: Words) -> Line | None:
    """The largest words in the upper quarter of page 1."""
    height = dict(words.sizes).get(1, (0, 0))[1]
    top = [line for line in words.on(1) if line.rect[1] < NAME_SHARE * height and line.tight]
    return max(top, key=lambda line: line.size, default=None)


def name_largest(words: Words, _: Requirements) -> Iterator[Finding]:
    name = name_line(words)
    if name is None:
        yield Finding("none", (), 1)
        return
    for line in words.on(1):
        if line.size >= name.size and line.rect[1] > name.rect[3]:
            yield Finding("error", (("text", line.tight[:12]),), 1, line.rect, line.span)


def same_corner(words: Words, _: Requirements) -> Iterator[Finding]:
    """Each page but the first: its number in the outer corner, at the same height and distance."""
    sizes, places = dict(words.sizes), {}
    for page, said in folios(words).items():
        for line, value in said:
            if value == page and page > 1:
                width = sizes[page][0]
                outer = line.rect[0] if page % 2 == 0 else width - line.rect[2]
                places[page] = (outer, line.rect[3], line)
    for page in words.pages:
        if page > 1 and page not in places:
            yield Finding("none", (), page)
    if not places:
        return
    first = places[min(places)]
    for page, (outer, foot, line) in sorted(places.items()):
        if abs(outer - first[0]) > SAME_PLACE or abs(foot - first[1]) > SAME_PLACE or outer > sizes[page][0] / 3:
            yield Finding("error", (), page, line.rect, line.span)


def printer(words: Words, _: Requirements) -> Iterator[Finding]:
    named = [m for line in words.lines if (m := PRINTER.search(line.tight))]
    if not named:
        yield Finding("none", (), 1)
    elif not any(STREET.search(m[1]) for m in named):
        yield Finding("address", (), 1)


def adverts(words: Words, _: Requirements) -> Iterator[Finding]:
    """With the plan: each advertisement says on its place that it is one. Pixels cannot be asked: their editor says it."""
    if words.plan is None:
        return
    said, marks = dict(words.adverts), words.plan.paper.words.adverts
    for advert in words.plan.content.issue.adverts:
        if not advert.labelled and advert.span in said and not any(mark in said[advert.span] for mark in marks):
            yield Finding("warning", (("place", advert.place), ("file", advert.file)), advert.page, None, advert.span)


def no_adverts(words: Words, _: Requirements) -> Iterator[Finding]:
    for line in words.lines:
        if line.tight in ("\u5e7f\u544a", "\u516c\u76ca\u5e7f\u544a"):
            yield Finding("error", (), line.page, line.rect, line.span)


def no_paper(words: Words, _: Requirements) -> Iterator[Finding]:
    name = name_line(words)
    if name is not None and name.tight.endswith("\u62a5"):
        yield Finding("error", (("name", name.tight),), 1, name.rect, name.span)


def _row(number: int, title: str, message: str, judge: Judge, fix: str) -> Check:
    why = "An issue with more than three errors of form fails the authority's check."
    return Check(f"PF-FRM-{number:02d}", title, Needs.WORDS, (error(message),), why, FORM, fix, judge)


PLACE = "Put it in its fixed place on page 1 or in the imprint."
CHECKS: tuple[Check, ...] = (
    Check("PF-FRM-01", "the name is larger than any other words of page 1", Needs.WORDS,
          (error("`{text}` is as large as the paper's name", text="\u8001\u57ce\u53a2"), error("page 1 has no name of the paper",
           "none")),
          "The authority asks that the name be the plainest words of page 1.", FORM, "Set the head smaller.", name_largest),
    _row(2, "the date stands on page 1", "page 1 has no date", asks(DATE, True), PLACE),
    _row(3, "the total issue number is given", "the total issue number is missing", asks(TOTAL), PLACE),
    _row(4, "the number of pages is given", "the number of pages is missing", asks(COUNT), PLACE),
    _row(5, "the CN number is given", "the CN number is missing", asks(CN), PLACE),
    _row(6, "the responsible bodies are named", "no responsible body is named", asks(BODIES), PLACE),
    _row(7, "the address is given", "the address is missing", asks(ADDRESS), PLACE),
    _row(8, "a contact is given", "no telephone or address of mail is given", asks(CONTACT), PLACE),
    Check("PF-FRM-09", "the printer and its address are named", Needs.WORDS,
          (error("no printer is named", "none"), error("the printer's address is missing", "address")),
          "An issue with more than three errors of form fails the authority's check.", FORM, PLACE, printer),
    _row(10, "the distribution is named", "nothing is said of distribution", asks(SENT), PLACE),
    _row(11, "the price is given", "the price is missing", asks(PRICE), PLACE),
    Check("PF-FRM-12", "page numbers stand in the same outer corner", Needs.WORDS,
          (error("the page's number stands elsewhere than on the other pages"), error("the page has no number", "none")),
          "The authority asks for one fixed place.", FORM, "Use one folio for all inner pages.", same_corner),
    Check("PF-FRM-13", "advertisements are marked", Needs.WORDS,
          (warning("the advertisement `{place}` ({file}) is not marked \u5e7f\u544a", place="psa", file="images/psa.svg"),),
          "Readers must be able to tell it from news.", FORM,
          "Write `label: \u5e7f\u544a` with its file in issue.yaml; where its pixels say it, `labelled: yes`.", adverts),
    _row(21, "the permit's number is given", "the permit's number is missing", asks(PERMIT, True), PLACE),
    _row(22, "page 1 says that it is internal and free", "page 1 does not say \u5185\u90e8\u8d44\u6599 \u514d\u8d39\u4ea4\u6d41",
         asks(INTERNAL, True), PLACE),
    _row(23, "the maker is named", "the maker is missing", asks(MAKER), PLACE),
    _row(24, "the recipients are named", "the recipients are missing", asks(RECEIVERS), PLACE),
    _row(25, "the printer is named", "the printer is missing", asks(PRINTER), PLACE),
    _row(26, "the print date is given", "the print date is missing", asks(PRINTED), PLACE),
    _row(27, "the print run is given", "the print run is missing", asks(RUN), PLACE),
    _row(28, "there is no advertisement", "an advertisement", no_adverts, "Take it out: a permit allows none."),
    Check("PF-FRM-29", "the name does not end in \u62a5", Needs.WORDS, (error("the name `{name}` ends in \u62a5",
          name="\u793e\u533a\u6668\u62a5"),),
          "Only a registered paper may be called so.", FORM, "Choose another name.", no_paper),
)  # fmt: skip
