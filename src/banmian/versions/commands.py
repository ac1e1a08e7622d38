"""`banmian history` on the command line; what they do is imported where it runs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from banmian.issues import issue_to_set
from banmian.options import issue_options, out_option


@click.command(name="history")
@issue_options
@out_option
def history_command(issue: str | None, root: Path | None, as_json: bool, out: Path) -> None:
    """List the versions that were kept of ISSUE, the newest first."""
    from banmian.outputs.asked import Asked
    from banmian.versions.run import run_history

    folder = issue_to_set(issue, root)
    sys.exit(run_history(Asked(folder.root, folder.issue, out, as_json)))
