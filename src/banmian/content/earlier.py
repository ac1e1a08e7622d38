"""Matter of an earlier issue that was copied and not written anew: articles equal, byte for byte, to those of its folder.

Looked at are files of the same name in the folders beside the issue's that have an earlier date and no other paper. What stands
in every issue (telephone numbers, office hours) says `standing: yes` in its front matter.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from banmian.content.folder_name import folder_name
from banmian.content.model import Article
from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose

LOOKED_AT = 8
"""The nearest earlier issues."""


def copied_articles(root: Path, issue_folder: str, articles: Iterable[Article]) -> list[Diagnostic]:
    """CNT033, once for each earlier issue that has articles of this one."""
    here = root / issue_folder
    own = folder_name(here.name)
    left = {Path(a.file).name: a for a in articles if not a.standing}
    if own is None or not left:
        return []
    named = [(n, p) for p in here.parent.iterdir() if (n := folder_name(p.name)) is not None]
    others = [(n.day, p) for n, p in named if n.paper == own.paper and n.day < own.day and p.is_dir()]
    out: list[Diagnostic] = []
    for _, folder in sorted(others, reverse=True)[:LOOKED_AT]:
        same = [name for name in left if _equal(here / "articles" / name, folder / "articles" / name)]
        if same:
            first, names = left[same[0]], ", ".join(left[name].id for name in same)
            told = f"{len(same)} articles are byte for byte those" if len(same) > 1 else "an article is byte for byte that"
            message = f"{told} of {folder.name}: {names}"
            hint = "write it anew, or say `standing: yes` in the front matter of what stands in every issue"
            out.append(diagnose("CNT033", message, hint, Span(first.file, 1, 1)))
            for name in same:
                del left[name]
    return out


def _equal(one: Path, other: Path) -> bool:
    try:
        return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()
    except OSError:
        return False
