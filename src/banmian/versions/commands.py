"""`banmian history` and `changes` on the command line; what they do is imported where it runs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from banmian.issues import issue_to_set
from banmian.options import issue_options, out_option, page_numbers

issue_option = click.option("--issue", help="The issue's folder; else the one that a build takes.")
root_option = click.option(
    "--root", type=click.Path(path_type=Path), help="The project's root; else the nearest folder that holds layouts/."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON on stdout.")


@click.command(name="history")
@issue_options
@out_option
def history_command(issue: str | None, root: Path | None, as_json: bool, out: Path) -> None:
    """List the versions that were kept of ISSUE, the newest first."""
    from banmian.versions.run import Asked, run_history

    folder = issue_to_set(issue, root)
    sys.exit(run_history(Asked(folder.root, folder.issue, out, as_json)))


@click.command(name="changes")
@click.argument("versions", metavar="[FROM [TO]]", nargs=-1)
@click.option("--pages", callback=page_numbers, help="Changes on these pages alone, e.g. 1,3.")
@issue_option
@root_option
@out_option
@json_option
def changes_command(
    versions: tuple[str, ...], pages: tuple[int, ...], issue: str | None, root: Path | None, out: Path, as_json: bool
) -> None:
    """List what is different between two versions: words, pictures, furniture, what moved.

    \b
    banmian changes                  since the last proof
    banmian changes 17:40            since that time
    banmian changes proof-1 proof-2  between two proofs; ids of `banmian history` do as well
    """
    from banmian.versions.run import Asked, run_changes

    if len(versions) > 2:
        raise click.UsageError("give two versions at most: FROM and TO")
    folder = issue_to_set(issue, root)
    sys.exit(run_changes(Asked(folder.root, folder.issue, out, as_json), versions, pages))
