"""Lengths of what the program draws: what paper.yaml says, else what stands in measures.py; and the specimen says all of them."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from small_paper import PAPER, Loader

from banmian.template.measures import Measures

ROOT = Path(__file__).parents[3]


def test_a_length_that_is_given_holds_and_the_others_stay(load: Loader) -> None:
    template, told = load(PAPER.replace("line-styles:", "measures: {verse: {title: 30pt}, tables: {rule: 1pt}}\nline-styles:", 1))
    assert template is not None, told
    paper = template.paper
    assert (paper.measures.verse.title, paper.measures.verse.title_pitch) == (30_000, Measures().verse.title_pitch)
    assert paper.table_styles[0][1].measures.rule == 1_000
    assert paper.measures.quote == Measures().quote


def test_a_length_that_no_drawer_knows_is_told_at_its_key(load: Loader) -> None:
    template, told = load(PAPER.replace("line-styles:", "measures: {verse: {tittle: 30pt}}\nline-styles:", 1))
    assert template is None
    assert told[0].span is not None and "tittle" in told[0].message


def test_the_specimen_says_every_length() -> None:
    text = (ROOT / "layouts/chenbao/paper.yaml").read_text(encoding="utf-8").split("\nmeasures:", 1)[1].split("\nline-styles:")[0]
    for group in fields(Measures):  # type: ignore[arg-type]
        for length in fields(getattr(Measures(), group.name)):
            assert f"{length.name.replace('_', '-')}: " in text
