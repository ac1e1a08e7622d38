"""`banmian watch`: an issue is set again with each file that is saved, and the proofs of the pages that changed are kept current.

Nothing but proofs is written, under the outputs' lock into a folder with its mark. They show the page as it stands, errors and
all, so that STALE.txt names them: they are of no issue that was built, and the next build makes them again.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from pathlib import Path
from time import perf_counter

from banmian.diagnostics import Diagnostic, Severity
from banmian.diagnostics.render import as_text
from banmian.diagnostics.wording import counted
from banmian.outputs import stale
from banmian.outputs.door import REFUSALS, NotOursError
from banmian.outputs.folder import mark, refusal
from banmian.outputs.lock import one_build
from banmian.outputs.names import page_label
from banmian.outputs.proofs import PROOF_DPI
from banmian.outputs.swap import Swap, recover, writing
from banmian.pictures.asset_store import PictureChanged
from banmian.values import record
from banmian.workspace import Update, Workspace

MOST_TOLD, MOST_NAMED = 20, 3
"""Messages that are told of one set of changes, and files that are named; of the rest the number."""
Say = Callable[[str], None]


@record
class Watch:
    """One issue under watch. `folder`: its outputs; `patience`: seconds to wait for a build there."""

    workspace: Workspace
    folder: Path
    say: Say
    patience: float = 5
    owed: set[int] = field(default_factory=set)
    """Pages whose proofs could not be written yet."""
    told: tuple[Diagnostic, ...] = ()
    _drew: bool = False
    """Whether proofs were written."""

    def handle(self, paths: Iterable[Path] | None) -> Update:
        """Set the issue after one set of changes (None: for the first time), write proofs, say what changed."""
        began = perf_counter()
        saved = sorted(paths) if paths is not None else None
        update = self.workspace.changed(saved)
        self.owed = (self.owed | set(update.pages) | self._lacking()) - set(update.gone)
        middle = perf_counter()
        shown = self._proofs(update.gone) if self.owed or update.gone else ()
        if saved or shown or update.pages or update.gone or update.diagnostics != self.told:
            seconds = dict(update.seconds) | ({"proofs": perf_counter() - middle} if shown else {})
            self._tell(saved or (), update, shown, (perf_counter() - began, seconds))
        return update

    def _lacking(self) -> set[int]:
        """Pages whose proofs somebody took away."""
        there = self.workspace.pages if self._drew else ()
        return {n for n in there if not (self.folder / "proofs" / f"{page_label(n)}.png").exists()}

    def _proofs(self, gone: Iterable[int]) -> tuple[int, ...]:
        """Write the proofs that are owed; the pages whose proofs are current now."""
        try:
            pages = tuple(sorted(self.owed))
            made = {f"proofs/{page_label(n)}.png": self.workspace.page_png(n, PROOF_DPI) for n in pages}
            self._written(made, [f"proofs/{page_label(n)}.png" for n in gone])
        except PictureChanged as changed:
            self.say(as_text(changed.diagnostic))
            return ()
        except REFUSALS as fault:
            self.say(f"no proofs: {fault}")
            return ()
        self.owed.clear()
        self._drew = True
        return pages

    def _written(self, made: dict[str, bytes], gone: Iterable[str]) -> None:
        why = refusal(self.folder, self.workspace.root)
        if why:
            raise NotOursError(why)
        with writing(self.folder):
            mark(self.folder)
        with one_build(self.folder, self.patience, self.say):
            recover(self.folder)
            with Swap(self.folder) as swap:
                for path, data in made.items():
                    swap.put(path, data)
                for path in gone:
                    swap.drop(path)
                names = [path.partition("/")[2] for path in (*made, "proofs/sheet.png")]
                stale.mark(swap, "proofs", stale.read_mark(self.folder, "proofs") | dict.fromkeys(names, stale.UNKNOWN))
                swap.commit()

    def _tell(self, saved: Sequence[Path], update: Update, shown: tuple[int, ...], took: tuple[float, dict[str, float]]) -> None:
        """What is told for the first time, then a line: files, pages, messages, time. `took`: seconds, and by stage."""
        new = [d for d in update.diagnostics if d.severity >= Severity.WARNING and d not in self.told]
        for d in new[:MOST_TOLD]:
            self.say(as_text(d))
        if len(new) > MOST_TOLD:
            self.say(f"and {counted(len(new) - MOST_TOLD, 'further message')}, which `banmian check` tells")
        self.told = update.diagnostics
        counts = {s: sum(d.severity is s for d in update.diagnostics) for s in (Severity.ERROR, Severity.WARNING)}
        found = ", ".join(counted(n, s.word) for s, n in counts.items())
        stages = ", ".join(f"{name} {value:.3f}" for name, value in took[1].items())
        what = _pages(update)
        drawn = f"; proofs of {_numbers(shown)}" if shown and shown != update.pages else ""
        self.say(f"{what}{_files(saved)}{drawn}; {found}; {took[0]:.3f} s" + (f" ({stages})" if stages else ""))


def _files(saved: Sequence[Path]) -> str:
    """The names of what was saved, behind what became of it."""
    names = list(dict.fromkeys(path.name for path in saved))
    more = [f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else []
    return f" ({', '.join(names[:MOST_NAMED] + more)})" if names else ""


def _pages(update: Update) -> str:
    if not update.whole:
        return "the issue cannot be set"
    changed = f"changed: {_numbers(update.pages)}" if update.pages else "no page changed"
    return changed + (f"; gone: {_numbers(update.gone)}" if update.gone else "")


def _numbers(pages: Iterable[int]) -> str:
    numbers = [str(n) for n in pages]
    return f"page{'s' * (len(numbers) != 1)} {', '.join(numbers)}"


def watch(under: Watch, changes: Iterable[set[Path]]) -> None:
    """Set the issue, then again with each set of changes, until there is none any more, or Ctrl-C. An empty set means that nothing
    happened for a while: the time for Python's collector, without which all commands run. On the first set everything is set once
    more, since nobody was told of a file that was saved before the watch began."""
    try:
        under.handle(None)
        busy = True
        for n, paths in enumerate(changes):
            if paths or under.owed or n == 0:
                under.handle(paths if n else None)
                busy = True
            elif busy:
                under.workspace.rest()
                busy = False
    except KeyboardInterrupt:
        return


def told_on_stderr(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()
