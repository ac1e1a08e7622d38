"""A proposal as a page's file in the editor's folder, and issue.yaml with the places that the page now has.

A file that carries our line and the hash of what follows it is ours; one that somebody has changed since, or wrote, is hers and
stays as it is. Of issue.yaml only the lines of `layout`, `places` and `threads` are written anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from banmian.content.model import Thread
from banmian.diagnostics import Span
from banmian.makeup.earlier import Earlier, first_line, made_line
from banmian.makeup.made_pages import fillers_used
from banmian.makeup.model import PagePlan
from banmian.makeup.proposals import Proposal
from banmian.sources.document import Document
from banmian.sources.document import Mapping as MappingNode

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9-]*|[0-9][0-9a-z.|-]*|head(-[0-9]+)?")
_TRUTHS = {"yes", "no", "on", "off", "true", "false", "null", "y", "n"}
WIDE = 118
"""Characters of a line that still stands on one."""


def page_text(proposal: Proposal, plan: PagePlan, marks: tuple[str, str]) -> str:
    """The page's file: a line that says whose it is, what it cost, by which cuts it was made, the layout. `marks`: of its
    plan and of its words."""
    body = _body(proposal, plan, marks)
    return first_line(body) + body


def _body(proposal: Proposal, plan: PagePlan, marks: tuple[str, str]) -> str:
    told = ", ".join(f"{t.name} {t.points}" for t in proposal.terms) or "nothing"
    lines = [f"# page {plan.number}, {proposal.points} points: {told}"]
    lines += [made_line(Earlier(*marks, proposal.points, proposal.cuts)), "schema: 1"]
    page = proposal.fragment.page(plan.grid)
    for key, value in page.items():
        if key == "schema":
            continue
        if isinstance(value, Mapping):
            lines.append(f"{key}:")
            for name, node in value.items():
                lines += _entry(name, node)
        elif isinstance(value, list | tuple):
            lines.append(f"{key}:")
            lines += [f"  - {flow(node)}" for node in value]
        else:
            lines.append(f"{key}: {_scalar(value)}")
    return "\n".join(lines) + "\n"


def _entry(name: str, node: Mapping[str, Any]) -> Iterator[str]:
    """A place or a picture: on one line where it has room, else a key a line."""
    line = flow(node)
    if len(name) + len(line) <= WIDE and not any(isinstance(v, list | Mapping) for v in node.values()):
        yield f"  {name}: {line}"
        return
    yield f"  {name}:"
    for key, value in node.items():
        whole = flow(value)
        if isinstance(value, list) and len(whole) > WIDE:
            yield f"    {key}:"
            yield from (f"      - {flow(v)}" for v in value)
        else:
            yield f"    {key}: {whole}"


def flow(value: Any) -> str:
    """A value on one line, in braces and brackets."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{k}: {flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    return _scalar(value)


def _scalar(value: object) -> str:
    text = str(value)
    return text if _PLAIN.fullmatch(text) else "'" + text.replace("'", "''") + "'"


# --- issue.yaml -------------------------------------------------------------------------------------------------------


Lines = tuple[int, int, list[str]]
"""The first and the last line of a file, and what stands there instead."""


class FlowStyleError(Exception):
    """Pages, or the advertisements, that stand within braces on one line: `rows` of where each does and what is to be written there
    by hand."""

    def __init__(self, *rows: tuple[Span, str]) -> None:
        super().__init__(*rows)
        self.rows = rows


