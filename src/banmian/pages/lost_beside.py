"""Nothing beside the stories is lost in silence: captions, credits, texts of drawings and what issue.yaml gives the furniture.

docs/rules/contracts.md, Texts. What a page shows is compared with what was written, Han by Han (marks may be put right, and
tracking leaves blanks out): TXT010 where a part of it is missing, TXT011 where no page has the furniture that shows it,
TXT012 where the layout shows it not: a caption it leaves out, the editor of a page without a folio.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from banmian.content.model import StyledText
from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted, cut_short
from banmian.display import Item, runs_of
from banmian.fonts.shaping import is_east_asian
from banmian.pages.unpainted_text import SHOWN
from banmian.phrases import Phrase, say
from banmian.plan.model import Plan, PlannedPicture
from banmian.remember import Memo, Same
from banmian.template.furniture_roles import role_of
from banmian.values import frozen

BESIDE = ("caption", "credit")
"""Roles of what stands under a picture (display.Tag)."""
SEAL = "furniture"
"""The role of a seal's signs, whatever element they stand in."""


@frozen
class Wanted:
    """A text that pages must show: `what` a message calls it, `kind` of the furniture that shows it."""

    what: Phrase
    text: StyledText
    kind: str


@frozen
class Shown:
    """The Han that a sheet shows: under its pictures by story and role, of furniture in their order with their role."""

    beside: Mapping[tuple[str, str], str]
    furniture: tuple[tuple[str, str], ...]


SHOWN_BESIDE: Memo[Shown] = Memo("words beside stories", 150, lasting=True, each="page")
UNDER: Memo[tuple[Diagnostic, ...]] = Memo("nothing lost under pictures", 150, lasting=True, each="page")
OF_ISSUE: Memo[tuple[Diagnostic, ...]] = Memo("nothing lost of issue.yaml", 50, lasting=True)


def lost_beside(plan: Plan, sheets: Sequence[Sequence[Item]]) -> list[Diagnostic]:
    """A message for each text of which Han are missing among the items of its sheet. `sheets`: items as the plan counts
    its sheets."""
    shown = [SHOWN_BESIDE.of(Same(*items), partial(_shown, items)) for items in sheets]
    out = [found for index in range(len(shown)) for found in _captions(plan, index, shown[index])]
    layouts = (sheet.layout for sheet in plan.sheets)
    named = tuple((sheet.numbers, sheet.editors) for sheet in plan.sheets)
    key = Same(plan.content.issue, *layouts), named, tuple(here.furniture for here in shown)
    return [*out, *OF_ISSUE.of(key, lambda: tuple(_furniture(plan, shown)))]


def _shown(items: Sequence[Item]) -> Shown:
    beside: dict[tuple[str, str], str] = {}
    furniture: list[tuple[str, str]] = []
    for run in runs_of(items):
        story, role = run.tag.story, run.tag.role
        if role in BESIDE:
            beside[story, role] = beside.get((story, role), "") + _han("".join(run.texts))
        elif not story:
            furniture.append((role, _han("".join(run.texts))))
    return Shown(beside, tuple(furniture))


def _captions(plan: Plan, index: int, here: Shown) -> tuple[Diagnostic, ...]:
    """Captions and credits of a sheet."""
    mine = [planned for planned in plan.pictures if planned.sheet == index and planned.picture is not None]
    page = plan.sheets[index].numbers[0]
    key = Same(here, *(part for p in mine for part in (p.picture, p.place))), tuple(p.story for p in mine), page
    return UNDER.of(key, lambda: tuple(_under(mine, page, here)))


def _under(pictures: Iterable[PlannedPicture], page: int, here: Shown) -> Iterator[Diagnostic]:
    """Captions and credits, counted by story: several pictures of one share their characters."""
    shown = {key: Counter(han) for key, han in here.beside.items()}
    for planned in pictures:
        picture = planned.picture
        if picture is None:
            continue
        if not planned.place.caption.show:
            if picture.caption is not None and picture.caption.text:
                message = say("the caption '{text}' is not shown", text=cut_short(picture.caption.text, SHOWN))
                hint = say("the picture's place has no caption; nothing to do where that is meant")
                yield diagnose("TXT012", message, hint, picture.caption.at(0), PlaceOnPage(page))
            continue
        texts = (picture.caption or StyledText(""), StyledText(picture.credit, (), picture.span))
        for role, text in zip(BESIDE, texts, strict=True):
            wanted, left = Counter(_han(text.text)), shown.get((planned.story, role), Counter())
            shown[planned.story, role] = left - wanted
            if missing := (wanted - left).total():
                yield _lost(say("'{text}' under a picture", text=cut_short(text.text, SHOWN)), missing, text, page)


