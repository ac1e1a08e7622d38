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

from banmian.called import names_of
from banmian.diagnostics import Diagnostic, Severity
from banmian.diagnostics.render import as_text
from banmian.diagnostics.wording import counted
from banmian.languages import in_language
from banmian.outputs import stale
from banmian.outputs.door import REFUSALS, NotOursError
from banmian.outputs.folder import mark, refusal
from banmian.outputs.lock import one_build
from banmian.outputs.names import page_label
from banmian.outputs.proofs import PROOF_DPI
from banmian.outputs.swap import Swap, recover, writing
from banmian.phrases import SEMICOLON, Phrase, say, say_n, series, words_of
from banmian.pictures.asset_store import PictureChanged
from banmian.store import FOLDER
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
            self.say(in_language(say("no proofs: {why}", why=words_of(fault))))
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
        with one_build(self.folder, self.patience, lambda line: self.say(in_language(line))):
            recover(self.folder)
            with Swap(self.folder) as swap:
                for path, data in made.items():
                    swap.put(path, data)
                for path in gone:
                    swap.drop(path)
                names = [path.partition("/")[2] for path in (*made, "proofs/sheet.png")]
                files = stale.read_mark(self.folder, "proofs") | dict.fromkeys(names, stale.UNKNOWN)
                standing = self.workspace.standing
                stale.mark(swap, "proofs", files, standing is not None and standing[0].paper.words.is_traditional)
                swap.commit()

    def _tell(self, saved: Sequence[Path], update: Update, shown: tuple[int, ...], took: tuple[float, dict[str, float]]) -> None:
        """What is told for the first time, then a line: files, pages, messages, time. `took`: seconds, and by stage."""
        new = [d for d in update.diagnostics if d.severity >= Severity.WARNING and d not in self.told]
        names = names_of(self.workspace.standing[0]) if self.workspace.standing is not None else None
        for d in new[:MOST_TOLD]:
            self.say(as_text(d, names))
        if len(new) > MOST_TOLD:
            more = counted(len(new) - MOST_TOLD, "further message")
            self.say(in_language(say("and {more}, which `banmian check` tells", more=more)))
        self.told = update.diagnostics
        counts = {s: sum(d.severity is s for d in update.diagnostics) for s in (Severity.ERROR, Severity.WARNING)}
        found = series(counted(n, s.word) for s, n in counts.items())
        stages = ", ".join(f"{name} {value:.3f}" for name, value in took[1].items())
        parts = [say("{what} ({files})", what=_pages(update), files=_files(saved)) if saved else _pages(update)]
        parts += [say("proofs of {pages}", pages=_numbers(shown))] if shown and shown != update.pages else []
        line = series([*parts, found, say("{seconds} s", seconds=f"{took[0]:.3f}")], SEMICOLON)
        self.say(in_language(line) + (f" ({stages})" if stages else ""))


def _files(saved: Sequence[Path]) -> Phrase:
    """The names of what was saved."""
    names = list(dict.fromkeys(path.name for path in saved))
    more = [say("{n} more", n=len(names) - MOST_NAMED)] if len(names) > MOST_NAMED else []
    return series([*names[:MOST_NAMED], *more])


def _pages(update: Update) -> Phrase:
    if not update.whole:
        return say("the issue cannot be set")
    changed = say("changed: {pages}", pages=_numbers(update.pages)) if update.pages else say("no page changed")
    gone = say("gone: {pages}", pages=_numbers(update.gone)) if update.gone else None
    return series([changed, gone], SEMICOLON) if gone is not None else changed


def _numbers(pages: Iterable[int]) -> Phrase:
    numbers = tuple(pages)
    return say_n("page {pages}", "pages {pages}", len(numbers), pages=series(numbers))


def watch_issue(root: Path, issue: str, out: Path) -> None:
    """What the command does: the issue's folder, relative to the root, under watch until Ctrl-C."""
    from banmian.file_events import changes_in

    workspace, outputs = Workspace(root, issue, out / FOLDER), out / Path(issue).name
    told = say("watching {issue}; proofs in {folder}/proofs; Ctrl-C ends it", issue=issue, folder=outputs.as_posix())
    told_on_stderr(f"banmian: {in_language(told)}")
    watch(Watch(workspace, outputs, told_on_stderr), changes_in(workspace.sources))


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
