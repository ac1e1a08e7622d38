r"""Copy as the text of an article's file: front matter and Markdown, every sign that is meant behind a backslash.

What is written here is what content/blocks.py reads: docs/rules/contracts.md, Markup beside CommonMark.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from banmian.content.importers.copy import Block, Copy, Grid, GridCell, Inline, LineEnd, NoteMark, Part, Run, Shown
from banmian.content.importers.head import Front
from banmian.content.importers.reports import Reports, near
from banmian.content.importers.tidy import settable
from banmian.content.normalise import normalise_by
from banmian.phrases import say
from banmian.sources.normalising import Normalising

_SIGNS = re.compile(r"[\\`*_\[\]<^~${&=]")
_SHORT_SIGNS = re.compile(r"[\\|`*_\[\]<^~${&=]")
_START = re.compile(r"(?:(#{1,6})(?=[ \t]|$)|(>)|([-+])(?=[ \t]|$)|([0-9]{1,9})([.)])(?=[ \t]|$)|(:{3})|(\|)|(={3,}|-{3,})\s*$)")
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+")
_PLAIN = re.compile("[0-9A-Za-z\u3400-\u9fff\u201c\u2018\u300a\u3010\u2014\U00020000-\U0003ffff][^#:\\\\\n]*")
_OTHERWISE = re.compile(r"[0-9.:eE+_-]+|(?i:yes|no|true|false|null|on|off|y|n)")
"""What YAML takes for something else than a text."""
_ENTITY = re.compile(
    "&(?:#[0-9xX]|[#A-Za-z0-9]{0,31}\\Z|[A-Za-z][A-Za-z0-9]{1,31};|nbsp|lt|gt|amp|quot|[lr][ds]quo|[mn]dash|hellip|e[mn]sp)"
)
_CLOSING = re.compile("(?<![\\\\#])#+\\Z")
"""Signs at a heading's end, which Markdown takes for its own."""
_BREAK = "\\\n"
"""A line end as Markdown writes it."""
_MARKS = " \u3000\n" + "".join(sign for sign in map(chr, range(33, 127)) if not sign.isalnum())
"""What stands outside of bold and dots: Markdown takes no pair whose inner side is a sign beside a letter."""
_CLASSES = ("kai", "under", "frame", "sup", "sub")
_WIDE = re.compile("[\u3000-\u9fff\uff00-\uffef\u2014\u2026\u2018-\u201d]")


