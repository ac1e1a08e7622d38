"""The faces of a project by id, checked against the lock, and which of them covers a character.

Rule: docs/rules/typography.md, Mixed type: a missing glyph falls back by coverage through the face's own stack; a face
that is missing, altered or unreadable is an error, never a silent fall-back. Codes FNT001 to FNT004.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.fonts.face import Face
from banmian.fonts.lock import LOCK_FILE, FaceEntry, Lock, read_lock
from banmian.fonts.shaping import LANGUAGE, han_language
from banmian.fonts.verify import check_file
from banmian.han_box import ASCENT, above, below
from banmian.phrases import of_system, say, words_of
from banmian.remember import Memo, Same
from banmian.values import frozen

LOCKS: Memo[tuple[Lock | None, tuple[Diagnostic, ...]]] = Memo("font locks", 10, lasting=True)
FACES: Memo[Face] = Memo("faces", 200)
"""By file, its state on the disk, what the lock says of it and the language whose forms it shows; with all that a face has been
asked. A file that is written over is another face, for what was opened is mapped."""


@frozen
class FontBook:
    """Every face of fonts.yaml by its id, opened; opening maps a file into memory and reads almost nothing (0.1 ms a face)."""

    faces: Mapping[str, Face]
    key: str = ""
    """What the set's lock says, as a hash: two books of one key set alike. "" = nothing is known of it."""
    ascent: int = ASCENT
    """How far the body's Han box reaches above its baseline, thousandths of an em. Faces of one line share a baseline, and smaller
    text the body's grid: so its box is that of all."""
    language: str = LANGUAGE
    """Whose forms of Han the faces show (BCP 47)."""

    @staticmethod
    def load(root: Path) -> tuple[FontBook | None, tuple[Diagnostic, ...]]:
        """The book of the project at `root`; None and the reasons when the lock or any face is at fault."""
        try:
            text = (root / LOCK_FILE).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            why = of_system(error) if isinstance(error, OSError) else say("it is not UTF-8")
            hint = say("The font set is part of the repository: take fonts/ from git again.")
            what = say("{lock_file} cannot be read: {why}.", lock_file=LOCK_FILE, why=why)
            return None, (diagnose("FNT001", what, hint, Span(LOCK_FILE)),)
        lock, found = LOCKS.of(text, lambda: read_lock(text))
        return (None, found) if lock is None else _open_all(root, lock, sha256(text.encode()).hexdigest())

    @property
    def known_as(self) -> Hashable:
        """What stands for the book in a memo's key: its lock's hash, else these very faces."""
        return self.key or (Same(self.faces), self.ascent)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids that a style may name, in the lock's order."""
        return tuple(self.faces)

    def face(self, face_id: str) -> Face:
        """The face of this id. Raises KeyError for an id that is not in the lock."""
        return self.faces[face_id]

    def above(self, size: int) -> int:
        """From a baseline up to the Han box's top, mp."""
        return above(size, self.ascent)

    def below(self, size: int) -> int:
        """From a baseline down to the Han box's foot, mp."""
        return below(size, self.ascent)

    def with_box(self, ascent: int) -> FontBook:
        """The book for a paper whose body's Han box reaches so far above its baseline: that is the box of all lines."""
        if ascent == self.ascent:
            return self
        return replace(self, ascent=ascent, key=f"{self.key} {ascent}" if self.key else "")

    def with_language(self, language: str) -> FontBook:
        """The book for a paper in this language (BCP 47): its faces show the forms that their fonts hold for it (`locl`)."""
        wanted = han_language(language)
        if wanted == self.language:
            return self
        faces = {face_id: _speaking(face, wanted) for face_id, face in self.faces.items()}
        return replace(self, faces=faces, language=wanted, key=f"{self.key} {wanted}" if self.key else "")

    @property
    def ascents(self) -> dict[str, int]:
        """By the ids of all faces, how far their Han boxes reach above the baseline, thousandths of an em."""
        return {face_id: face.entry.ascent for face_id, face in self.faces.items()}

    def cover(self, ch: str, face_id: str) -> str | None:
        """The id of the first face that has `ch`: the named one, else the first of its stack; None if none has it."""
        face = self.faces[face_id]
        if face.glyph(ch) is not None:
            return face_id
        return next((i for i in face.entry.fallback if self.faces[i].glyph(ch) is not None), None)


def _speaking(face: Face, language: str) -> Face:
    return FACES.of((face.path, face.entry, face.state, language), lambda: Face(face.entry, face.path, language))


def _open_all(root: Path, lock: Lock, key: str) -> tuple[FontBook | None, tuple[Diagnostic, ...]]:
    opened: dict[str, Face] = {}
    found: list[Diagnostic] = []
    for entry in lock.faces:
        face = _open(root, entry, lock.stamp)
        if isinstance(face, Diagnostic):
            found.append(face)
        else:
            opened[entry.id] = face
    if found:
        return None, tuple(found)
    return BOOKS.of((key, Same(*opened.values())), lambda: FontBook(opened, key)), ()


BOOKS: Memo[FontBook] = Memo("books of faces", 10)


def _open(root: Path, entry: FaceEntry, stamp: int) -> Face | Diagnostic:
    path = root / "fonts" / entry.file
    fault = check_file(path, entry, stamp)
    if fault is not None:
        return fault
    try:
        file = path.stat()
        state = file.st_ino, file.st_size, file.st_mtime_ns, file.st_ctime_ns
        return FACES.of((path, entry, state), lambda: Face(entry, path))
    except (ValueError, OSError, RuntimeError) as error:
        message = say(
            "The face {id} (fonts/{file}) cannot be opened: {error}.", id=entry.id, file=entry.file, error=words_of(error)
        )
        return diagnose("FNT004", message, say("Use an uncompressed .ttf, .otf or .ttc file."), entry.span)
