"""The words of a proof: tables by the paper's script, and lines of glyphs in sizes, set at the left, the right or the middle."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import Any, Literal

from banmian.colour import BLACK, Ink
from banmian.display import Item, moved
from banmian.impose.letters import FaceSource, Letters, line
from banmian.values import frozen

Align = Literal["left", "right", "centre"]
GREY = Ink("proof-grey", (0, 0, 0, 600))
DARK = Ink("proof-dark", (0, 0, 0, 750))
LIGHT = Ink("proof-light", (0, 0, 0, 250))


@frozen
class ProofWords:
    """words.toml for one script."""

    table: dict[str, Any]

    def said(self, name: str, /, **values: object) -> str:
        return Template(str(self.table[name])).substitute({key: str(value) for key, value in values.items()})

    def proof(self, number: int) -> str:
        """What the n-th proof is called; what is no proof (0) is the changes."""
        names = self.table["numbers"]
        return self.said("changes") if not number else names[number] if number < len(names) else self.said("proof", number=number)

    def role(self, name: str) -> str:
        """What a part of a head or a kind of furniture is called; its own name where the table has none."""
        return str(self.table["roles"].get(name, name))

    @property
    def boxes(self) -> tuple[str, ...]:
        return tuple(self.table["boxes"])


def words_for(is_traditional: bool) -> ProofWords:
    """The words of a paper's script."""
    import tomllib

    table = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    return ProofWords(table["hant" if is_traditional else "hans"])


@frozen
class Pen:
    """What a proof's words are set in: faces, the plain one and the strong one."""

    faces: FaceSource
    plain: str
    strong: str

    def line(
        self,
        text: str,
        at: tuple[int, int],
        size: int,
        longest: int,
        align: Align = "left",
        strong: bool = False,
        ink: Ink = BLACK,
    ) -> tuple[list[Item], int]:
        """A line with its baseline at a point, no longer than `longest`, and its width; mp."""
        letters = Letters(self.faces, self.strong if strong else self.plain)
        runs, width = line(letters, text, at, longest, ink, size)
        shift = {"left": 0, "right": -width, "centre": -width // 2}[align]
        return [moved(run, shift) for run in runs], width
