"""An article out of its file's text: front matter, then Markdown (blocks.py); what cannot be used is told at its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from banmian.content.front_matter import FrontMatter, HeadText, read_front_matter
from banmian.content.model import Article, Block, Head, Paragraph, Piece, Signature, StyledText
from banmian.diagnostics import Diagnostic
from banmian.phrases import say
from banmian.sources import FIX_ALL, Normalising, SourceText
from banmian.sources.reading import changes_line

if TYPE_CHECKING:
    from banmian.content.article_file import ArticleFile

Reports = tuple[Diagnostic, ...]


def read_article(source: SourceText, name: str, rules: Normalising = FIX_ALL) -> tuple[Article | None, Reports]:
    """The article in a text; `name`: its file's name without `.md`."""
    from banmian.content.article_file import ArticleFile

    file = ArticleFile(source, source.text.split("\n"), rules=rules)
    if not _guarded(file):
        return None, file.diagnostics()
    from banmian.content.blocks import BlockReader
    from banmian.content.markdown import link_labels, tokens_of
    from banmian.content.pasted import Sheet

    sheet = Sheet(source, rules)
    source = sheet.laid_out()
    file = ArticleFile(
        source, source.text.split("\n"), sheet.reports, changes=sheet.changes, rules=rules, labels=link_labels(source.text)
    )
    tokens = tokens_of(source.text)
    if not tokens or tokens[0].type != "front_matter":
        hint = say("begin the file with a line ---, then schema, id and headline, then a line ---")
        file.fault("CNT008", say("there is no front matter, or it is not closed"), hint, 1)
        return None, file.diagnostics()
    front, faults, cut = read_front_matter(source, tokens[0].content)
    file.faults += cut
    if front is None:
        return None, (*faults, *file.faults)
    file.changes.extend(source.changes)
    head = Head(**{text.key.replace("-", "_"): _head_text(file, text) for text in front.heads})
    first, *containers = BlockReader(file, front.id, head).read(tokens[1:])
    others = tuple(text for other in front.headlines if (text := _head_text(file, other)) is not None)
    first = replace(first, headlines=others, optional=front.optional, blocks=_offered(first.blocks, front.may_cut))
    pieces = (first, *containers)
    _look_over(file, front, name, pieces)
    article = Article(
        front.id, source.file, pieces, front.priority, front.may_cut, tuple(file.changes), front.standing, _signatures(file, front),
        front.valid_until,
    )  # fmt: skip
    return article, (*file.diagnostics(), *changes_line(source.file, tuple(file.changes)))


def _offered(blocks: tuple[Block, ...], may_cut: bool) -> tuple[Block, ...]:
    """The blocks of a story; where its front matter says `may-cut: yes`, each of its plain paragraphs may go as one that says so at
    its end, the last first (plan/printed.py)."""
    if not may_cut:
        return blocks
    return tuple(replace(b, may_cut=True) if isinstance(b, Paragraph) and b.role == "body" and not b.form else b for b in blocks)


def _look_over(file: ArticleFile, front: FrontMatter, name: str, pieces: tuple[Piece, ...]) -> None:
    """Whether the article is called as its file is, and holds anything."""
    if front.id != name:
        at, hint = front.id_span, say("write `id: {name}`, or rename the file", name=name)
        file.fault("CNT009", say("the id `{written}` is not the file's name", written=front.id), hint, at.line, at.column)
    if not any(p.blocks or p.pictures for p in pieces):
        file.fault("CNT010", say("the article has no text"), say("write it below the second ---"), 1)


def _guarded(file: ArticleFile) -> bool:
    """Whether the text may be parsed: not too long, not nested too deep, not empty."""
    from banmian.content.markdown import MAX_CHARACTERS, MAX_DEPTH, too_deep

    text = file.source.text
    if not text.strip():
        file.fault("CNT010", say("the file is empty"), say("write front matter and text, or delete the file"), 1)
    elif len(text) > MAX_CHARACTERS:
        message = say(
            "the article has {count:,} characters; {max_characters:,} are allowed", count=len(text), max_characters=MAX_CHARACTERS
        )
        file.fault("CNT011", message, say("check what was pasted, or divide it into several articles"), 1)
    else:
        deep = too_deep(text)
        if deep is not None:
            file.fault(
                "CNT012",
                say("more than {max_depth} levels of markup inside one another", max_depth=MAX_DEPTH),
                say("flatten it"),
                *deep,
            )
    return not file.faults


def _signatures(file: ArticleFile, front: FrontMatter) -> tuple[Signature, ...]:
    """Who signs, in canonical text; a name of blanks is told and left out."""
    out: list[Signature] = []
    for given in front.signatures:
        names = tuple(text for name in given.names if (text := _head_text(file, name)) is not None)
        if names:
            out.append(Signature(given.role, names, _head_text(file, given.email) if given.email else None, given.span))
    return tuple(out)


def _head_text(file: ArticleFile, head: HeadText) -> StyledText | None:
    from banmian.content.canonical import styled_plain
    from banmian.content.visible import is_blank

    text = styled_plain(file, head.words, head.line, head.first, True)
    if not is_blank(text.text):
        return text
    what = say("the key `{key}` holds nothing that is seen", key=head.key)
    file.fault("CNT020", what, say("write its words, or delete it"), head.line, head.column)
    return None
