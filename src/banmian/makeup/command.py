"""`banmian makeup` on the command line; what it does is imported where it runs."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from banmian.issues import asked_issue
from banmian.options import issue_options, out_option, page_numbers
from banmian.phrases import say
from banmian.speaking import wrong_value


def choices(_: click.Context, __: click.Parameter, value: tuple[str, ...]) -> dict[int, int]:
    """`3:2` as the second proposal of page 3."""
    out = {}
    for one in (part for text in value for part in text.split(",")):
        found = re.fullmatch(r"(\d{1,3}):(\d{1,2})", one.strip())
        if found is None or int(found[2]) < 1:
            raise wrong_value(say("write page and proposal: 3:2"))
        out[int(found[1])] = int(found[2])
    return out


@click.command(name="makeup")
@issue_options
@out_option
@click.option("--page", "pages", callback=page_numbers, metavar="PAGES", help="These pages alone, e.g. 3 or 1,2.")
@click.option("--show", type=click.IntRange(1, 24), help="Write so many proposals of each page as pictures, with their points.")
@click.option("--take", multiple=True, callback=choices, metavar="PAGE:N", help="Of that page proposal N instead of the first.")
@click.option("--score", is_flag=True, help="Also the points of the pages as they stand, made by hand or not, term by term.")
@click.option("--write", is_flag=True, help="Write the pages into the issue's folder pages/, and their places into issue.yaml.")
@click.option(
    "--plan", "planned", is_flag=True, help="Write a makeup.yaml of the issue as it stands, to begin from, where there is none."
)
@click.option("--again", is_flag=True, help="Also pages that somebody has changed since they were made.")
def makeup_command(
    issue: str | None,
    root: Path | None,
    as_json: bool,
    out: Path,
    pages: tuple[int, ...],
    show: int | None,
    take: dict[int, int],
    score: bool,
    write: bool,
    again: bool,
    planned: bool,
) -> None:
    """Make up the pages of ISSUE that its makeup.yaml plans.

    \b
    banmian makeup                        what can be made of each page, and its points
    banmian makeup --page 3 --show 6      six proposals of page 3 as pictures in build/.../makeup
    banmian makeup --page 3 --score       what page 3 as it stands costs by the same prices
    banmian makeup --plan                 a makeup.yaml of the issue as it stands, to begin from
    banmian makeup --take 3:2 --write     the second of page 3, the first of all others, into the issue

    A page that you have changed by hand is yours: it stays as it is.
    """
    from banmian.makeup.run import Asked, run
    from banmian.makeup.run_plan import run_plan

    folder = asked_issue(issue, root)
    if planned:
        sys.exit(run_plan(folder.root, folder.issue, as_json))
    sys.exit(run(Asked(folder.root, folder.issue, out, pages, show or 0, take, write, again, as_json, score)))
