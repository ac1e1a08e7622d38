"""The words of an article that waits to be written: texts/LANGUAGE.toml, by the paper's language. Comments, which nobody prints."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from banmian.values import frozen

FALLBACK = "en"


@frozen
class SkeletonWords:
    """`keys`: those of the front matter but for schema, id and headline, each with what stands for its value. The others are
    comments. `head`: what is said of the headline; `place`: a place of running text, `drawn` of a table, a poem or a quotation,
    `shared` of several stories, each followed by `headline`, what that holds; `unplaced`: no place; `last`: what stood there;
    `pictures`: what its layout asks for; `issue`, `paper`: the first line of a new issue.yaml and paper.yaml; `page`: what a
    page is called until it has a name."""

    head: str
    keys: tuple[tuple[str, str], ...]
    place: str
    drawn: str
    shared: str
    headline: str
    unplaced: str
    last: str
    pictures: str
    issue: str
    paper: str
    page: str


@cache
def skeleton_words(language: str) -> SkeletonWords:
    """The words for a language as paper.yaml gives it: zh-Hans, zh-Hant-TW, en."""
    folder = files("banmian.new") / "texts"
    known = [name for name in ("zh-Hans", "zh-Hant") if language == name or language.startswith(f"{name}-")]
    read = tomllib.loads((folder / f"{known[0] if known else FALLBACK}.toml").read_text(encoding="utf-8"))
    return SkeletonWords(keys=tuple(read.pop("keys").items()), **read)
