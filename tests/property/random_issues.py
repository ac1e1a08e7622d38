"""Random issues of the small paper: every text of natural, short or absurd length, written into a project's folder.

The layouts stay those of tests/small; stories, heads with author's breaks, captions, tables and all fields of the furniture are
dealt anew. Lengths are drawn from three kinds: what fits, a little more, far too much. Full-width marks are escapes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TypeVar

import yaml

T = TypeVar("T")
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


@dataclass(frozen=True)
class Dealer:
    """Deals texts: always the same ones for a number."""

    chance: Random

    @classmethod
    def of(cls, number: int) -> Dealer:
        return cls(Random(number))

    def some(self, make: Callable[[], T], least: int, most: int) -> list[T]:
        return [make() for _ in range(self.chance.randint(least, most))]

    def one(self, things: Sequence[T]) -> T:
        return self.chance.choice(things)

    def at_times(self, times: int = 2) -> bool:
        """One time in so many."""
        return self.chance.randrange(times) == 0

    def line(self, least: tuple[int, int] = SHORT, most: tuple[int, int] = LONG) -> str:
        """A line of text without markup: Han with marks and words between them, some short, some far too long."""
        span = self.one([s for s in (SHORT, FITTING, FITTING, LONG) if least[0] <= s[0] and s[1] <= most[1]])
        return "\u8001" + "".join(self.some(lambda: self.one(self.one((HAN, HAN, HAN + MARKS, WORDS))), *span))

    def head(self) -> str:
        """A headline, sometimes with the author's breaks."""
        return "|".join(self.some(self.line, 1, 4))

    def paragraph(self) -> str:
        return "\u3002".join(self.some(lambda: self.line(FITTING), 1, 4)) + "\u3002"

    def paragraphs(self, most: int) -> str:
        def block() -> str:
            kind = self.chance.randrange(5)
            if kind == 0:
                return f"## {self.line()}"
            return "\n".join(f"- {one}" for one in self.some(self.line, 1, 4)) if kind == 1 else self.paragraph()

        return "\n\n".join([self.paragraph(), *self.some(block, 0, most)])

    def table(self, columns: int, header: bool) -> str:
        def cell() -> str:
            return self.line() if self.at_times(3) else self.line(most=FITTING).replace("|", "")

        rows = self.some(lambda: [cell() for _ in range(columns)], 1, 6)
        return _table(rows, columns, header)

    def article(self, name: str, body: str, parts: tuple[str, ...] = ()) -> tuple[str, str]:
        front = {"schema": "1", "id": name, "headline": self.head()[:TITLE].rstrip("|")}
        front |= {part: self.line()[:FIELD] for part in parts if self.at_times()}
        text = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=10_000)
        return f"articles/{name}.md", f"---\n{text}---\n{body}\n"

    def clock(self) -> str:
        credit = self.one(("\u4fee", "\u4fee\u8def\u793e\u533a"))
        picture = f'![\u94a8](images/clock.svg "{self.line()}"){{name=clock credit={credit}}}\n\n{self.paragraphs(5)}'
        return f"{picture}\n\n::: box {{#more tag=\u8d44}}\n# {self.line()}\n\n{self.line(FITTING)}\n:::"

    def river(self) -> str:
        picture = f'![\u6cb3](images/river.svg "{self.line()}"){{name=river credit=\u4fee}}\n\n{self.paragraphs(8)}'
        return f"{picture}\n\n::: pullquote {{#quote}}\n{self.line()}\n:::"

    def verse(self) -> str:
        lines = "\n".join(self.some(lambda: self.line(most=FITTING), 1, 6))
        return f"::: verse {{.vertical}}\n{lines}\n:::"

    def tools(self) -> str:
        rows = self.some(lambda: (self.line(), self.line(), self.line()), 1, 3)
        lines = ["| | | \u4fee | \u65b0 |", "|---|---|---|---|"]
        return "\n".join(lines + [f"| ![\u4fee](images/clock.svg) | {a} | {b} | {c} |" for a, b, c in rows])

    def issue(self, template: str) -> str:
        """The furniture's fields and editors dealt anew, each of them one time in three."""
        values = yaml.load(template, yaml.BaseLoader)
        for group in ("masthead", "imprint"):
            for key in values[group]:
                if key not in ("name", "cn-number", "total-number") and self.at_times(3):
                    values[group][key] = self.line()[:FIELD]
        for key in ("price", "weather"):
            if self.at_times():
                values[key] = self.line()[:FIELD]
        for code in values["qr"]:
            code["caption"] = self.some(lambda: self.line(most=FITTING)[:FIELD], 1, 2)
        for page in values["pages"]:
            if self.at_times():
                page["name"] = self.line(most=FITTING)[:NAME]
            if "editor" in page and self.at_times():
                page["editor"] = self.line()[:FIELD]
        return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10_000)


def random_issue(number: int, template: str) -> RandomIssue:
    """The random issue of that number; `template`: issue.yaml of tests/small, whose pages stay."""
    deal = Dealer.of(number)
    heads = ("kicker", "deck", "dateline", "index-title", "jump-headline")
    made = [
        deal.article("clock", deal.clock(), heads),
        deal.article("river", deal.river(), ("deck", "index-title")),
        deal.article("song", deal.verse(), ("byline",)),
        deal.article("tools", deal.tools()),
        deal.article("years", deal.table(2, False)),
        deal.article("fares", deal.table(3, True)),
        deal.article("hours", deal.table(3, False)),
        deal.article("phones", deal.table(2, False)),
        *(deal.article(name, deal.paragraphs(2), ("byline",)) for name in ("lamp", "bench", "tree")),
    ]
    return RandomIssue({**dict(made), "issue.yaml": deal.issue(template)})


def _table(rows: list[list[str]], columns: int, header: bool) -> str:
    top = rows[0] if header else [""] * columns
    body = rows[1:] or rows if header else rows
    lines = [top, ["---"] * columns, *body]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
