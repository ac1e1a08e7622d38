"""Containers: `::: box {#id tag=...}` opens a piece of its own, `:::` closes it."""

from __future__ import annotations

import re

from banmian.content.article_file import ArticleFile
from banmian.content.attributes import CONTAINER_CLASSES, CONTAINER_KEYS, Attributes, check_attributes, read_attributes
from banmian.content.canonical import styled_plain
from banmian.content.drafts import KINDS, Draft, PieceKind
from banmian.content.model import Head
from banmian.phrases import say
from banmian.sources.checking import suggestion

_INFO = re.compile(r"([a-z]+)\s*+(\{.*\})?\s*\Z")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


def is_closed(file: ArticleFile, last: int) -> bool:
    """Whether the container whose content ends with this line (from 1) is closed by the next one."""
    closing = file.lines[last].strip() if last < len(file.lines) else ""
    return closing.startswith(":::") and not closing.strip(":")


def read_container(file: ArticleFile, ident: str, info: str, place: tuple[int, int], taken: set[str]) -> Draft:
    """The draft that a container's first line begins. `ident`: the article's id; `place`: line and column of the line;
    `taken`: the stories that the article's containers already are."""
    line, column = place
    word = re.match(r"[a-z]*", info)
    name = word[0] if word else ""
    kind = KINDS.get(name)
    brace = file.lines[line - 1].find("{")
    given = read_attributes(file.lines[line - 1], brace) if brace >= 0 else Attributes()
    if kind is None:
        file.fault("CNT015", say("there is no container `{name}`", name=name), suggestion(name, list(KINDS)), line, column)
    if _INFO.match(info) is None or given is None:
        message = say("the braces of the container cannot be read")
        file.fault("CNT015", message, say("write ::: box {{#id tag=\u2026}}"), line, max(brace + 1, column))
    given = given or Attributes()
    classes = CONTAINER_CLASSES if kind == "verse" else ()
    check_attributes(file, given, (classes, CONTAINER_KEYS), say("property of a container"), (line, brace + 1), named=True)
    story = f"{ident}#{given.id}" if given.id else ident
    _check_id(file, given, kind or "box", place, story in taken)
    head, span = _head(file, given, line, brace), file.span(line, column)
    return Draft(story, kind or "box", head, span, vertical="vertical" in given.classes)


def _check_id(file: ArticleFile, given: Attributes, kind: PieceKind, place: tuple[int, int], twice: bool) -> None:
    if not given.id and kind != "verse":
        file.fault("CNT015", say("the container has no id, so nothing can place it"), say("write ::: box {{#id}}"), *place)
    elif given.id and not _ID.match(given.id):
        file.fault("CNT015", say("`{id}` is no id", id=given.id), say("use small letters, digits and hyphens"), *place)
    elif given.id and twice:
        file.fault("CNT015", say("two containers are called #{id}", id=given.id), say("rename one of them"), *place)


def _head(file: ArticleFile, given: Attributes, line: int, brace: int) -> Head:
    parts = {
        key: styled_plain(file, value, line, file.lines[line - 1].find(value, brace + given.offset(key)) + 1, True)
        for key, value in given.values
        if key in CONTAINER_KEYS and value
    }
    return Head(**parts)
