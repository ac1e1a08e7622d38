"""Whose an output folder is: banmian writes into folders that carry its mark, and never where sources lie.

The mark is a small file. A folder without it is taken over where it is empty or holds nothing but what an older banmian made.
"""

from __future__ import annotations

from pathlib import Path

from banmian.outputs.names import MARK, is_group, is_kept, is_ours, is_work
from banmian.phrases import NOTHING, Phrase, say

_SOURCES = ("issue.yaml", "paper.yaml", "fonts.yaml", "articles", "layouts", "content", ".git")
"""Names that stand beside sources: of an issue, a paper, the faces, a project."""
_SOURCES_ABOVE = ("issue.yaml", "paper.yaml")
"""Of them those that no folder above has by chance."""
_KEPT_FROM = ("content", "layouts", "fonts")
"""Folders of a project into which nothing is written at any depth."""
_LITTER = {".DS_Store", "Thumbs.db", "desktop.ini"}
"""What systems put into any folder by themselves."""
_SAID = """\
banmian writes its files into this folder and replaces them with each build. What it did not make it leaves alone.
"""


def refusal(folder: Path, root: Path) -> Phrase:
    """Why banmian may not write here; nothing where it may. `root`: the project's."""
    place, top = folder.resolve(), root.resolve()
    if place.exists() and not place.is_dir():
        return say("the outputs' folder '{folder}' is a file", folder=folder)
    nearest = next(p for p in place.parents if p.exists())
    if not nearest.is_dir():
        return say("the outputs' folder '{folder}' cannot be made: '{file}' is a file", folder=folder, file=nearest.name)
    if any(place.is_relative_to(top / name) for name in _KEPT_FROM):
        sources = place.relative_to(top).parts[0]
        return say(
            "the outputs' folder '{folder}' lies within '{sources}', where the project keeps its sources",
            folder=folder,
            sources=sources,
        )
    held = next((name for name in _SOURCES if (place / name).exists()), None)
    if held is not None:
        return say("the outputs' folder '{folder}' holds sources: '{held}'", folder=folder, held=held)
    for above in place.parents:
        if top.is_relative_to(above):
            break
        held = next((name for name in _SOURCES_ABOVE if (above / name).exists()), None)
        if held is not None:
            return say(
                "the outputs' folder '{folder}' lies in '{above}', which holds sources: '{held}'",
                folder=folder,
                above=above.name,
                held=held,
            )
    return NOTHING if (place / MARK).is_file() else _strange(folder, place)


def _strange(folder: Path, place: Path) -> Phrase:
    """What stands in an unmarked folder that no banmian made."""
    held = sorted(place.iterdir()) if place.is_dir() else []
    for path in held:
        inside = [p.name for p in path.iterdir()] if path.is_dir() else []
        ours = is_ours(path.name) if not path.is_dir() else is_group(path.name) or is_work(path.name) or is_kept(path.name)
        if path.name not in _LITTER and not ours:
            return _held(folder, path.name)
        if is_group(path.name):
            for name in inside:
                if name not in _LITTER and not is_ours(f"{path.name}/{name}"):
                    return _held(folder, f"{path.name}/{name}")
    return NOTHING


def _held(folder: Path, name: str) -> Phrase:
    return say("the outputs' folder '{folder}' is not banmian's: it holds '{name}'", folder=folder, name=name)


def mark(folder: Path) -> None:
    """Make the folder, if need be, and say that it is ours. OSError where the system refuses."""
    folder.mkdir(parents=True, exist_ok=True)
    said = folder / MARK
    if not said.is_file():
        said.write_text(_SAID, encoding="utf-8")
