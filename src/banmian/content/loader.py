"""Reads an issue's folder: issue.yaml and articles/*.md, into one Content with every fault at its place.

The disk is reached here alone. An article that cannot be read is left out and named in `Content.unreadable`;
without a readable issue.yaml there is no Content.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from banmian.content.earlier import copied_articles
from banmian.content.model import Advert, Article, Content, Head, Issue, IssuePage, QrTarget, StyledText, Thread
from banmian.content.normalise import normalise
from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.remember import Memo
from banmian.sources import (
    FIX_ALL,
    Change,
    Document,
    Normalising,
    SourceText,
    checked,
    picture_fault,
    read_text,
)
from banmian.sources.comments import cut_values
from banmian.sources.document import Scalar
from banmian.sources.folders import listing, unread
from banmian.sources.paths import relative_name
from banmian.sources.reading import changes_line

if TYPE_CHECKING:
    from banmian.content.found import Found
    from banmian.content.schema import IssueEntry

HEAD_KEYS = ("kicker", "headline", "deck", "dateline", "byline", "source", "jump-headline", "index-title", "tag")
_HEAD_TEXTS = frozenset(HEAD_KEYS)
_ISSUE_TEXTS = frozenset(("name", "editor", "price", "weather", "masthead", "imprint", "caption", "label"))
"""Keys whose values are printed."""
Reports = tuple[Diagnostic, ...]
_NAME = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*+")


ARTICLES: Memo[tuple[Article | None, Reports]] = Memo("articles", 1_000)
ISSUES: Memo[tuple[Issue | None, Reports]] = Memo("issue files", 50)


def load_content(root: Path, issue_folder: str, rules: Normalising = FIX_ALL) -> tuple[Content | None, Reports]:
    """The issue in `issue_folder` (relative to `root`, with `/`), and everything there is to say about its files."""
    issue, said = load_issue(root, issue_folder)
    articles, unreadable, more = load_articles(root, issue_folder, rules)
    return (None if issue is None else Content(issue, articles, unreadable)), (*said, *more)


def load_articles(root: Path, issue_folder: str, rules: Normalising) -> tuple[tuple[Article, ...], tuple[str, ...], Reports]:
    """The articles, the names of those that cannot be read, and what there is to say. `rules`: what the paper puts right."""
    articles: list[Article] = []
    unreadable: list[str] = []
    said: list[Diagnostic] = []
    files = listing(root / issue_folder / "articles", ".md")
    said.extend(unread(root, files.unread, ".md", "articles"))
    for path in files.read:
        if not _NAME.fullmatch(path.stem):
            said.append(_unnamed(root, path))
            unreadable.append(path.stem)
            continue
        article, more = load_article(root, path, rules)
        said.extend(more)
        if article is None:
            unreadable.append(path.stem)
        else:
            articles.append(article)
    said.extend(copied_articles(root, issue_folder, articles))
    return tuple(articles), tuple(unreadable), tuple(said)


def _unnamed(root: Path, path: Path) -> Diagnostic:
    """A file whose name no issue could write: blanks, capitals, Chinese."""
    name = "-".join(re.findall("[a-z0-9]+", path.stem.lower()))
    hint = f"rename it to {name}.md" if name else "rename it, for example to bus.md"
    message = f"`{path.stem}` is no name of an article: small letters and digits, with hyphens between"
    return diagnose("CNT037", message, hint, Span(relative_name(root, path)))


def load_issue(root: Path, issue_folder: str) -> tuple[Issue | None, Reports]:
    """issue.yaml, checked by its schema and against the folder's name."""
    source, faults = read_text(root, root / issue_folder / "issue.yaml")
    return (None, faults) if source is None else ISSUES.of((source, issue_folder), lambda: _issue_file(source, issue_folder))


def _issue_file(source: SourceText, issue_folder: str) -> tuple[Issue | None, Reports]:
    from banmian.content.schema import IssueEntry

    document, entry, faults = checked(source, IssueEntry)
    if document is None:
        return None, faults
    cut = cut_values(document, _ISSUE_TEXTS)
    if entry is None:
        return None, (*faults, *cut)
    changes = list(source.changes)
    issue = _issue(issue_folder, entry, document, changes)
    return issue, (*_issue_faults(issue, document), *cut, *changes_line(source.file, tuple(changes)))


