"""The inks of paper.yaml: spots, mixtures, tints, rich black, and each fault at its place."""

from __future__ import annotations

import pytest
from small_paper import PAPER, PROFILE, Loader

from banmian.colour import Ink, Spot

INKS = "inks: {k: [0, 0, 0, 100], red: [0, 92, 85, 12], tint-a: [0, 0, 0, 8]}"
FIRST = """\
inks:
  k: [0, 0, 0, 100]
  red: [0, 92, 85, 12]
  tint-a: [0, 0, 0, 8]
"""
SPOT = "  pantone-186: {spot: PANTONE 186 C, cmyk: [0, 100, 78, 4]}\n"
DEEP = "  deep: {cmyk: [60, 40, 40, 90], rich-black: yes}\n"
RED186 = Spot("PANTONE 186 C", (0, 1000, 780, 40))


def with_inks(more: str) -> str:
    assert INKS in PAPER
    return PAPER.replace(INKS + "\n", FIRST + more)


def said(load: Loader, more: str, changes: tuple[str, str] = ("", ""), **known: str) -> list[tuple[str, int, str]]:
    _, found = load(paper=with_inks(more).replace(*changes), **known)
    return [(d.code, d.span.line if d.span else 0, d.message) for d in found]


def test_spots_mixtures_and_tints(load: Loader) -> None:
    more = SPOT + "  varnish: {spot: Varnish, cmyk: [0, 0, 0, 5], overprint: yes}\n  duo: {mix: {pantone-186: 60, k: 40}}\n" + DEEP
    paper = with_inks(more).replace(
        "  listing: {like: body, size: 8.4pt}", "  listing: {like: body, size: 8.4pt, ink: pantone-186 40%}"
    )
    template, found = load(paper=paper)
    assert template is not None and not found
    inks = template.paper
    assert inks.ink("pantone-186") == Ink("pantone-186", (0, 0, 0, 0), ((RED186, 1000),))
    assert inks.ink("varnish").overprints
    assert inks.ink("duo") == Ink("duo", (0, 0, 0, 400), ((RED186, 600),))
    assert inks.ink("deep").rich and not inks.ink("deep").overprints
    assert inks.text_style("listing").ink == Ink("pantone-186 40%", (0, 0, 0, 0), ((RED186, 400),))


@pytest.mark.parametrize(
    ("more", "code", "message"),
    [
        ("  a: {cmyk: [1, 2, 3, 4], mix: {k: 5}}\n", "TPL010", "`a` has neither amounts nor parts, or both"),
        ("  a: {rich-black: yes}\n", "TPL010", "`a` has neither amounts nor parts, or both"),
        ("  a: {spot: Gold}\n", "TPL010", "`a` has neither amounts nor parts, or both"),
        ("  a: {cmyk: [1, 2, 3, 4], overprint: yes}\n", "TPL010", "`a` overprints and is no spot"),
        ("  a: {mix: {red: 10}, overprint: yes}\n", "TPL010", "`a` overprints and is no spot"),
        ("  a: {mix: {red: 100, tint-a: 100, k: 90}}\n", "TPL010", "`a` prints more than 100 % of Black"),
        ("  a: [60, 40, 40, 90]\n", "TPL010", "`a` is a black of several inks and not called so"),
        ("  a: {spot: Cyan, cmyk: [100, 0, 0, 0]}\n", "TPL010", "a spot may not be called `Cyan`"),
        ("  a: {spot: All, cmyk: [9, 9, 9, 9]}\n", "TPL010", "a spot may not be called `All`"),
        ("  a: {cmyk: [80, 80, 40, 60]}\n", "TPL009", "`a` prints 260 % of ink, and the print shop takes 240 %"),
        ("  a: {mix: {red: 10, blue: 10}}\n", "TPL003", "there is no ink above this one `blue`"),
        ("  a: {spot: Gold, cmyk: [0, 20, 60]}\n", "YML008", "`cmyk` has too few values"),
        ("  a: {spot: Gold, cymk: [0, 20, 60, 9]}\n", "YML006", "the key `cymk` is not known here"),
        ("  a: [0, 20, 160, 9]\n", "YML008", "160 is no amount of ink"),
        ("  a: red\n", "YML008", ""),
        ("  a: {spot: \u91d1, cmyk: [0, 20, 60, 9]}\n", "YML008", "`\u91d1` does not fit `spot`"),
    ],
)
def test_a_row_that_cannot_be_printed(load: Loader, more: str, code: str, message: str) -> None:
    ((got, line, words),) = said(load, more)
    assert (got, line) == (code, 12)
    assert message in words


