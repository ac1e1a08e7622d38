"""`banmian proof`, `notes` and `changes` on the command line; what they do is imported where it runs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from banmian.issues import issue_to_set
from banmian.options import issue_options, out_option, page_numbers
from banmian.phrases import say
from banmian.signing.commands import issue_option, json_option, root_option
from banmian.speaking import wrong_usage


@click.command(name="proof")
@issue_options
@out_option
@click.option("--pages", callback=page_numbers, help="Proofs of these pages alone, e.g. 1,3.")
@click.option("--to", default="", metavar="NAME", help="For whom; it stands on the proof.")
@click.option("--size", type=click.Choice(["a4", "a3", "phone"]), default="a3", show_default=True, help="Paper, or pictures.")
def proof_command(
    issue: str | None, root: Path | None, as_json: bool, out: Path, pages: tuple[int, ...], to: str, size: str
) -> None:
    """Issue a numbered proof of ISSUE's pages for people to read.

    \b
    banmian proof --to NAME            all pages on A3, as build/.../proof-1/...-a3.pdf
    banmian proof --pages 2 --size phone   page 2 in pictures for a telephone
    """
    from banmian.outputs.asked import Asked
    from banmian.proofing.run import run_proof

    name = " ".join(to.split())
    if len(name) > 80 or not name.isprintable():
        raise wrong_usage(say("--to takes one line of at most 80 characters"))
    folder = issue_to_set(issue, root)
    sys.exit(run_proof(Asked(folder.root, folder.issue, out, as_json), pages, name, size))


@click.command(name="notes")
@click.argument("file", type=click.Path(path_type=Path))
@issue_option
@root_option
@out_option
@json_option
def notes_command(file: Path, issue: str | None, root: Path | None, out: Path, as_json: bool) -> None:
    """List the notes that a reader put on FILE, a proof or a page as PDF: page, place, file and line, words."""
    from banmian.outputs.asked import Asked
    from banmian.proofing.read_back import run_notes

    folder = issue_to_set(issue, root)
    sys.exit(run_notes(Asked(folder.root, folder.issue, out, as_json), file))


@click.command(name="changes")
@click.argument("versions", metavar="[FROM [TO]]", nargs=-1)
@click.option("--pages", callback=page_numbers, help="Changes on these pages alone, e.g. 1,3.")
@issue_option
@root_option
@out_option
@json_option
@click.option("--marked", is_flag=True, help="Write the pages with the changes marked and numbered, and the list, as a PDF.")
def changes_command(
    versions: tuple[str, ...],
    pages: tuple[int, ...],
    issue: str | None,
    root: Path | None,
    out: Path,
    as_json: bool,
    marked: bool,
) -> None:
    """List what is different between two versions: words, pictures, furniture, what moved.

    \b
    banmian changes                  since the last proof
    banmian changes 17:40            since that time
    banmian changes proof-1 proof-2  between two proofs; ids of `banmian history` do as well
    banmian changes --marked         on the pages too
    """
    from banmian.outputs.asked import Asked
    from banmian.proofing.compare import run_changes

    if len(versions) > 2:
        raise wrong_usage(say("give two versions at most: FROM and TO"))
    folder = issue_to_set(issue, root)
    sys.exit(run_changes(Asked(folder.root, folder.issue, out, as_json), versions, pages, marked))