def _plain(document: Document, changes: list[Change], text: str, *loc: str | int) -> str:
    """A short text of issue.yaml in canonical form."""
    new, edits = normalise(text)
    span = document.span(*loc)
    changes += [Change(e.kind, span.line, span.column) for e in edits if e.kind]
    return new


def _field(document: Document, changes: list[Change], text: str, *loc: str | int) -> StyledText:
    """A short text of issue.yaml that furniture shows, with its place: of each character where nothing was put right."""
    new, node, span = _plain(document, changes, text, *loc), document.node(loc), document.span(*loc)
    shift = 1 if isinstance(node, Scalar) and node.style in ("'", '"') else 0
    first = Span(span.file, span.line, span.column + shift)
    return StyledText(new, (), first, ((0, first.line, first.column),) if new == text else ())


def _issue(folder: str, entry: IssueEntry, document: Document, changes: list[Change]) -> Issue:
    def text(value: str, *loc: str | int) -> str:
        return _plain(document, changes, value, *loc)

    def field(value: str, *loc: str | int) -> StyledText:
        return _field(document, changes, value, *loc)

    pages = tuple(
        IssuePage(
            p.number,
            text(p.name, "pages", i, "name"),
            p.layout,
            (field(p.editor, "pages", i, "editor"),) if p.editor else (),
            tuple(p.places.items()),
            document.span("pages", i),
            tuple((place, document.span("pages", i, "places", place)) for place in p.places),
            document.span("pages", i, "name"),
        )
        for i, p in enumerate(entry.pages)
    )
    threads = tuple(Thread(s, stops, document.key_span("threads", s)) for s, stops in entry.threads.items())
    adverts = tuple(
        Advert(
            int(key.split(".", 1)[0]),
            key.split(".", 1)[1],
            a.file,
            document.span("adverts", key),
            text(a.label, "adverts", key, "label") if a.label else "",
            a.labelled,
        )
        for key, a in entry.adverts.items()
    )
    qr = tuple(
        QrTarget(q.target, tuple(field(c, "qr", i, "caption", n) for n, c in enumerate(q.caption)), document.span("qr", i))
        for i, q in enumerate(entry.qr)
    )
    single = tuple((k, field(v, k)) for k, v in (("price", entry.price), ("weather", entry.weather)) if v)
    fields = (*((k, field(v, "masthead", k)) for k, v in entry.masthead.items()), *single)
    imprint = tuple((text(k, "imprint", k), field(v, "imprint", k)) for k, v in entry.imprint.items())
    spans = tuple((k, document.span(k)) for k in ("date", "next-date", "number", "page-count", "masthead"))
    return Issue(
        folder, entry.paper, entry.date, entry.next_date, entry.number, entry.page_count,
        pages, threads, adverts, qr, fields, imprint, document.span(), spans,
    )  # fmt: skip


def _issue_faults(issue: Issue, document: Document) -> Reports:
    said: list[Diagnostic] = []
    name = issue.folder.rsplit("/", 1)[-1]
    day = issue.date.isoformat()
    if name != day and not name.startswith(day + "-"):
        hint = f"rename the folder to {day}, or {day} and a word, or correct the date"
        said.append(diagnose("CNT001", f"the date {day} contradicts the folder {name}", hint, document.span("date")))
    if issue.next_date is not None and issue.next_date <= issue.date:
        said.append(diagnose("CNT001", "the next issue is not after this one", "correct next-date", document.span("next-date")))
    said += _page_faults(issue, document)
    for advert in issue.adverts:
        why = picture_fault(advert.file)
        if why:
            said.append(diagnose("CNT017", why, f"correct the file of {advert.page}.{advert.place}", advert.span))
    return tuple(said)


def _page_faults(issue: Issue, document: Document) -> list[Diagnostic]:
    said: list[Diagnostic] = []
    seen: set[int] = set()
    for index, page in enumerate(issue.pages):
        for number in page.numbers:
            if number in seen:
                said.append(
                    diagnose(
                        "CNT002",
                        f"page {number} is given twice",
                        "number the pages from 1",
                        document.span("pages", index, "number"),
                    )
                )
            elif number > issue.page_count or number < 1:
                message = f"page {number} is beyond the page count {issue.page_count}"
                said.append(
                    diagnose("CNT002", message, "correct page-count or the page's number", document.span("pages", index, "number"))
                )
            seen.add(number)
    missing = sorted(set(range(1, issue.page_count + 1)) - seen)
    if missing:
        numbers = ", ".join(map(str, missing[:12]))
        told = f"pages {numbers} are" if len(missing) > 1 else f"page {numbers} is"
        message = f"page-count is {issue.page_count}, but {told} not given"
        said.append(diagnose("CNT002", message, "give the pages, or correct page-count", document.span("page-count")))
    return said


