"""Random issues of the small paper: every text of natural, short or absurd length, written into a project's folder.

The layouts stay those of tests/small; stories, heads with author's breaks, captions, tables and all fields of the furniture are
dealt anew. Lengths are drawn from three kinds: what fits, a little more, far too much. Full-width marks are escapes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import yaml
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

HAN = (
    "\u8001\u897f\u95e8\u8857\u9053\u5c45\u6c11\u91cc\u5f04\u7684\u4e00\u4e86\u5728\u662f\u6709\u793e\u533a\u6668\u62a5"
    "\u94a8\u697c\u6cb3\u6865\u6e21\u53e3\u706f\u4eae\u6811\u51ac\u4fee\u8def\u65b0\u65e7\u5927\u5c0f\u4e0a\u4e0b"
)
MARKS = "\uff0c\u3002\u3001\uff1a\uff1b\uff1f\uff01"
WORDS = ("GDP", "12 km", "2021", "newspaper", "https://example.com/a/b?c=1", "supercalifragilisticexpialidocious", "3.5%", "A")
SHORT, FITTING, LONG = (1, 6), (7, 18), (19, 60)
NAME, FIELD, TITLE = 20, 60, 80
"""Characters that the schema lets a page's name, a field and a headline have."""
ISSUE = "content/2021-03-05"


@dataclass(frozen=True)
class RandomIssue:
    """File names below the issue's folder with their texts."""

    files: dict[str, str] = field(default_factory=dict)

    def write(self, root: Path) -> None:
        for name, text in self.files.items():
            (root / ISSUE / name).write_text(text, encoding="utf-8")

    @property
    def han(self) -> str:
        """All Han of the articles and the furniture's fields."""
        return "".join(ch for text in self.files.values() for ch in text if ch in HAN)


def line(least: tuple[int, int] = SHORT, most: tuple[int, int] = LONG) -> SearchStrategy[str]:
    """A line of text without markup: Han with marks and words between them, some short, some far too long."""
    spans = [s for s in (SHORT, FITTING, FITTING, LONG) if least[0] <= s[0] and s[1] <= most[1]]
    return st.sampled_from(spans).flatmap(_text)


def _text(span: tuple[int, int]) -> SearchStrategy[str]:
    piece = st.one_of(st.sampled_from(HAN), st.sampled_from(HAN), st.sampled_from(HAN + MARKS), st.sampled_from(WORDS))
    return st.lists(piece, min_size=span[0], max_size=span[1]).map(lambda parts: "\u8001" + "".join(parts))


def head(most: tuple[int, int] = LONG) -> SearchStrategy[str]:
    """A headline, sometimes with the author's breaks."""
    return st.lists(line(most=most), min_size=1, max_size=4).map("|".join)


def paragraphs(most: int) -> SearchStrategy[str]:
    text = st.lists(line(FITTING), min_size=1, max_size=4).map("\u3002".join).map(lambda t: t + "\u3002")
    subhead = line(most=LONG).map(lambda t: f"## {t}")
    item = st.lists(line(), min_size=1, max_size=4).map(lambda ls: "\n".join(f"- {one}" for one in ls))
    block = st.one_of(text, text, text, subhead, item)
    return st.tuples(text, st.lists(block, max_size=most)).map(lambda t: "\n\n".join([t[0], *t[1]]))


def table(columns: int, header: bool) -> SearchStrategy[str]:
    cell = line(most=FITTING).map(lambda t: t.replace("|", ""))
    row = st.lists(st.one_of(cell, cell, line()), min_size=columns, max_size=columns)
    return st.lists(row, min_size=1, max_size=6).map(lambda rows: _table(rows, columns, header))


def _table(rows: list[list[str]], columns: int, header: bool) -> str:
    top = rows[0] if header else [""] * columns
    body = rows[1:] or rows if header else rows
    lines = [top, ["---"] * columns, *body]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


@st.composite
def article(draw: DrawFn, name: str, body: SearchStrategy[str], parts: tuple[str, ...] = ()) -> tuple[str, str]:
    front = {"schema": "1", "id": name, "headline": draw(head())[:TITLE].rstrip("|")}
    for part in parts:
        if draw(st.booleans()):
            front[part] = draw(line())[:FIELD]
    text = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=10_000)
    return f"articles/{name}.md", f"---\n{text}---\n{draw(body)}\n"


@st.composite
def issues(draw: DrawFn, template: str) -> RandomIssue:
    """A random issue; `template`: issue.yaml of tests/small, whose pages stay."""
    pictured = st.builds(
        lambda caption, credit, text: f'![\u94a8](images/clock.svg "{caption}"){{name=clock credit={credit}}}\n\n{text}',
        line(), st.sampled_from(("\u4fee", "\u4fee\u8def\u793e\u533a")), paragraphs(5),
    )  # fmt: skip
    box = line().flatmap(lambda title: line(FITTING).map(lambda t: f"\n\n::: box {{#more tag=\u8d44}}\n# {title}\n\n{t}\n:::"))
    river = st.builds(
        lambda caption, text, quote: f'![\u6cb3](images/river.svg "{caption}"){{name=river credit=\u4fee}}\n\n{text}\n\n'
        f"::: pullquote {{#quote}}\n{quote}\n:::",
        line(), paragraphs(8), line(),
    )  # fmt: skip
    verse = st.lists(line(most=FITTING), min_size=1, max_size=6).map("\n".join).map(lambda t: f"::: verse {{.vertical}}\n{t}\n:::")
    tools = st.lists(st.tuples(line(), line(), line()), min_size=1, max_size=3).map(_tools)
    heads = ("kicker", "deck", "dateline", "index-title", "jump-headline")
    made = [
        draw(article("clock", st.tuples(pictured, box).map("".join), heads)),
        draw(article("river", river, ("deck", "index-title"))),
        draw(article("song", verse, ("byline",))),
        draw(article("tools", tools)),
        draw(article("years", table(2, False))),
        draw(article("fares", table(3, True))),
        draw(article("hours", table(3, False))),
        draw(article("phones", table(2, False))),
        *(draw(article(name, paragraphs(2), ("byline",))) for name in ("lamp", "bench", "tree")),
    ]
    return RandomIssue({**dict(made), "issue.yaml": draw(_issue(template))})


def _tools(rows: list[tuple[str, str, str]]) -> str:
    lines = ["| | | \u4fee | \u65b0 |", "|---|---|---|---|"]
    return "\n".join(lines + [f"| ![\u4fee](images/clock.svg) | {a} | {b} | {c} |" for a, b, c in rows])


@st.composite
def _issue(draw: DrawFn, template: str) -> str:
    """The furniture's fields and editors dealt anew, each of them one time in three."""
    values = yaml.load(template, yaml.BaseLoader)
    for group in ("masthead", "imprint"):
        for key in values[group]:
            if key not in ("name", "cn-number", "total-number") and draw(st.integers(0, 2)) == 0:
                values[group][key] = draw(line())[:FIELD]
    for key in ("price", "weather"):
        if draw(st.booleans()):
            values[key] = draw(line())[:FIELD]
    for code in values["qr"]:
        code["caption"] = draw(st.lists(line(most=FITTING), min_size=1, max_size=2).map(lambda ls: [one[:FIELD] for one in ls]))
    for page in values["pages"]:
        if draw(st.booleans()):
            page["name"] = draw(line(most=FITTING))[:NAME]
        if "editor" in page and draw(st.booleans()):
            page["editor"] = draw(line())[:FIELD]
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10_000)
