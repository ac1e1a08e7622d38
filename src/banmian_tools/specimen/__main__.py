"""`python -m banmian_tools.specimen [FILE]` (make specimen): sets the specimen book, writes it as PDF/X-4.

FILE is build/specimen.pdf where none is given.

Exit codes as everywhere (docs/rules/contracts.md): 0, 1 where a message is an error, 2 for wrong usage.
"""

from __future__ import annotations

from pathlib import Path

import click

from banmian.diagnostics import Diagnostic, Severity, worst


@click.command()
@click.argument("file", type=click.Path(path_type=Path), default=Path("build/specimen.pdf"))
@click.option("--root", type=click.Path(path_type=Path), help="The project's root; else the nearest folder that holds layouts/.")
@click.option("--paper", default="chenbao", show_default=True, help="Whose styles, inks and profile: a folder under layouts/.")
def specimen(file: Path, root: Path | None, paper: str) -> None:
    """Set the specimen book of docs/specimen-book."""
    from banmian.issues import find_root
    from banmian_tools.specimen.run import book_pdf

    folder = find_root(root)
    if folder is None:
        raise click.UsageError("no folder above this one holds layouts/: run inside a project or give --root")
    data, found = book_pdf(folder, paper)
    _say(found)
    if data is None or (found and worst(found) >= Severity.ERROR):
        raise SystemExit(1)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    click.echo(file)


def _say(found: list[Diagnostic]) -> None:
    from banmian.diagnostics.render import as_text

    for diagnostic in found:
        click.echo(as_text(diagnostic), err=True)


if __name__ == "__main__":
    specimen()
