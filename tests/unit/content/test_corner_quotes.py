"""Curly quotes become corner brackets where a paper has it so: in Traditional Chinese, unless it says otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from banmian.content.normalise import normalise_by
from banmian.sources.normalising import FIX_ALL, Normalising
from banmian.template.loader import load_template

FIXED = Normalising(corners="fix")
ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("他說\u201c好\u201d。", "他說「好」。"),
        ('他說"好"。', "他說「好」。"),
        ("他說\u201c她說\u2018好\u2019了\u201d。", "他說「她說『好』了」。"),
        ("社名是\u201cBrook\u201d，不改。", "社名是「Brook」，不改。"),
        ("\u201cThat\u2019s the bell,\u201d she said.", "\u201cThat\u2019s the bell,\u201d she said."),
        ("他說「好」。", "他說「好」。"),
        ("少了一半的\u201c引號。", "少了一半的\u201c引號。"),
    ],
)
def test_quotes_of_chinese_become_corners(typed: str, canonical: str) -> None:
    assert normalise_by(FIXED, typed)[0] == canonical


def test_a_simplified_paper_keeps_its_quotes() -> None:
    assert normalise_by(FIX_ALL, "他说\u201c好\u201d。")[0] == "他说\u201c好\u201d。"


def test_a_paper_in_traditional_chinese_has_it_so_by_itself() -> None:
    papers = {name: load_template(ROOT, name, "", ())[0] for name in ("xisheng", "chenbao")}
    assert {name: t.paper.normalise.corners for name, t in papers.items() if t} == {"xisheng": "fix", "chenbao": "off"}
    bodies = {name: t.paper.text_style("body") for name, t in papers.items() if t}
    assert {name: (body.points, body.zhuyin) for name, body in bodies.items()} == {
        "xisheng": ("centre", "beside"), "chenbao": ("side", "over"),
    }  # fmt: skip