class Writer:
    """Writes one article. `files`: by the number of a picture, its name in the issue's folder; those that are not there are not
    placed."""

    def __init__(self, copy: Copy, files: Mapping[int, str], rules: Normalising, reports: Reports) -> None:
        self.copy, self.files, self.rules, self.reports = copy, files, rules, reports
        self.notes: list[str] = []
        self.known = {note.label: note for note in copy.notes if any(block.text.strip() for block in note.blocks)}

    def text(self, ident: str, front: Front) -> str:
        """The whole file."""
        body = self.body(self.copy.parts, front.notes)
        return "\n".join(["---", *self.front(ident, front), "---", *body, ""])

    # --- front matter -----------------------------------------------------------------------------------------------

    def front(self, ident: str, front: Front) -> list[str]:
        rows = ["schema: 1", f"id: {ident}"]
        for key, value in (
            ("kicker", front.kicker),
            ("headline", front.headline),
            ("deck", front.deck),
            ("dateline", front.dateline),
        ):
            short = self.short(value)
            rows += [f"{key}: {scalar(short)}"] if short else []
        if front.byline is not None and front.byline.by_roles:
            rows.append("byline:")
            for one in front.byline.signed:
                names = ", ".join(map(scalar, one.names))
                rows.append(f"  - {{role: {one.role}, name: {names if len(one.names) == 1 else f'[{names}]'}}}")
        elif front.byline is not None:
            rows.append(f"byline: {scalar(escaped(settable(front.byline.text), _SHORT_SIGNS))}")
        return [*rows, *([f"source: {scalar(self.short(front.source))}"] if front.source else [])]

    def short(self, text: str) -> str:
        """A text without markup, put right; its signs are meant."""
        return escaped(normalise_by(self.rules, settable(text))[0], _SHORT_SIGNS)

    # --- the text ---------------------------------------------------------------------------------------------------

    def body(self, parts: Sequence[Part], more: Sequence[NoteMark] = ()) -> list[str]:
        rows: list[str] = []
        for listed, group in groupby(parts, lambda part: isinstance(part, Block) and bool(part.marker)):
            items = list(group)
            if listed:
                rows += [*self.items([item for item in items if isinstance(item, Block)]), ""]
            else:
                for part in items:
                    written = self.part(part)
                    rows += [*written, ""] if written else []
        at = next((k for k, row in enumerate(rows) if row and not row.startswith(("#", "|", "!", ">", "-"))), -1)
        if more and at >= 0:
            rows[at] += "".join(self.note(mark) for mark in more)
        return [*rows[:-1], *self.note_texts()] if rows else self.note_texts()

    def part(self, part: Part) -> list[str]:
        if isinstance(part, Shown):
            return self.picture(part)
        if isinstance(part, Grid):
            return self.table(part)
        text = self.inlines(part.inlines)
        if not text.strip():
            return []
        if part.style == "heading":
            return [f"{'#' * part.level} {_CLOSING.sub(_behind_backslash, begun(text))}"]
        if part.style == "quote":
            return [f"> {begun(row)}" for row in text.split("\n")]
        return [begun(row) for row in text.split("\n")]

    def items(self, items: Sequence[Block]) -> list[str]:
        """The items of a list, the inner ones under their outer."""
        rows: list[str] = []
        indents: list[int] = []
        kinds: list[str] = []
        deep = 0
        for item in items:
            del indents[item.depth :]
            while len(indents) < item.depth:
                indents.append(indents[-1] if indents else 0)
            before = indents[-1] if indents else 0
            text = self.inlines(item.inlines).replace("\\\n", " ").replace("\n", " ")
            if kinds and not item.depth and kinds[-1] != item.marker[-1]:
                rows.append("")
            elif item.depth > deep and item.marker[:-1] not in ("", "1"):
                rows.append("")  # a number other than 1 begins no list right below a line
            kinds += [item.marker[-1]] if not item.depth else []
            deep = item.depth
            rows.append(f"{' ' * before}{item.marker} {begun(text)}")
            indents.append(before + len(item.marker) + 1)
        return rows

    def picture(self, shown: Shown) -> list[str]:
        name = self.files.get(shown.index)
        if name is None:
            text = "\u3000".join(text for text in (shown.caption, shown.credit) if text)
            return [begun(escaped(normalise_by(self.rules, settable(text))[0]))] if text else []
        alt = self.copy.pictures[shown.index].alt or shown.caption or shown.credit
        caption = self.short(shown.caption).replace("\\", "\\\\").replace('"', "\u201d")
        title = f' "{caption}"' if caption else ""
        credit = re.sub('["{}\n]', "", normalise_by(self.rules, settable(shown.credit))[0])
        words = re.sub(r"[\[\]\\\n`*_<!]+", " ", " ".join(settable(alt).split()))[:120].strip()
        return [f'![{words}]({name}{title}){{credit="{credit}"}}' if credit else f"![{words}]({name}{title})"]

    def table(self, grid: Grid) -> list[str]:
        width = len(grid.rows[0])
        if width < 2:
            return [row for line in grid.rows for cell in line for block in cell.blocks for row in (*self.part(block), "")][:-1]
        rows = ["| " + " | ".join(self.cell(cell, grid.number) for cell in row) + " |" for row in grid.rows]
        dashes = "|" + " --- |" * width
        if grid.heads > 1:
            return [rows[0], dashes, *rows[1 : grid.heads], dashes, *rows[grid.heads :]]
        return [rows[0], dashes, *rows[1:]]

    def cell(self, cell: GridCell, number: int) -> str:
        if cell.joined:
            return cell.joined
        texts = [text for block in cell.blocks if (text := self.in_cell(block))]
        if len(texts) > 1:
            message = say("lines of a cell are joined: {near}", near=near(" ".join(texts)))
            self.reports.tell("IMT014", message, say("a cell has one text; look at it"), number)
        out = ""
        for text in texts:
            close = not out or (_WIDE.match(text) and re.match("[\uff08\u300a\u201c(]", text))
            out += text if close else f"\u3000{text}" if _WIDE.match(out[-1]) else f" {text}"
        return f"\\{out}" if out in ("<", "^") else out

    def in_cell(self, block: Block) -> str:
        """A paragraph of a cell: its faces are the table style's."""
        plain = tuple(
            Run(part.text, part.faces - {"strong", "kai"}, part.link, part.reading) if isinstance(part, Run) else part
            for part in block.inlines
        )
        text = self.inlines(plain).replace("\\\n", " ").replace("\n", " ").replace("|", "\\|").strip()
        return f"{block.marker} {text}" if block.marker and block.marker != "-" else text

    # --- within a paragraph -----------------------------------------------------------------------------------------

    def inlines(self, inlines: Sequence[Inline]) -> str:
        out = ""
        for part in inlines:
            if isinstance(part, Run):
                out += marked(part) if not out.endswith("\n") else marked(part).lstrip(" \u3000")
            elif isinstance(part, LineEnd):
                out = out.rstrip(" ") + "\\\n" if out.strip() and not out.endswith("\n") else out
            elif isinstance(part, NoteMark):
                out += self.note(part)
        return _without_last_breaks(out).strip(" \u3000\n")

    def note(self, mark: NoteMark) -> str:
        if mark.label not in self.known:
            return ""
        if mark.label not in self.notes:
            self.notes.append(mark.label)
        return f"[^{self.notes.index(mark.label) + 1}]"

    def note_texts(self) -> list[str]:
        """The notes in the order in which they are referred to; those that nothing refers to are told."""
        rows: list[str] = []
        for number, label in enumerate(self.notes, 1):
            blocks = [text for block in self.known[label].blocks if (text := self.inlines(block.inlines))]
            rows += ["", f"[^{number}]: {begun(blocks[0])}"]
            for text in blocks[1:]:
                rows += ["", f"    {begun(text)}"]
        for label in self.known:
            if label not in self.notes:
                words = " ".join(block.text for block in self.known[label].blocks)
                self.reports.tell(
                    "IMT009",
                    say("nothing refers to the note {near}, which is left out", near=near(words)),
                    say("write it into the text"),
                    0,
                )
        return rows


