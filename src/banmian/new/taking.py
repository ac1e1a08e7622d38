"""`banmian import`: documents taken over into an issue, each as articles/ID.md and its pictures as images/ID-1.jpg, all or nothing.

What there is to say is told with its paragraph; a document can be prepared and looked at before it is written. Then the article
is read as a build will read it, and what that has to say is told too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path

from banmian.content.importers.article import House, Taking, article_text
from banmian.content.importers.bylines import roles_of
from banmian.content.importers.copy import Copy, Decided
from banmian.content.importers.kinds import is_locked, kind_of
from banmian.content.importers.package import LARGEST_FILE
from banmian.content.importers.reports import Refused as NotTaken
from banmian.diagnostics import Diagnostic, Severity, Span
from banmian.diagnostics.codes import diagnose
from banmian.new.made import Refused, absent, make_files
from banmian.new.names import LONGEST, NAME, checked_name
from banmian.new.taken_in import Asked, Got, take_in
from banmian.phrases import of_system, say, verbatim
from banmian.values import frozen
from banmian.windows import reserved

STDIN = "-"
OFFICE = (".docx", ".doc", ".wps", ".rtf", ".odt")
"""Names of office documents: what is none of their kinds is told as damaged."""
ALL = Decided()
"""All tracked changes accepted."""


@frozen
class AskedImport:
    """`files`: as they were named, `-` for what is pasted on standard input; `name`: the article's id, empty where it comes from
    the file's name; `waiting`: ids that other documents will have, which are not written yet."""

    root: Path
    issue: str
    files: tuple[str, ...]
    name: str = ""
    decided: Decided = ALL
    waiting: frozenset[str] = frozenset()

    def is_free(self, name: str) -> bool:
        """Whether no article has this id, nor will have it."""
        return name not in self.waiting and not (self.root / self.issue / "articles" / f"{name}.md").exists()


@frozen
class Imported:
    """One document: the files that were made from it, none where it could not be taken; what there is to say."""

    file: str
    made: tuple[str, ...]
    told: tuple[Diagnostic, ...]


@frozen
class Prepared:
    """One document as it will be written: its files by their names from the root, the article first; none where it cannot be
    taken. `copy`: as it was read."""

    file: str
    files: Mapping[str, bytes]
    told: tuple[Diagnostic, ...]
    copy: Copy | None = None


def import_files(asked: AskedImport, pasted: bytes = b"") -> tuple[Imported, ...]:
    """Take every file over; one that cannot be leaves the others alone. Refused where none can, as for a wrong id."""
    house = house_of(asked.root, asked.issue)
    return tuple(put_in_place(asked, house, one) for one in prepare_files(asked, house, pasted))


def prepare_files(asked: AskedImport, house: House, pasted: bytes = b"") -> Iterator[Prepared]:
    """Each file as it will be written; nothing is written yet, and a name is free when its turn comes."""
    if asked.name:
        checked_name(asked.name, say("an article"), f"{asked.issue}/articles")
    given = [_given(name, pasted, asked.decided) for name in asked.files]
    from banmian.quarantine import apart

    read = iter(apart(take_in, [one for one in given if isinstance(one, Asked)]))
    for name, one in zip(asked.files, given, strict=True):
        yield _prepared(asked, house, name, next(read)) if isinstance(one, Asked) else Prepared(name, {}, (one,))


def prepare_bytes(asked: AskedImport, house: House, name: str, data: bytes) -> Prepared:
    """A document whose bytes came without a file, as it will be written; `name`: as messages name it. Refused for a wrong id."""
    if asked.name:
        checked_name(asked.name, say("an article"), f"{asked.issue}/articles")
        absent(asked.root, f"{asked.issue}/articles/{asked.name}.md")
    from banmian.quarantine import apart

    try:
        given = _known(name, data, "", asked.decided)
    except NotTaken as why:
        return Prepared(name, {}, (diagnose(why.code, why.message, why.hint, Span(name)),))
    return _prepared(asked, house, name, apart(take_in, [given])[0])


def put_in_place(asked: AskedImport, house: House, prepared: Prepared) -> Imported:
    """Write a document's files, all or none; what a build will say of the article is told too."""
    if not prepared.files:
        return Imported(prepared.file, (), prepared.told)
    try:
        make_files(asked.root, prepared.files)
    except Refused as why:
        return Imported(prepared.file, (), why.told)
    made = tuple(prepared.files)
    return Imported(prepared.file, made, (*prepared.told, *read_again(asked.root, made[0], house)))


def house_of(root: Path, issue: str) -> House:
    """The words and switches of the issue's paper; where these cannot be read, of none: a build will say why."""
    from banmian.content.loader import load_issue
    from banmian.sources import FIX_ALL
    from banmian.template.loader import load_paper

    entry, _ = load_issue(root, issue)
    folder = root / "layouts" / entry.paper if entry is not None else None
    loaded = load_paper(root, folder, None)[0] if folder is not None and folder.is_dir() else None
    if loaded is None:
        return House({}, FIX_ALL)
    bylines = loaded[0].words.bylines
    return House(roles_of(dict(bylines.roles)) if bylines is not None else {}, loaded[0].normalise)


