"""Lists that word processors write into a page as paragraphs, with the number or sign typed in: they become lists."""

from __future__ import annotations

import pytest

from banmian.content.importers.article import pasted_text
from banmian.content.importers.html import read_html
from banmian.content.importers.reports import Reports
from banmian.sources.normalising import Normalising

ONE, TWO, THREE = "\u5317\u5cb8\u5de1\u5824", "\u5357\u5cb8\u5de1\u5824", "\u591c\u91cc\u503c\u73ed"
FILLER = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span>"


def of_page(page: str) -> str:
    copy = read_html(f"<html><body>{page}</body></html>".encode(), Reports(""), True, lambda name: None)
    return pasted_text(copy, Normalising())


def word(label: str, text: str, level: int = 1, face: str = "", tag: str = "p") -> str:
    """An item as Word writes it."""
    style = f" style='font-family:{face};mso-fareast-font-family:{face}'" if face else ""
    typed = f"<span lang=EN-US{style}><span style='mso-list:Ignore'>{label}{FILLER}</span></span>"
    return (
        f"<{tag} class=MsoListParagraph style='margin-left:22.0pt;text-indent:-22.0pt;mso-list:l0 level{level} lfo1'>"
        f"<![if !supportLists]>{typed}<![endif]><span style='font-family:\u5b8b\u4f53'>{text}<o:p></o:p></span></{tag}>\n"
    )


def wps(label: str, text: str, level: int = 1, face: str = "\u5b8b\u4f53") -> str:
    """An item as WPS writes it."""
    return (
        f'<p class=MsoNormal style="margin-left:21.0000pt;text-indent:-21.0000pt;mso-list:l0 level{level} lfo1;" >'
        f"<![if !supportLists]><span style=\"font-family:{face};font-size:10.5000pt;\" ><span style='mso-list:Ignore;' >{label}"
        f"<span>&nbsp;</span></span></span><![endif]><span style=\"mso-spacerun:'yes';font-size:10.5000pt;\" >"
        f'<font face="\u5b8b\u4f53" >{text}</font></span></p>'
    )


@pytest.mark.parametrize("item", [word, wps])
def test_numbers_and_signs_are_a_list_by_its_levels(item: object) -> None:
    assert callable(item)
    numbered = item("1.", ONE) + item("1.", TWO, 2) + item("2.", THREE, 2) + item("2\uff0e", TWO)
    assert of_page(numbered) == f"1. {ONE}\n   1. {TWO}\n   2. {THREE}\n2. {TWO}"
    signed = item("l", ONE, 1, "Wingdings") + item("o", TWO, 2, '"Courier New"') + item("\u00a7", THREE, 3, "Wingdings")
    assert of_page(signed.replace('"Courier New"', "Courier")) == f"- {ONE}\n  - {TWO}\n    - {THREE}"
    assert of_page(item("&nbsp;1)", ONE) + item("2)", TWO)) == f"1) {ONE}\n2) {TWO}"
    assert of_page(item("1.", ONE) + item("\u25cf", TWO, 2)) == f"1. {ONE}\n   - {TWO}"


def test_any_other_number_is_words() -> None:
    found = of_page(word("\u4e00\u3001", ONE) + word("(1)", TWO, 2) + word("\u2460", THREE) + word("a)", TWO))
    assert found.split("\n\n") == [f"\u4e00\u3001{ONE}", f"(1){TWO}".replace("(1)", "\uff081\uff09"), f"\u2460{THREE}", f"a){TWO}"]


def test_comments_for_other_programs_are_none_of_it() -> None:
    hidden = word("1.", ONE).replace("<![if !supportLists]>", "<!--[if !supportLists]-->").replace("<![endif]>", "<!--[endif]-->")
    assert of_page(hidden + word("2.", TWO)) == f"1. {ONE}\n2. {TWO}"
    pictured = word("<img width=11 height=11 src='file:///C:/clip.gif' alt='*'>", ONE)
    assert of_page(pictured) == f"- {ONE}"


def test_a_numbered_heading_keeps_its_number() -> None:
    assert of_page(word("1.", ONE, tag="h2") + f"<p>{TWO}\u3002</p>") == f"## 1\\. {ONE}\n\n{TWO}\u3002"
    assert of_page(word("\u4e00\u3001", ONE, tag="h2")) == f"## \u4e00\u3001{ONE}"
    assert of_page(word("l", ONE, face="Wingdings", tag="h2")) == f"## {ONE}"


def test_a_paragraph_of_a_list_that_has_no_label_is_a_paragraph() -> None:
    typed = f"<p class=MsoNormal><span style='mso-list:Ignore'>1.{FILLER}</span>{ONE}</p>"
    assert of_page(typed + f"<p style='mso-list:l0 level1 lfo1'>{TWO}\u3002</p>") == f"1. {ONE}\n\n{TWO}\u3002"
