"""Reads layouts/<paper>/: paper.yaml, the print shop's profile, and the page layouts that an issue names.

content/<issue>/pages/NAME.yaml stands in for layouts/<paper>/pages/NAME.yaml for that issue alone. The disk is reached
here; every fault has its place in the YAML.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.phrases import NOTHING, say
from banmian.remember import Memo, Same
from banmian.sources import Document, SourceText, checked, read_text
from banmian.sources.by_state import by_state
from banmian.sources.checking import suggestion
from banmian.sources.folders import listing, unread_files
from banmian.sources.overlay import is_file
from banmian.sources.paths import relative_name
from banmian.sources.profile_folders import first_of, profile_folders
from banmian.sources.reading import changes_line
from banmian.template.model import PageLayout, Paper
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.template.paper_schema import PaperEntry
    from banmian.template.profile_schema import ProfileEntry

Reports = tuple[Diagnostic, ...]
Loaded = tuple[Paper, dict[str, str]]
"""A paper, and the text style of each of its grids."""


@frozen
class Declared:
    """What a paper.yaml says of other files: its folder's name and its print shop's profile; with their places."""

    id: str
    profile: str
    id_span: Span
    profile_span: Span


@frozen
class PrintShop:
    """A print shop's profile: its file, and its ICC profile from the project's root."""

    source: SourceText
    intent: str


DECLARED: Memo[tuple[Declared | None, Reports]] = Memo("paper files", 50, lasting=True)
INTENTS: Memo[tuple[str | None, Reports]] = Memo("print shops' profiles", 50, lasting=True)
"""The ICC profile that each names."""
PAPERS: Memo[tuple[Loaded | None, Reports]] = Memo("papers", 50, lasting=True)
LAYOUTS: Memo[tuple[PageLayout | None, Reports]] = Memo("page layouts", 500, lasting=True, each="page")
ICC: Memo[bool] = Memo("colour profiles looked at", 50)
PAPER_ENTRIES: Memo[tuple[Document | None, PaperEntry | None, Reports]] = Memo("paper files as read", 10)
PROFILE_ENTRIES: Memo[tuple[ProfileEntry | None, Reports]] = Memo("print shops' profiles as read", 10)
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


@frozen
class Template:
    """A paper with the page layouts of one issue, in the order asked for; a layout that has faults is left out."""

    paper: Paper
    pages: tuple[tuple[str, PageLayout], ...]


def load_template(
    root: Path,
    paper: str,
    issue_folder: str,
    layouts: Iterable[str],
    asked: Mapping[str, Span] | None = None,
    faces: Collection[str] | None = None,
) -> tuple[Template | None, Reports]:
    """The template, or None where paper.yaml cannot be used; and everything there is to say about its files.

    `asked`: where issue.yaml names the paper (key "") and each layout, for the messages on names that are not known.
    `faces`: the ids of fonts.yaml, or by them how far Han boxes reach above the baseline (thousandths of an em); where they are
    given, a style with another face is an error.
    """
    asked = asked or {}
    folder = root / "layouts" / paper
    if not _NAME.match(paper) or not folder.is_dir():
        known = sorted(p.name for p in (root / "layouts").glob("[!.]*") if (p / "paper.yaml").is_file())
        span = asked.get("", Span(f"{issue_folder}/issue.yaml"))
        return None, (diagnose("TPL001", say("there is no folder layouts/{paper}", paper=paper), suggestion(paper, known), span),)
    loaded, reports = load_paper(root, folder, faces)
    diagnostics = list(reports)
    if loaded is None:
        return None, tuple(diagnostics)
    built, grid_styles = loaded
    pages: list[tuple[str, PageLayout]] = []
    for name in dict.fromkeys(layouts):
        layout, more = load_page(root, folder, issue_folder, name, built, grid_styles, asked.get(name))
        diagnostics.extend(more)
        if layout is not None:
            pages.append((name, layout))
    diagnostics.extend(_unasked(root, root / issue_folder / "pages", tuple(dict.fromkeys(layouts))))
    return Template(built, tuple(pages)), tuple(diagnostics)


def _unasked(root: Path, folder: Path, layouts: tuple[str, ...]) -> Reports:
    """Layouts of the issue that no page of it names: mostly a name that was mistyped, here or in issue.yaml."""
    files = listing(folder, ".yaml")
    return (
        *(
            diagnose(
                "SRC011",
                say("no page of issue.yaml has the layout {stem}", stem=path.stem),
                say(
                    "{suggestion}; a layout that is not in use belongs into another folder",
                    suggestion=suggestion(path.stem, list(layouts)),
                ),
                Span(relative_name(root, path)),
            )
            for path in files.read
            if path.stem not in layouts
        ),
        *unread_files(root, files.unread, say(".yaml"), say("layouts")),
    )


def load_paper(root: Path, folder: Path, faces: Collection[str] | None = None) -> tuple[Loaded | None, Reports]:
    """paper.yaml with its profile; beside it the text style of each grid."""
    source, faults = read_text(root, folder / "paper.yaml")
    if source is None:
        return None, faults
    declared, faults = DECLARED.of(source, lambda: _declared(source))
    if declared is None:
        return None, faults
    diagnostics: list[Diagnostic] = list(changes_line(source.file, source.changes))
    if declared.id != folder.name:
        message = say("the id `{id}` is not the folder's name", id=declared.id)
        diagnostics.append(diagnose("TPL001", message, say("write `id: {name}`", name=folder.name), declared.id_span))
    profile, faults = load_profile(root, folder.name, declared.profile, declared.profile_span)
    diagnostics.extend(faults)
    if profile is None:
        return None, tuple(diagnostics)
    known = tuple(faces.items()) if isinstance(faces, Mapping) else tuple(faces) if faces is not None else None
    key = source, profile, known
    loaded, wrong = PAPERS.of(key, lambda: _built(source, profile, faces))
    return loaded, (*diagnostics, *wrong)


def _paper_entry(source: SourceText) -> tuple[Document | None, PaperEntry | None, Reports]:
    from banmian.template.paper_schema import PaperEntry

    return PAPER_ENTRIES.of(source, lambda: checked(source, PaperEntry))


def _declared(source: SourceText) -> tuple[Declared | None, Reports]:
    document, entry, faults = _paper_entry(source)
    if document is None or entry is None:
        return None, faults
    return Declared(entry.id, entry.profile, document.span("id"), document.span("profile")), faults


def _built(source: SourceText, print_shop: PrintShop, faces: Collection[str] | None) -> tuple[Loaded | None, Reports]:
    """The paper as its file and its print shop say; None with the reasons."""
    from banmian.template.paper import PaperBuilder
    from banmian.template.required_styles import unknown_faces

    (document, entry, _), (profile, _) = _paper_entry(source), _profile_entry(print_shop.source)
    assert document is not None and entry is not None and profile is not None
    builder = PaperBuilder(entry, document, faces if isinstance(faces, Mapping) else {})
    paper = builder.build(profile, print_shop.intent) if builder.sound() else None
    wrong = (*builder.faults, *(unknown_faces(document, faces) if faces is not None else ()))
    if paper is None or wrong:
        return None, wrong
    return (paper, {name: grid.style for name, grid in entry.grids.items()}), ()


def load_profile(root: Path, paper: str, name: str, span: Span) -> tuple[PrintShop | None, Reports]:
    """NAME.toml among the profiles of the paper or those that all papers share, with the ICC profile that it names, beside it or
    among the shared ones; TOML has no marks, so its faults stand at the file."""
    folders = profile_folders(root, paper)
    known = sorted({path.stem for folder in folders for path in folder.glob("*.toml")})
    path = first_of(folders, f"{name}.toml") if name in known else None
    if path is None:
        return None, (diagnose("TPL008", say("there is no profile `{name}`", name=name), suggestion(name, known), span),)
    source, faults = read_text(root, path)
    if source is None:
        return None, faults
    where = Span(source.file)
    intent, faults = INTENTS.of(source, lambda: _intent(source))
    if intent is None:
        return None, faults
    icc = first_of((path.parent, *folders), intent)
    if icc is None:
        message = say("there is no file profiles/{intent}", intent=intent)
        return None, (diagnose("TPL008", message, say("put the ICC profile there, or correct output-intent"), where),)
    if not _is_icc(icc):
        message = say("profiles/{intent} is no whole ICC profile of four inks", intent=intent)
        return None, (diagnose("TPL008", message, say("put the print shop's file there again"), where),)
    return PrintShop(source, relative_name(root, icc)), ()


def _intent(source: SourceText) -> tuple[str | None, Reports]:
    profile, faults = _profile_entry(source)
    return (profile.output_intent if profile is not None else None), faults


def _profile_entry(source: SourceText) -> tuple[ProfileEntry | None, Reports]:
    return PROFILE_ENTRIES.of(source, lambda: _profile(source))


def _profile(source: SourceText) -> tuple[ProfileEntry | None, Reports]:
    import tomllib

    from pydantic import ValidationError

    from banmian.template.profile_schema import ProfileEntry

    where = Span(source.file)
    try:
        return ProfileEntry.model_validate(tomllib.loads(source.text)), ()
    except tomllib.TOMLDecodeError as error:
        return None, (
            diagnose("TPL008", say("this is not TOML: {error}", error=error), say('write lines of the form key = "value"'), where),
        )
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(map(str, first["loc"]))
        return None, (diagnose("TPL008", say("`{key}`: {msg}", key=key, msg=first["msg"]), NOTHING, where),)


def _is_icc(path: Path) -> bool:
    """Whether the head of an ICC profile (ICC.1, 7.2) says CMYK and the file is as long as it says."""
    return by_state(ICC, [path], None, lambda: _read_icc(path))


def _read_icc(path: Path) -> bool:
    try:
        data = path.read_bytes()
    except OSError:
        return False
    return data[36:40] == b"acsp" and data[16:20] == b"CMYK" and int.from_bytes(data[:4], "big") == len(data)


def load_page(
    root: Path, folder: Path, issue_folder: str, name: str, paper: Paper, grid_styles: dict[str, str], asked: Span | None = None
) -> tuple[PageLayout | None, Reports]:
    """One page layout: the issue's own where there is one, else the paper's."""
    own, shared = root / issue_folder / "pages" / f"{name}.yaml", folder / "pages" / f"{name}.yaml"
    path = own if is_file(own) else shared
    if not _NAME.match(name) or not is_file(path):
        known = sorted({p.stem for path in (shared, own) for p in listing(path.parent, ".yaml").read})
        span = asked or Span(f"{issue_folder}/issue.yaml")
        return None, (diagnose("TPL002", say("there is no page layout `{name}`", name=name), suggestion(name, known), span),)
    source, faults = read_text(root, path)
    if source is None:
        return None, faults
    return LAYOUTS.of((source, name, Same(paper, grid_styles)), lambda: _page(source, name, paper, grid_styles))


def _page(source: SourceText, name: str, paper: Paper, grid_styles: dict[str, str]) -> tuple[PageLayout | None, Reports]:
    from banmian.template.areas import layout_faults
    from banmian.template.page import PageBuilder
    from banmian.template.page_schema import PageEntry

    document, entry, faults = checked(source, PageEntry)
    if document is None or entry is None:
        return None, faults
    builder = PageBuilder(name, entry, document, paper, grid_styles)
    layout = builder.build()
    wrong = builder.faults or layout_faults(layout, paper)
    return (None if wrong else layout), (*wrong, *changes_line(source.file, source.changes))
