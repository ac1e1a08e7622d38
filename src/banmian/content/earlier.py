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
from banmian.phrases import say
from banmian.remember import Memo
from banmian.sources import SourceText, read_text
from banmian.sources.overlay import bytes_over, is_over
from banmian.sources.yaml import compose

LOOKED_AT = 8
"""The nearest earlier issues."""
WEATHER = "weather"
SAID: Memo[tuple[object, Span | None]] = Memo("weather of issues", 20, lasting=True)


def copied_articles(root: Path, issue_folder: str, articles: Iterable[Article]) -> list[Diagnostic]:
    """CNT033, once for each earlier issue that has articles of this one."""
    here = root / issue_folder
    left = {Path(a.file).name: a for a in articles if not a.standing}
    out: list[Diagnostic] = []
    for folder in _earlier(here)[:LOOKED_AT] if left else ():
        same = [name for name in left if _equal(here / "articles" / name, folder / "articles" / name)]
        if same:
            first, names = left[same[0]], ", ".join(left[name].id for name in same)
            told = (
                say("{count} articles are byte for byte those", count=len(same))
                if len(same) > 1
                else say("an article is byte for byte that")
            )
            message = say("{told} of {name}: {names}", told=told, name=folder.name, names=names)
            hint = say("write it anew, or say `standing: yes` in the front matter of what stands in every issue")
            out.append(diagnose("CNT033", message, hint, Span(first.file, 1, 1)))
            for name in same:
                del left[name]
    return out


def copied_weather(root: Path, issue_folder: str) -> list[Diagnostic]:
    """CNT041 where the weather is, word for word, that of the issue before."""
    said, span = _weather(root, root / issue_folder)
    before = _earlier(root / issue_folder)[:1] if said is not None else []
    if not before or _weather(root, before[0])[0] != said:
        return []
    message = say("the weather is word for word that of {name}", name=before[0].name)
    return [diagnose("CNT041", message, say("write that of the day"), span)]


def _weather(root: Path, folder: Path) -> tuple[object, Span | None]:
    """What an issue.yaml says of the weather, None where it says nothing, and where."""
    source, _ = read_text(root, folder / "issue.yaml")
    if source is None or f"\n{WEATHER}:" not in source.text:
        return None, None
    return SAID.of(source, lambda: _said(source))


def _said(source: SourceText) -> tuple[object, Span | None]:
    document, _ = compose(source)
    return (document.plain().get(WEATHER), document.key_span(WEATHER)) if document is not None else (None, None)


def _earlier(here: Path) -> list[Path]:
    """The folders of the paper's earlier issues beside this one's, the latest first."""
    own = folder_name(here.name)
    if own is None:
        return []
    named = [(n, p) for p in here.parent.glob("*") if (n := folder_name(p.name)) is not None]
    others = [(n.day, p) for n, p in named if n.paper == own.paper and n.day < own.day and p.is_dir()]
    return [path for _, path in sorted(others, reverse=True)]


def _equal(one: Path, other: Path) -> bool:
    try:
        if is_over(one):
            return bytes_over(one) == other.read_bytes()
        return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()
    except OSError:
        return False