def marked(run: Run) -> str:
    """A run with its marks; blanks at its ends stand outside of these."""
    text = run.text
    outside = _MARKS if run.faces & {"strong", "emphasis"} else " \u3000\n"
    body = text.strip(outside)
    if not body or not (run.faces or run.link or run.reading):
        return escaped(text)
    lead, trail = escaped(text[: len(text) - len(text.lstrip(outside))]), escaped(text[len(text.rstrip(outside)) :])
    out = escaped(body)
    reading = " ".join(settable(run.reading).split())
    if reading and not re.search('["{}]', reading):
        out = f'[{out}]{{ruby="{reading}"}}'
    address = run.link if re.fullmatch("[!-~]+", run.link) and not re.search(r"[()<>\s\\]", run.link) else ""
    if address and address.rstrip("/") != body.rstrip("/"):
        out = f"[{out}]({address})"
    plain_address = _ADDRESS.fullmatch(body) is not None
    classes = [name for name in _CLASSES if name in run.faces and not (name == "under" and (plain_address or address))]
    if classes:
        out = f"[{out}]{{{' '.join(f'.{name}' for name in classes)}}}"
    if "emphasis" in run.faces:
        out = f"*{out}*"
    if "strong" in run.faces:
        out = f"**{out}**"
    return lead + out + trail


def escaped(text: str, signs: re.Pattern[str] = _SIGNS) -> str:
    """A backslash before every sign that Markdown might take, but for those in addresses."""
    out, at = "", 0
    for address in _ADDRESS.finditer(text):
        out += signs.sub(_behind_backslash, text[at : address.start()]) + re.sub(r"[\\*\[\]`<]", r"\\\g<0>", address[0])
        at = address.end()
    return out + signs.sub(_behind_backslash, text[at:])


def _behind_backslash(hit: re.Match[str]) -> str:
    """Of signs that are harmless alone only those that could be taken: 3 = 3, R&D."""
    text, at = hit.string, hit.start()
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    sign = hit[0]
    if (sign == "=" and "=" not in (before, after)) or (sign == "&" and not _ENTITY.match(text, at)):
        return sign
    if sign == "_" and re.match("[0-9A-Za-z]", before) and re.match("[0-9A-Za-z]", after):
        return sign
    return f"\\{sign}"


def begun(text: str) -> str:
    """A paragraph whose first sign is no markup."""
    found = _START.match(text)
    if found is None:
        return text
    at = found.start(5) if found[5] else found.start()
    return f"{text[:at]}\\{text[at:]}"


def scalar(text: str) -> str:
    """A value of YAML: plain where that is safe, else in single quotes."""
    if (
        _PLAIN.fullmatch(text)
        and text == text.strip()
        and not re.fullmatch(r"[0-9.:eE+_-]+|(?i:yes|no|true|false|null|on|off|~)", text)
    ):
        return text if not re.search("[,\\[\\]{}]", text) else _quoted(text)
    return _quoted(text)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _without_last_breaks(text: str) -> str:
    """A text without the line ends after which nothing stands but blanks. Counted from its end: a pattern would try each line end
    of a long text anew."""
    end = len(text)
    while True:
        while text[end - 1 : end] in (" ", "\u3000"):
            end -= 1
        if not text.endswith(_BREAK, 0, end):
            return text[:end]
        end -= len(_BREAK)