def _given(name: str, pasted: bytes, decided: Decided) -> Asked | Diagnostic:
    """A document's bytes and kind, or why it cannot be had."""
    try:
        data = pasted if name == STDIN else _bytes(name)
        return _known(name, data, "" if name == STDIN else str(Path(name).parent), decided)
    except NotTaken as why:
        return diagnose(why.code, why.message, why.hint, Span(name))


def _known(name: str, data: bytes, folder: str, decided: Decided) -> Asked:
    """A document with its kind, made .docx where only LibreOffice reads it. NotTaken where it is none."""
    kind = kind_of(data, name)
    if is_locked(data):
        raise NotTaken("IMT002", say("the document is locked with a password"), say("open it and save it without one"))
    if Path(name).suffix.lower() in OFFICE and (kind == "other" or not data):
        hint = say("ask for it again; it may be half sent")
        raise NotTaken("IMT002", say("the document is damaged, or not of the kind that its name says"), hint)
    if kind == "other":
        hint = say("what is taken: .docx, .txt, .html; .doc, .wps, .rtf and .odt where LibreOffice is installed")
        raise NotTaken("IMT001", say("the file is no document that can be taken over"), hint)
    if kind == "office":
        from banmian.new.office import as_docx

        data, kind = as_docx(data, name), "docx"
    return Asked(data, kind, name, folder, decided)


def _bytes(name: str) -> bytes:
    path = Path(name)
    try:
        if not path.is_file():
            missing = say("there is no such file") if not path.exists() else say("it is no file")
            raise NotTaken("IMT001", missing, say("look at its name, and where it lies"))
        if path.stat().st_size > LARGEST_FILE:
            raise NotTaken(
                "IMT001",
                say("the file has more than {largest_file} MB", largest_file=LARGEST_FILE // 1000000),
                say("send its pictures apart from its text"),
            )
        return path.read_bytes()
    except (OSError, ValueError) as wrong:
        said = of_system(wrong, small=True) if isinstance(wrong, OSError) else verbatim(str(wrong).lower())
        raise NotTaken(
            "IMT001", say("the file cannot be read: {said}", said=said), say("look at its name and its rights")
        ) from wrong


def _prepared(asked: AskedImport, house: House, file: str, got: Got | None) -> Prepared:
    """What an article is made of that was read."""
    if got is None:
        message = say("the document made its reader come to an end")
        return Prepared(file, {}, (diagnose("IMT002", message, say("copy its text into a new document"), Span(file)),))
    if got.copy is None:
        return Prepared(file, {}, got.told)
    try:
        ident = asked.name or _free_name(asked, file)
    except Refused as why:
        return Prepared(file, {}, why.told)
    pictures = _pictures(ident, got.copy)
    names = {index: name for index, (name, _) in pictures.items()}
    stem = "" if file == STDIN else Path(file).stem
    text, told = article_text(got.copy, Taking(ident, file, stem, names, house))
    files = {f"{asked.issue}/{name}": body for name, body in pictures.values()}
    return Prepared(file, {f"{asked.issue}/articles/{ident}.md": text.encode(), **files}, told, got.copy)


def _free_name(asked: AskedImport, file: str) -> str:
    """The article's id by the file's name; where that has no Latin letters or digits, copy-1 and so on."""
    stem = "" if file == STDIN else Path(file).stem
    name = "-".join(re.findall("[a-z0-9]+", stem.lower()))[:LONGEST].strip("-")
    named = any("a" <= letter <= "z" for letter in name) and not any(ord(letter) > 0x2E7F for letter in stem)
    if named and NAME.match(name) and not reserved(name):
        absent(asked.root, f"{asked.issue}/articles/{name}.md")
        return name if asked.is_free(name) else next_free(asked, name, 2)
    return next_free(asked, "copy", 1)


def next_free(asked: AskedImport, stem: str, first: int) -> str:
    """The first of stem-1, stem-2 … that no article has."""
    return next(name for number in count(first) if asked.is_free(name := f"{stem}-{number}"))


def _pictures(ident: str, copy: Copy) -> dict[int, tuple[str, bytes]]:
    """By its number in the document, each picture's name in the issue's folder and its bytes."""
    out: dict[int, tuple[str, bytes]] = {}
    for index, picture in enumerate(copy.pictures):
        if picture.data:
            out[index] = (f"images/{ident}-{len(out) + 1}.{picture.ending}", picture.data)
    return out


def read_again(root: Path, article: str, house: House) -> Sequence[Diagnostic]:
    """What a build will say of the article itself."""
    from banmian.content.loader import load_article

    _, said = load_article(root, root / article, house.rules)
    return [one for one in said if one.severity > Severity.INFO]