def test_a_mixture_of_more_plates_than_the_format_takes(load: Loader) -> None:
    spots = "".join(f"  s{n}: {{spot: Gold {n}, cmyk: [0, 9, 9, 0]}}\n" for n in range(6))
    more = spots + "  a: {mix: {s0: 9, s1: 9, s2: 9, s3: 9}}\n  b: {mix: {a: 100, s4: 9, s5: 9, red: 9}}\n"
    ((code, _, words),) = said(load, more)
    assert (code, words) == ("TPL010", "`b` prints on 9 plates")


def test_names_that_differ_by_case_or_suffix_are_one_plate(load: Loader) -> None:
    ((code, line, words),) = said(load, SPOT + "  other: {spot: Pantone 186 U, cmyk: [0, 90, 70, 4]}\n")
    assert (code, line) == ("TPL010", 13)
    assert words == "the spots `PANTONE 186 C` and `Pantone 186 U` are one ink by name and differ"


def test_the_limit_is_the_print_shops(load: Loader) -> None:
    more = "  a: [80, 70, 30, 50]\n"
    assert said(load, more) == []


def test_a_lower_limit_refuses_more(load: Loader) -> None:
    ((code, _, words),) = said(load, "  a: [80, 70, 30, 50]\n", profile=PROFILE.replace("240", "220"))
    assert (code, words) == ("TPL009", "`a` prints 230 % of ink, and the print shop takes 220 %")


def test_rich_black_is_for_large_text(load: Loader) -> None:
    headline = "headline: {face: song, size: 44pt, "
    assert said(load, DEEP, (headline, headline + "ink: deep, ")) == []


@pytest.mark.parametrize(
    ("old", "new", "size"),
    [
        ("listing: {like: body, size: 8.4pt", "listing: {like: body, size: 8.4pt, ink: deep", "8.4"),
        ("headline: {face: hei, size: 11pt", "headline: {face: hei, ink: deep, size: 11pt", "11"),
        ("accent: red", "accent: deep", "8"),
    ],
)
def test_rich_black_in_small_text(load: Loader, old: str, new: str, size: str) -> None:
    ((code, _, words),) = said(load, DEEP, (old, new))
    assert (code, words) == ("TPL011", f"`deep` is a rich black: not for text of {size} pt")


def test_a_tint_of_an_ink_that_is_not_known(load: Loader) -> None:
    ((code, _, words),) = said(load, SPOT, ("accent: red", "accent: blue 20%"))
    assert (code, words) == ("TPL003", "there is no ink `blue 20%`")


def test_the_printing_condition(load: Loader) -> None:
    named = 'output-condition = "CGATS TR 002"\noutput-info = "coldset"\nregistry = "http://www.color.org"\n'
    template, _ = load(profile=PROFILE + named)
    assert template is not None
    known = template.paper.condition
    assert (known.identifier, known.info, known.registry) == ("CGATS TR 002", "coldset", "http://www.color.org")


def test_a_condition_without_a_name_is_custom(load: Loader) -> None:
    template, _ = load()
    assert template is not None
    known = template.paper.condition
    assert (known.identifier, known.info, known.registry) == ("Custom", "a shop", "")
