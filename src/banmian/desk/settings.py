"""What a desk was started with."""

from __future__ import annotations

from pathlib import Path

from banmian.values import frozen


@frozen
class Settings:
    """What the desk was started with. `lang`: "" = the paper's; `editor`: a command with {file} and {line}, "" = by the browser;
    `run`: names this run of the program."""

    root: Path
    issue: str
    out: Path
    lang: str = ""
    editor: str = ""
    run: str = ""

    @property
    def outputs(self) -> Path:
        """The issue's outputs."""
        return self.out.resolve() / Path(self.issue).name
