"""`banmian sign`, `unsign`, `states` and `back` on the command line; what they do is imported where it runs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from banmian.issues import issue_to_set
from banmian.options import out_option
from banmian.phrases import say
from banmian.speaking import wrong_usage

json_option = click.option("--json", "as_json", is_flag=True, help="Print the diagnostics as JSON on stdout.")
root_option = click.option(
    "--root", type=click.Path(path_type=Path), help="The project's root; else the nearest folder that holds layouts/."
)
issue_option = click.option("--issue", help="The issue's folder; else the one that a build takes.")
by_option = click.option("--by", required=True, metavar="NAME", help="Who does it. Names are taken on trust.")
pages_argument = click.argument("pages", metavar="PAGE\u2026", nargs=-1, required=True, type=click.IntRange(1, 999))


@click.command(name="sign")
@pages_argument
@by_option
@issue_option
@root_option
@out_option
@json_option
def sign_command(pages: tuple[int, ...], by: str, issue: str | None, root: Path | None, out: Path, as_json: bool) -> None:
    """Sign pages for print: from now on no build changes them.

    \b
    banmian sign 2 --by NAME              page 2; of a spread both pages
    banmian unsign 2 --by NAME --why ...  to take that back
    """
    from banmian.outputs.asked import Asked
    from banmian.signing.run import run_sign

    folder = issue_to_set(issue, root)
    sys.exit(run_sign(Asked(folder.root, folder.issue, out, as_json), pages, _said(by, "--by")))


@click.command(name="unsign")
@pages_argument
@by_option
@click.option("--why", required=True, metavar="REASON", help="Why; it is kept with the page.")
@issue_option
@root_option
@out_option
@json_option
def unsign_command(
    pages: tuple[int, ...], by: str, why: str, issue: str | None, root: Path | None, out: Path, as_json: bool
) -> None:
    """Take the signatures of pages back, with a reason."""
    from banmian.outputs.asked import Asked
    from banmian.signing.run import run_unsign

    folder = issue_to_set(issue, root)
    sys.exit(run_unsign(Asked(folder.root, folder.issue, out, as_json), pages, _said(by, "--by"), _said(why, "--why", 400)))


@click.command(name="states")
@click.argument("issue", required=False)
@root_option
@out_option
@json_option
def states_command(issue: str | None, root: Path | None, out: Path, as_json: bool) -> None:
    """List the state of each page of ISSUE: copy, draft, proof 1 2 3, signed."""
    from banmian.outputs.asked import Asked
    from banmian.signing.run import run_states

    folder = issue_to_set(issue, root)
    sys.exit(run_states(Asked(folder.root, folder.issue, out, as_json)))


@click.command(name="back")
@click.argument("version")
@click.option("--yes", is_flag=True, help="Do it; without it the files that would change are listed.")
@issue_option
@root_option
@out_option
@json_option
def back_command(version: str, yes: bool, issue: str | None, root: Path | None, out: Path, as_json: bool) -> None:
    """Go back to VERSION: an id of `banmian history`, a time (17:40), a proof (proof-2).

    What stands is kept first, so that going back can be gone back on. Signed pages and layouts stay as they are.
    """
    from banmian.outputs.asked import Asked
    from banmian.signing.check import checked
    from banmian.versions.run import run_back

    folder = issue_to_set(issue, root)
    sys.exit(run_back(Asked(folder.root, folder.issue, out, as_json), version, yes, checked))


def _said(value: str, option: str, most: int = 80) -> str:
    """A name or a reason in one line; click's usage error where there is none, or too much."""
    from banmian.signing.names import one_line

    text = one_line(value, most)
    if not text:
        raise wrong_usage(say("{option} takes one line of 1 to {most} characters", option=option, most=most))
    return text
