"""`banmian desk`: its options, and what to do where the desk's packages are not installed."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import click

from banmian.issues import NO_ISSUE, IssueFolder, desk_folder, find_root
from banmian.phrases import say, series
from banmian.speaking import wrong_usage

PACKAGES = ("starlette", "uvicorn", "watchfiles", "pypdfium2")
"""What the desk imports beside the engine's own packages."""


@click.command(name="desk")
@click.option("--root", type=click.Path(path_type=Path), help="The project's root; else the nearest folder that holds layouts/.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="The interface to listen on; another than this machine's own asks."
)
@click.option("--port", type=click.IntRange(0, 65535), help="The port; else the first free one from 8420.")
@click.option(
    "--editor", envvar="BANMIAN_EDITOR", help="A command that opens a file, e.g. 'code -g {file}:{line}'; else vscode://."
)
@click.option("--no-browser", "quiet", is_flag=True, help="Print the address and open no browser.")
@click.option("--address", is_flag=True, help="Print the address of the desk that runs on this issue, and end.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("build"), show_default=True, help="Where outputs go.")
@click.argument("issue", required=False)
def desk_command(
    issue: str | None,
    root: Path | None,
    host: str,
    port: int | None,
    editor: str | None,
    quiet: bool,
    address: bool,
    out: Path,
) -> None:
    """See ISSUE in the browser as it will print, while its files are edited; Ctrl-C ends it."""
    from banmian.languages import is_asked, spoken

    lacking = [name for name in PACKAGES if find_spec(name) is None]
    if lacking:
        raise wrong_usage(say("the desk needs {packages}: pip install 'banmian[desk]'", packages=series(lacking)))
    from banmian.desk.run import Asked, run

    folder = (_blank(root) if issue is None else None) or desk_folder(issue, root)
    lang = spoken() if is_asked() else None  # `--lang`, which every command has
    sys.exit(run(Asked(folder.root, folder.issue, out, host, port, lang, editor, not quiet), address))


def _blank(root: Path | None) -> IssueFolder | None:
    """A folder in which nothing lies yet, where the program came with papers to begin from: the desk makes one there."""
    from banmian.new.start import built_in, is_blank

    folder = (root or Path()).resolve()
    blank = find_root(root) is None and is_blank(folder) and built_in() is not None
    return IssueFolder(folder, NO_ISSUE) if blank else None
