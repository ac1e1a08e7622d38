"""Inks and faces by role: what a paper names that it does not have is told at its key, and what it leaves out has a rule."""

from __future__ import annotations

import pytest
from small_paper import PAGE, PAPER, Loader

ROLES = "roles: {%s}\ntext-styles:"


def with_roles(roles: str) -> str:
    return PAPER.replace("text-styles:", ROLES % roles, 1)


@pytest.mark.parametrize("role", ["text", "accent"])
def test_an_ink_that_the_paper_lacks_is_told_at_its_role(load: Loader, role: str) -> None:
    template, told = load(with_roles(f"{role}: rde"))
    assert template is None
    (fault,) = told
    assert (fault.code, fault.message) == ("TPL003", "there is no ink `rde`")
    assert fault.span is not None and fault.span.line == 1 + PAPER[: PAPER.index("text-styles:")].count("\n")
    assert "red" in fault.hint


@pytest.mark.parametrize("role", ["seal", "reading", "draft", "draft-strong", "warning", "slug"])
def test_a_face_that_the_font_set_lacks_is_told_at_its_role(load: Loader, role: str) -> None:
    template, told = load(with_roles(f"{role}: sonng"), faces=("song", "hei", "kai"))
    assert template is None
    (fault,) = told
    assert (fault.code, fault.message) == ("TPL003", "fonts.yaml has no face `sonng`")
    assert fault.span is not None and fault.span.column > 1 and "song" in fault.hint


def test_a_paper_without_roles_has_black_and_its_strong_face(load: Loader) -> None:
    page = PAGE.replace("bar: red, padding: 9pt", "border: {ornament: dots, size: 5pt}, padding: 9pt")
    page = page.replace("clear: 10pt}", "clear: 10pt, shade: {share: 40%}}")
    template, told = load(PAPER.replace("{k: ", "{ground: [0, 0, 20, 0], noir: "), page, faces=("song", "hei", "kai"))
    assert template is not None, told
    roles = template.paper.roles
    assert roles.text.name == roles.accent.name == "noir"
    assert (roles.seal, roles.draft, roles.slug, roles.reading) == ("hei", "hei", "hei", "")
    assert template.paper.line_style("byline").ink.name == "noir"
    layout = template.pages[0][1]
    (border,) = [place.box.border for place in layout.places if place.box is not None]
    (shade,) = [picture.shade for picture in layout.pictures]
    assert border is not None and shade is not None
    assert {layout.rules[0].ink.name, border.ink.name, shade.ink.name} == {"noir"}


def test_a_paper_without_black_says_what_its_text_is_printed_in(load: Loader) -> None:
    plain = PAPER.replace("{k: [0, 0, 0, 100]", "{blue: [100, 50, 0, 0]")
    _, told = load(plain)
    assert [fault.code for fault in told] == ["TPL003"] and "none is black alone" in told[0].message


def test_readings_stand_in_the_face_of_their_role(load: Loader) -> None:
    template, _ = load(with_roles("reading: hei"))
    assert template is not None
    assert template.paper.text_style("listing").reading == "hei"


def test_the_grid_stands_on_the_box_of_the_bodys_face(load: Loader) -> None:
    template, told = load(faces={"song": 850, "hei": 880, "kai": 860})
    assert template is not None, told
    grid = template.paper.grid
    assert grid.ascent == 850 and grid.baseline(3) - grid.line_top(3) == 7_650
