"""The command line: build, check, dump, set. Options and exit codes are those of docs/rules/contracts.md; click reads them.

0: nothing at or above what the profile fails on; 1: something; 2: wrong usage; 3: a fault of ours (a line and a log file).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from banmian.issues import find_job_folder, find_root

if TYPE_CHECKING:
    from banmian.build import SetIssue

OURS = 3
"""Exit code of a fault in the program."""


def main() -> None:
    """The console script: click's own usage errors exit with 2, anything unforeseen with 3 and a log."""
    import gc

    gc.disable()  # a short-lived process of frozen values: what the collector would find is not worth its passes
    try:
        cli(standalone_mode=True)
    except Exception as fault:  # the outermost net: never a bare traceback
        from banmian.faults import report_fault

        sys.exit(report_fault(fault))
    finally:
        gc.freeze()  # nor what it would look through when Python ends: 0.08 s


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="banmian")
def cli() -> None:
    """banmian sets a Chinese newspaper: articles and a layout in, a print-ready PDF out."""


def issue_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What build, check and dump share."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="Print the diagnostics as JSON on stdout."),
        click.option(
            "--root",
            type=click.Path(path_type=Path),
            help="The project's root; else the nearest folder that holds layouts/.",
        ),
        click.argument("issue", required=False),
    ):
        command = option(command)
    return command


class Em(click.ParamType[Decimal]):
    """A number of em between two limits, exact."""

    name = "em"

    def __init__(self, least: Decimal, most: Decimal) -> None:
        self.least, self.most = least, most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            self.fail(f"'{value}' is no number of em", param, ctx)
        if number.is_nan() or not self.least <= number <= self.most:
            self.fail(f"{value} is not between {self.least} and {self.most} em", param, ctx)
        return number


def page_numbers(_: click.Context, __: click.Parameter, value: str | None) -> tuple[int, ...]:
    """`1,3` as numbers."""
    if not value:
        return ()
    try:
        return tuple(sorted({int(part) for part in value.split(",")}))
    except ValueError as error:
        raise click.BadParameter("write page numbers with commas: 1,3") from error


@cli.command()
@issue_options
@click.option("--out", type=click.Path(path_type=Path), default=Path("build"), show_default=True, help="Where outputs go.")
@click.option("--pages", callback=page_numbers, help="Page files and proofs of these pages alone, e.g. 1,3.")
@click.option("--only", type=click.Choice(["pdf"]), help="Write the issue's PDF and the reports, nothing else.")
@click.option("--draft", is_flag=True, help="Always show a page: grey boxes for what is missing, overset text beside the page.")
@click.option(
    "--standard",
    type=click.Choice(["x4", "x1a"]),
    default="x4",
    show_default=True,
    help="x1a: beside the PDF/X-4 also PDF/X-1a:2003, in the folder x1a/.",
)
@click.option("--soft-proof", is_flag=True, help="Beside each proof also one in the colours of the press (needs Ghostscript).")
@click.option("--timings", type=click.Path(path_type=Path), help="Write seconds by stage to this file.")
def build(
    issue: str | None,
    root: Path | None,
    as_json: bool,
    out: Path,
    pages: tuple[int, ...],
    only: str | None,
    draft: bool,
    standard: str,
    soft_proof: bool,
    timings: Path | None,
) -> None:
    """Build ISSUE (a folder under content/) as a print-ready PDF."""
    from banmian.outputs.deliver import Wanted, deliver

    if draft and (standard != "x4" or soft_proof):
        raise click.UsageError("a draft is for the desk: it has no --standard and no --soft-proof")
    if soft_proof and only:
        raise click.UsageError("--only pdf makes no proofs: leave it out, or --soft-proof")
    done = run(issue, root, draft, out / ".cache" / "pictures")
    wanted = Wanted(out, pages, only == "pdf", as_json, timings, standard, soft_proof)
    sys.exit(deliver(done, wanted))


@cli.command()
@issue_options
def check(issue: str | None, root: Path | None, as_json: bool) -> None:
    """Check ISSUE: every diagnostic, no PDF."""
    from banmian.outputs.report import show_report

    done = run(issue, root, False)
    show_report(done, as_json, built=False, outputs=())
    sys.exit(0 if done.passes else 1)


@cli.command()
@issue_options
def dump(issue: str | None, root: Path | None, as_json: bool) -> None:
    """Print ISSUE's display list as text."""
    from banmian.dump import dump as dump_text
    from banmian.outputs.report import show_report

    done = run(issue, root, False)
    done.job.progress("done")
    if done.assembled is not None and not as_json:
        sys.stdout.write(dump_text(done.assembled.display))
    if as_json or done.assembled is None:
        show_report(done, as_json, built=False, outputs=())
    sys.exit(0 if done.passes else 1)


@cli.command(name="set")
@click.argument("file", default="-")
@click.option("--measure", type=Em(Decimal(1), Decimal(200)), default="13", show_default=True, help="Width of the lines, em.")
@click.option("--indent", type=Em(Decimal(0), Decimal(100)), help="First-line indent, em; else the style's.")
@click.option("--align", type=click.Choice(["justify", "start"]), help="Else the style's.")
@click.option("--style", default="body", show_default=True, help="A text style of the paper.")
@click.option("--level", type=click.Choice(["none", "basic", "gb", "strict"]), help="Kinsoku level; else the style's.")
@click.option("--direction", type=click.Choice(["horizontal", "vertical"]), help="Else the style's.")
@click.option("--looseness", type=click.IntRange(-9, 9), default=0, help="So many lines more than the best setting has.")
@click.option("--as-typed", is_flag=True, help="Normalise nothing.")
@click.option("--json", "as_json", is_flag=True, help="Lines, breaks and glyphs as JSON.")
@click.option("--paper", help="A folder under layouts/; else the first one.")
@click.option("--root", type=click.Path(path_type=Path), help="The project's root; else the nearest folder that holds layouts/.")
def set_lines(root: Path | None, paper: str | None, as_json: bool, **asked: Any) -> None:
    """Set each line of FILE (- for standard input) as one paragraph and show its lines: the typographer's bench."""
    from banmian.trial.run import Asked, run_trial

    indent, measure = asked["indent"], asked["measure"]
    if indent is not None and indent >= measure:
        raise click.UsageError(f"an indent of {indent} em leaves nothing of a measure of {measure} em")
    folder = find_root(root)
    if folder is None:
        raise click.UsageError("no folder above this one holds layouts/: run inside a project or give --root")
    name = paper or next((p.parent.name for p in sorted((folder / "layouts").glob("*/paper.yaml"))), "")
    sys.exit(run_trial(folder, name, Asked(**asked), as_json))


def run(issue: str | None, root: Path | None, draft: bool, cache: Path | None = None) -> SetIssue:
    """Find the issue and set it. Exits with 2 when there is no such folder."""
    from banmian.build import Job, set_issue

    folder = find_job_folder(issue, root)
    if isinstance(folder, str):
        raise click.UsageError(folder)
    return set_issue(Job(folder.root, folder.issue, draft, progress(), cache=cache))


def progress() -> Callable[[str], None]:
    """A live line on a terminal (rich), plain lines elsewhere."""
    if not sys.stderr.isatty():
        return lambda step: click.echo(f"banmian: {step}", err=True) if step != "done" else None
    from rich.console import Console

    console = Console(stderr=True)
    status = console.status("")
    status.start()

    def say(step: str) -> None:
        if step == "done":
            status.stop()
        else:
            status.update(step)

    import atexit

    atexit.register(status.stop)
    return say
