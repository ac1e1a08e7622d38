"""`banmian import` on the command line: its options, read by click. What it does is imported where it runs."""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import click

from banmian.issues import asked_issue
from banmian.languages import in_language
from banmian.phrases import say
from banmian.speaking import wrong_usage

if TYPE_CHECKING:
    from banmian.content.importers.copy import Decided
    from banmian.new.taking import Imported


@click.command(name="import", context_settings={"max_content_width": 100})
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--issue", help="The issue's folder; else the project's default issue, or the last.")
@click.option("--as", "name", default="", metavar="ID", help="The article's id, of one FILE; else by the file's name.")
@click.option(
    "--changes",
    type=click.Choice(["accept", "reject"]),
    default="accept",
    show_default=True,
    help="What becomes of tracked changes.",
)
@click.option(
    "--accept", "accepted", default="", metavar="N,N", help="Tracked changes of one FILE that are accepted though others are not."
)
@click.option(
    "--refuse", "refused", default="", metavar="N,N", help="Tracked changes of one FILE that are refused though others are not."
)
@click.option("--root", type=click.Path(path_type=Path), help="The project's root; else the nearest folder that holds layouts/.")
@click.option("--json", "as_json", is_flag=True, help="Print messages and the files made as JSON on stdout.")
def import_command(
    files: tuple[str, ...],
    issue: str | None,
    name: str,
    changes: str,
    accepted: str,
    refused: str,
    root: Path | None,
    as_json: bool,
) -> None:
    """Take copy as it comes into an issue: FILE becomes articles/ID.md, its pictures images/ID-1.jpg.

    \b
    banmian import bus.docx                       Word, WPS: headings, lists, tables, notes, pictures
    banmian import letter.txt page.html           text in UTF-8, UTF-16, GB 18030, Big5; web pages
    banmian import old.doc                        .doc, .wps, .rtf, .odt: where LibreOffice is installed
    banmian import - --as bus                     what is pasted on standard input
    banmian import bus.docx --refuse 2,5          all tracked changes accepted but the second and the fifth

    Nothing that is there is overwritten. Each message has the file and the number of the paragraph, empty ones counted.
    """
    from banmian.new.made import Refused
    from banmian.new.taking import STDIN, AskedImport, import_files
    from banmian.new.told import USAGE, tell_refused

    folder = asked_issue(issue, root)
    decided = _checked(files, name, changes == "accept", accepted, refused)
    pasted = sys.stdin.buffer.read() if STDIN in files else b""
    try:
        done = import_files(AskedImport(folder.root, folder.issue, files, name, decided), pasted)
    except Refused as why:
        tell_refused(folder.root, why, as_json)
        sys.exit(USAGE)
    (_json if as_json else _say)(folder.root, done)
    sys.exit(0 if all(one.made for one in done) else 1)


def _checked(files: tuple[str, ...], name: str, accept: bool, accepted: str, refused: str) -> Decided:
    """What becomes of tracked changes; wrong usage where options do not go with the files."""
    from banmian.new.taking import STDIN

    if name and len(files) > 1:
        raise wrong_usage(say("--as names one article: give one FILE"))
    if (accepted or refused) and len(files) > 1:
        raise wrong_usage(say("--accept and --refuse name changes of one document: give one FILE"))
    if files.count(STDIN) > 1:
        raise wrong_usage(say("- stands for what is pasted, once"))
    return _decided(accept, _numbers("--accept", accepted), _numbers("--refuse", refused))


def _numbers(option: str, text: str) -> frozenset[int]:
    parts = [part.strip() for part in text.split(",")] if text else []
    if not all(part.isdecimal() and int(part) for part in parts):
        raise wrong_usage(say("{option} takes numbers with commas between: 2,5", option=option))
    return frozenset(int(part) for part in parts)


def _decided(accept: bool, accepted: frozenset[int], refused: frozenset[int]) -> Decided:
    """What becomes of changes: those that are named otherwise than all others."""
    from banmian.content.importers.copy import Decided

    for number in sorted(accepted & refused):
        raise wrong_usage(say("change {number} is accepted and refused at once", number=number))
    return Decided(accept, refused if accept else accepted)


def _say(root: Path, done: tuple[Imported, ...]) -> None:
    from banmian.diagnostics.render import as_text

    rows: list[str] = []
    for one in done:
        rows += map(as_text, one.told)
        made = f"{one.file} \u2192 {', '.join(one.made)}"
        rows.append(made if one.made else in_language(say("{file}: nothing was made", file=one.file)))
    if any(one.made for one in done):
        then = say("read the articles over, and give each a place: under pages in issue.yaml, `places: {{lead: ID}}`")
        rows.append(f"  - {in_language(then)}")
    sys.stderr.write("\n".join(rows) + "\n")


def _json(root: Path, done: tuple[Imported, ...]) -> None:
    from banmian.diagnostics.render import as_json

    files = [name for one in done for name in one.made]
    outputs = [{"kind": "source", "path": f, "sha256": sha256((root / f).read_bytes()).hexdigest()} for f in files]
    body = {"built": False, "diagnostics": [as_json(d) for one in done for d in one.told], "outputs": outputs}
    sys.stdout.write(json.dumps(body, ensure_ascii=False, indent=1) + "\n")