def load_article(root: Path, path: Path, rules: Normalising = FIX_ALL) -> tuple[Article | None, Reports]:
    """One article. None where nothing of it can be used."""
    source, faults = read_text(root, path, rules.invisible)
    if source is None:
        return None, faults
    return ARTICLES.of((source, path.stem, rules), lambda: read_article(source, path.stem, rules))


def read_article(source: SourceText, name: str, rules: Normalising = FIX_ALL) -> tuple[Article | None, Reports]:
    """The article in a text; `name`: its file's name without `.md`."""
    from banmian.content.found import Found

    found = Found(source, source.text.split("\n"), rules=rules)
    if not _guarded(found):
        return None, found.said()
    from banmian.content.blocks import BlockReader
    from banmian.content.markdown import link_labels, tokens_of
    from banmian.content.pasted import Sheet
    from banmian.content.schema import FrontMatter

    sheet = Sheet(source, rules)
    source = sheet.laid_out()
    found = Found(
        source, source.text.split("\n"), sheet.reports, changes=sheet.changes, rules=rules, labels=link_labels(source.text)
    )
    tokens = tokens_of(source.text)
    if not tokens or tokens[0].type != "front_matter":
        hint = "begin the file with a line ---, then schema, id and headline, then a line ---"
        found.fault("CNT008", "there is no front matter, or it is not closed", hint, 1)
        return None, found.said()
    document, entry, faults = checked(source, FrontMatter, tokens[0].content, 2)
    found.faults += cut_values(document, _HEAD_TEXTS) if document is not None else ()
    if document is None or entry is None:
        return None, (*faults, *found.faults)
    found.changes.extend(source.changes)
    head = Head(**{key.replace("-", "_"): _head_text(found, document, key) for key in HEAD_KEYS})
    reader = BlockReader(found, entry.id, head)
    pieces = reader.read(tokens[1:])
    if entry.id != name:
        span = document.span("id")
        found.fault(
            "CNT009",
            f"the id `{entry.id}` is not the file's name",
            f"write `id: {name}`, or rename the file",
            span.line,
            span.column,
        )
    if not any(p.blocks or p.pictures for p in pieces):
        found.fault("CNT010", "the article has no text", "write it below the second ---", 1)
    article = Article(entry.id, source.file, pieces, entry.priority, entry.may_cut, tuple(found.changes), entry.standing)
    return article, (*found.said(), *changes_line(source.file, tuple(found.changes)))


def _guarded(found: Found) -> bool:
    """Whether the text may be parsed: not too long, not nested too deep, not empty."""
    from banmian.content.markdown import MAX_CHARACTERS, MAX_DEPTH, too_deep

    text = found.source.text
    if not text.strip():
        found.fault("CNT010", "the file is empty", "write front matter and text, or delete the file", 1)
    elif len(text) > MAX_CHARACTERS:
        message = f"the article has {len(text):,} characters; {MAX_CHARACTERS:,} are allowed"
        found.fault("CNT011", message, "check what was pasted, or divide it into several articles", 1)
    else:
        deep = too_deep(text)
        if deep is not None:
            found.fault("CNT012", f"more than {MAX_DEPTH} levels of markup inside one another", "flatten it", *deep)
    return not found.faults


def _head_text(found: Found, document: Document, key: str) -> StyledText | None:
    from banmian.content.canonical import styled_plain
    from banmian.content.visible import is_blank

    node = document.node((key,))
    if not isinstance(node, Scalar) or not node.value.strip():
        return None
    shift = 0 if node.style in ("", "|", ">") else 1
    text = styled_plain(found, " ".join(node.value.split("\n")).strip(), node.line, node.column + shift, True)
    if not is_blank(text.text):
        return text
    found.fault("CNT020", f"the key `{key}` holds nothing that is seen", "write its words, or delete it", node.line, node.column)
    return None