def issue_text(document: Document, taken: Mapping[int, tuple[PagePlan, Proposal]], threads: Sequence[Thread]) -> str:
    """issue.yaml with these pages' layouts and places, all other lines as they were; FlowStyleError with all that cannot be."""
    lines = document.source.text.split("\n")
    changes: list[Lines] = []
    refused: list[tuple[Span, str]] = []
    pages = document.root.get("pages")
    nodes = getattr(pages[1], "items", []) if pages is not None else []
    for node in nodes:
        number = _number(node)
        if number in taken and isinstance(node, MappingNode):
            found, by_hand = _page_changes(node, lines, taken[number])
            changes += found
            refused += [(document.source.span(node.line, node.column), by_hand)] if by_hand else []
    found, by_hand = _advert_changes(document, lines, taken)
    changes += found
    refused += [(document.key_span("adverts"), by_hand)] if by_hand else []
    if refused:
        raise FlowStyleError(*refused)
    threaded = document.root.get("threads")
    wanted = ["threads:", *(f"  {t.story}: [{', '.join(f'{n}.{p}' for n, p in t.places)}]" for t in threads)] if threads else []
    if threaded is not None:
        first = threaded[0].line
        changes.append((first, _end(lines, first, 0), wanted))
    elif wanted:
        changes.append((len(lines), len(lines), [*wanted, ""]))
    for first, last, new in sorted(changes, key=lambda c: c[0], reverse=True):
        if lines[first - 1 : last] != new:
            lines[first - 1 : last] = new
    return "\n".join(lines)


def _advert_changes(
    document: Document, lines: Sequence[str], taken: Mapping[int, tuple[PagePlan, Proposal]]
) -> tuple[list[Lines], str]:
    """The lines of fillers under `adverts`: those that pages use, without those that they use no more; or what is to be written
    there by hand."""
    pool = {f"{n}.{item.name}": item.filler for n, (plan, _) in taken.items() for item in plan.items if item.filler}
    used = [f"{n}.{name}" for n, (plan, proposal) in sorted(taken.items()) for name in fillers_used(proposal, plan)]
    found = document.root.get("adverts")
    if not pool or (found is None and not used):
        return [], ""
    new = [f"  {key}: {pool[key]}" for key in used]
    if found is None:
        return [(len(lines), len(lines), ["adverts:", *new, ""])], ""
    key, node = found
    rows = node.items if isinstance(node, MappingNode) else []
    if any(k.line == key.line for k, _ in rows):
        return [], f"adverts: {', '.join(f'{k}: {pool[k]}' for k in used)}" if used else ""
    first = key.line + 1
    kept = [line for k, _ in rows if k.value not in pool for line in lines[k.line - 1 : _end(lines, k.line, k.column - 1)]]
    last = max((_end(lines, k.line, k.column - 1) for k, _ in rows), default=key.line)
    return [(first, last, [*kept, *new])], ""


def _number(node: object) -> int:
    found = node.get("number") if isinstance(node, MappingNode) else None
    value = getattr(found[1], "value", "") if found is not None else ""
    return int(value) if str(value).isdigit() else 0


def _page_changes(node: MappingNode, lines: Sequence[str], taken: tuple[PagePlan, Proposal]) -> tuple[list[Lines], str]:
    """The lines of a page's `layout` and `places`, and what stands there instead; or what is to be written there by hand."""
    plan, proposal = taken
    layout, places = node.get("layout"), node.get("places")
    if layout is None or layout[0].line == node.line or any(k.line == node.line for k, _ in node.items[1:]):
        return [], f"page {plan.number}: layout: {plan.layout}, places: {flow(_stories(proposal))}"
    indent = " " * (layout[0].column - 1)
    changes = [(layout[0].line, layout[0].line, [f"{indent}layout: {plan.layout}"])]
    new = [f"{indent}places:", *(f"{indent}  {name}: {flow(stories)}" for name, stories in _stories(proposal).items())]
    if places is None:
        return [*changes, (layout[0].line + 1, layout[0].line, new)], ""
    return [*changes, (places[0].line, _end(lines, places[0].line, len(indent)), new)], ""


def _stories(proposal: Proposal) -> dict[str, Any]:
    return {name: stories[0] if len(stories) == 1 else list(stories) for name, stories in proposal.stories}


def _end(lines: Sequence[str], first: int, indent: int) -> int:
    """The last line of the block that begins at a key: those after it that stand further in."""
    last = first
    for n in range(first + 1, len(lines) + 1):
        text = lines[n - 1]
        if not text.strip():
            continue
        if len(text) - len(text.lstrip()) <= indent:
            break
        last = n
    return last
