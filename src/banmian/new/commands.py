"""`banmian new` on the command line: its options, read by click. What they do is imported where a command runs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from banmian.issues import asked_issue, asked_root, find_root


@click.group(name="new", context_settings={"max_content_width": 100})
def new_command() -> None:
    """Begin a paper, an issue or an article.

    \b
    banmian new paper haifeng --name NAME      another paper, with a first issue that builds
    banmian new issue                          the next issue of the project's paper
    banmian new issue 2020-09-09               the issue of that day
    banmian new article bus                    an article of the latest issue, to be written

    Nothing that is there is overwritten. Where something cannot be made, nothing is.
    """


def new_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What the commands of `new` share."""
    root = click.option(
        "--root", type=click.Path(path_type=Path), help="The project's root; else the nearest folder that holds layouts/."
    )
    return root(
        click.option("--json", "as_json", is_flag=True, help="Print messages and the files made as JSON on stdout.")(command)
    )


@new_command.command(name="paper")
@click.argument("id_", metavar="ID")
@click.option("--name", default="", help="As readers see it; else the ID.")
@click.option("--from", "start", default="", metavar="PAPER", help="The paper whose layout is taken; else xisheng, a school paper.")
@click.option("--date", "day", default="", metavar="DAY", help="Of the first issue, 2025-09-01; else that of the issue copied.")
@new_options
def new_paper_command(id_: str, name: str, start: str, day: str, root: Path | None, as_json: bool) -> None:
    """Make another paper: layouts/ID, and content/ID-DAY, a first issue that builds at once.

    Both are those of another paper, with ID and name put in. Its articles stay until you have your own: they show how each place
    is written. In an empty folder the papers that came with the program are there to begin from; faces are copied, too.
    """
    from banmian.new.paper import AskedPaper, new_paper
    from banmian.new.start import built_in, is_blank
    from banmian.new.told import tell

    blank = (root or Path()).resolve()
    home = built_in() if find_root(root) is None and is_blank(blank) else None
    top = blank if home is not None else asked_root(root)
    sys.exit(tell(top, lambda: new_paper(AskedPaper(top, id_, name, start, day, home)), as_json))


@new_command.command(name="issue")
@click.argument("day", required=False, default="", metavar="[DAY]")
@click.option("--paper", default="", help="The paper, a folder under layouts/; else the project's only one.")
@click.option("--from", "start", default="", metavar="ISSUE", help="The issue's folder to begin from; else the last before DAY.")
@new_options
def new_issue_command(day: str, paper: str, start: str, root: Path | None, as_json: bool) -> None:
    """Make the folder of the issue of DAY (2020-09-09); without a day the next one, by the paper's rhythm.

    Pages, places and threads are those of the last issue; its number counts on. Articles that say `standing: yes` are taken over
    with their pictures. Each other place gets an article that waits for its text: what is set there says how much it holds. What
    was taken over and is seldom right any more is told. A paper that has no issue yet gets its first one from its layouts.
    """
    from banmian.new.issue import AskedIssue, new_issue
    from banmian.new.told import tell

    top = asked_root(root)
    folder = ""
    if start:
        folder = asked_issue(start, top).issue
    sys.exit(tell(top, lambda: new_issue(AskedIssue(top, day, paper, folder)), as_json))


@new_command.command(name="article")
@click.argument("name", metavar="ID")
@click.option("--issue", help="The issue's folder; else the project's default issue, or the last.")
@new_options
def new_article_command(name: str, issue: str | None, root: Path | None, as_json: bool) -> None:
    """Make articles/ID.md in an issue: all keys of its front matter, each explained, and what its places hold.

    The places are known where issue.yaml names the article already. Until it has a headline and a text a build refuses it.
    """
    from banmian.new.article import new_article
    from banmian.new.told import tell

    folder = asked_issue(issue, root)
    sys.exit(tell(folder.root, lambda: new_article(folder.root, folder.issue, name), as_json))
