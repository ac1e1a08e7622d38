"""What stands out in a few words that are pasted: most of them say nothing of the look that the text has."""

from __future__ import annotations

import pytest

from banmian.content.importers.article import pasted_text
from banmian.content.importers.html import read_html
from banmian.content.importers.reports import Reports
from banmian.sources.normalising import Normalising

ONE, HEAD = "\u524d", "\u6c34\u9000\u4ee5\u540e"
SENTENCE = "\u5357\u5cb8\u5824\u575d\u6bcf\u5929\u90fd\u6709\u4eba\u5de1\u67e5\uff0c\u591c\u91cc\u4e5f\u6709\u706f\u3002"
KAI = "font-family:KaiTi_GB2312"


def of_page(page: str) -> str:
    copy = read_html(f"<html><body>{page}</body></html>".encode(), Reports(""), True, lambda name: None)
    return pasted_text(copy, Normalising())


@pytest.mark.parametrize("first", [ONE, ONE * 2, SENTENCE])
@pytest.mark.parametrize("head", [f"<p><b>{HEAD}</b></p>", f"<p style='font-size:22pt'>{HEAD}</p>", f"<h3>{HEAD}</h3>"])
def test_a_subhead_behind_a_short_first_paragraph_is_one(first: str, head: str) -> None:
    assert of_page(f"<p style='font-size:12pt'>{first}</p>{head}") == f"{first}\n\n## {HEAD}"


def test_more_bold_than_plain_in_a_few_words_is_bold() -> None:
    assert of_page(f"<p>{ONE}<b>{HEAD}</b></p>") == f"{ONE}**{HEAD}**"
    assert of_page(f"<p>{ONE}<span style='{KAI}'>{HEAD}</span></p>") == f"{ONE}[{HEAD}]{{.kai}}"


def test_what_all_of_them_are_is_their_own() -> None:
    assert of_page(f"<p><b>{HEAD}</b></p>") == HEAD
    dated = f"<p style='{KAI}'>{HEAD}<span style='font-family:Times'>2024</span>\u5e74</p>"
    assert of_page(dated) == f"{HEAD}2024\u5e74", "figures have a face that no Han has"


def test_most_of_a_long_text_says_what_its_look_is() -> None:
    bold = f"<p style='font-weight:bold;{KAI}'>{SENTENCE}</p>" * 6
    assert of_page(f"{bold}<p>{ONE}</p>") == "\n\n".join([*[SENTENCE] * 6, ONE])
