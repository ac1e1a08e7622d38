"""What stands in a folder of sources: the files that are read, those that no editor wrote, and those that nothing reads.

Systems and programs leave files beside an editor's (`._heat.md` on a stick, `.#heat.md` while Emacs has it open, `~$heat.docx`
beside Word's): they are passed over. Whatever else is not read is told, for its author thinks that it is printed.
"""

from __future__ import annotations

from pathlib import Path

from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.phrases import Phrase, say
from banmian.sources.overlay import entries
from banmian.sources.paths import relative_name
from banmian.values import frozen

_LEFT_BY_PROGRAMS = frozenset(("thumbs.db", "desktop.ini", "icon\r", "__macosx"))
_SWAP_ENDINGS = ("~", "#", ".swp", ".swo", ".tmp", ".bak", ".lock", ".part", ".crdownload")
COPY = (".docx", ".docm", ".doc", ".wps", ".rtf", ".odt", ".txt", ".html", ".htm")
"""Endings of documents that `banmian import` takes over."""
MOST_TOLD = 10
"""Files that are told one by one; of the rest the number."""


@frozen
class Listing:
    """A folder's entries by name: `read` have the ending that is read, `unread` have not; both without what programs left."""

    read: tuple[Path, ...]
    unread: tuple[Path, ...]


def is_stray(name: str) -> bool:
    """Whether a program left a file of this name: hidden, a lock, a copy that is being edited."""
    plain = name.lower()
    return name.startswith((".", "~$")) or plain.endswith(_SWAP_ENDINGS) or plain in _LEFT_BY_PROGRAMS


def listing(folder: Path, ending: str) -> Listing:
    """What stands in a folder; nothing where there is none."""
    try:
        found = sorted((p for p in entries(folder) if not is_stray(p.name)), key=lambda p: p.name)
    except OSError:
        return Listing((), ())
    return Listing(tuple(p for p in found if p.suffix == ending), tuple(p for p in found if p.suffix != ending))


def unread_files(root: Path, paths: tuple[Path, ...], ending: Phrase, what: Phrase) -> tuple[Diagnostic, ...]:
    """SRC011 for each file with an ending that is not read; `what` is read here, with `ending`."""
    said = [
        diagnose(
            "SRC011",
            say("{name} is not read: {what} end in {ending}", name=p.name, what=what, ending=ending),
            _hint(p, ending),
            Span(relative_name(root, p)),
        )
        for p in paths[:MOST_TOLD]
    ]
    if len(paths) > MOST_TOLD:
        more = say("{count} more files in this folder are not read", count=len(paths) - MOST_TOLD)
        said.append(diagnose("SRC011", more, say("move them to another folder"), Span(relative_name(root, paths[0].parent))))
    return tuple(said)


def _hint(path: Path, ending: Phrase) -> Phrase:
    if path.is_dir():
        return say("move the folder to another place; folders within this one are not looked into")
    if path.suffix.lower() in (ending, ".yml", ".markdown"):
        return say("rename it to {stem}{ending}", stem=path.stem, ending=ending)
    if ending == ".md" and path.suffix.lower() in COPY:
        return say("move it out of this folder, and `banmian import {name}` makes an article of it", name=path.name)
    if ending == ".md":
        return say(
            "copy its text into {stem}.md, below front matter (guide, chapter 3), or move it to another folder", stem=path.stem
        )
    return say("move it to another folder")