def _furniture(plan: Plan, sheets: Sequence[Shown]) -> Iterator[Diagnostic]:
    """Texts of issue.yaml, each whole in what the furniture shows; those that no element shows in one message a kind."""
    kinds = {role_of(element.kind) for sheet in plan.sheets for element in sheet.layout.furniture}
    runs = [run for sheet in sheets for run in sheet.furniture]
    shown = {kind: "".join(han for role, han in runs if role in (kind, SEAL)) for kind in kinds}
    nowhere: dict[str, list[Wanted]] = {}
    for wanted in _given(plan):
        han = _han(wanted.text.text)
        if not han or han in shown.get(wanted.kind, ""):
            continue
        if wanted.kind not in kinds:
            nowhere.setdefault(wanted.kind, []).append(wanted)
            continue
        missing = (Counter(han) - Counter(shown[wanted.kind])).total() or len(han)
        yield _lost(say("{what}, '{text}'", what=wanted.what, text=cut_short(wanted.text.text, SHOWN)), missing, wanted.text, None)
    for sheet in plan.sheets:
        if all(element.kind != "folio" for element in sheet.layout.furniture):
            for editor in sheet.editors:
                hint = say("only a folio shows it; nothing to do where that is meant")
                message = say(
                    "the editor '{text}' of page {numbers} is not shown",
                    text=cut_short(editor.text, SHOWN),
                    numbers=sheet.numbers[0],
                )
                yield diagnose("TXT012", message, hint, editor.at(0), PlaceOnPage(sheet.numbers[0]))
    for kind, some in nowhere.items():
        names = ", ".join(dict.fromkeys(wanted.what for wanted in some))
        hint = say("give a page the furniture `{kind}`, or take the texts out of issue.yaml", kind=kind)
        yield diagnose(
            "TXT011",
            say("no page has the furniture `{kind}`, which would show {names}", kind=kind, names=names),
            hint,
            some[0].text.at(0),
        )


def _given(plan: Plan) -> Iterator[Wanted]:
    issue = plan.content.issue
    yield from (Wanted(say("the field `{key}`", key=key), text, "masthead") for key, text in issue.fields)
    yield from (Wanted(say("the imprint's `{key}`", key=key), text, "imprint") for key, text in issue.imprint)
    yield from (Wanted(say("a QR code's caption"), line, "masthead") for code in issue.qr for line in code.caption)
    if issue.barcode is not None:
        yield from (Wanted(say("the barcode's caption"), line, "barcode") for line in issue.barcode.caption)
    yield from (Wanted(say("a teaser's title"), teaser.title, "teaser") for teaser in issue.teasers)
    yield from (Wanted(say("a teaser's text"), teaser.text, "teaser") for teaser in issue.teasers)
    if issue.weather is not None:
        yield from (Wanted(say("a text of the weather"), text, "weather") for text in issue.weather.texts)
    for sheet in plan.sheets:
        if any(element.kind == "folio" for element in sheet.layout.furniture):
            yield from (Wanted(say("an editor's name"), editor, "folio") for editor in sheet.editors)


def _han(text: str) -> str:
    """Han and what stands in cells with it, without marks and blanks."""
    return "".join(ch for ch in text if is_east_asian(ch) and (ch.isalnum() or ch >= "\U00020000"))


def _lost(what: Phrase, missing: int, text: StyledText, page: int | None) -> Diagnostic:
    message = say("{characters} of {what} found no place on the page", characters=counted(missing, "character"), what=what)
    hint = say("shorten it, or give it more room in the layout")
    return diagnose("TXT010", message, hint, text.at(0), PlaceOnPage(page) if page is not None else None)
