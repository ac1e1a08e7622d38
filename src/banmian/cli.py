"""The command line. Options and exit codes are those of docs/rules/contracts.md; click reads them.

0: nothing at or above what the profile fails on; 1: something; 2: wrong usage; 3: a fault of ours (a line and a log file).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from banmian.commands import COMMANDS
from banmian.faults import exit_code, report_refusal
from banmian.issues import asked_root, find_root, issue_to_set
from banmian.languages import spoken
from banmian.options import (
    Em,
    Millimetres,
    issue_options,
    out_option,
    page_numbers,
    sheet_size,
    standard_option,
    version_letter,
    wait_option,
)
from banmian.phrases import say, series
from banmian.progress import Progress, shown_progress
from banmian.speaking import HELP, begin, with_language, wrong_usage
from banmian.store import FOLDER

if TYPE_CHECKING:
    from banmian.build import Outcome


def main(leave: Callable[[int], NoReturn] = os._exit) -> None:
    """The console script: click's own usage errors exit with 2, what the system refuses with 1, anything unforeseen with 3 and
    a log. It leaves at once when all is written: to take its values apart one by one would cost Python 0.04 s."""
    import gc

    from banmian import streams
    from banmian.progress import end_shown

    streams.open_streams()
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # it would look through all that is installed, and run what it finds
    gc.disable()  # a short-lived process of frozen values: what the collector would find is not worth its passes
    begin(cli, sys.argv[1:])
    code = exit_code(cli)
    end_shown()
    unwritten = streams.flush_streams()
    leave(code if unwritten is None else report_refusal(unwritten))


@click.group(context_settings={"help_option_names": HELP})
@click.version_option(package_name="banmian")
def cli() -> None:
    """banmian sets a Chinese newspaper: articles and a layout in, a print-ready PDF out."""


for command in COMMANDS:
    cli.add_command(command)


@cli.command()
@issue_options
@out_option
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
@click.option("--marks", is_flag=True, help="Beside the page files also copies with printer's marks, in the folder marks/.")
@click.option("--screen", is_flag=True, help="Beside the print PDF also an accessible one for the web, in the folder screen/.")
@click.option("--timings", type=click.Path(path_type=Path), help="Write seconds by stage to this file.")
@wait_option
def build(
    issue: str | None,
    root: Path | None,
    as_json: bool,
    out: Path,
    only: str | None,
    draft: bool,
    wait: float,
    **asked: Any,
) -> None:
    """Build ISSUE (a folder under content/) as a print-ready PDF."""
    from banmian.outputs.wanted import Wanted
    from banmian.signing.building import build as built

    wanted = Wanted(out, only_pdf=only == "pdf", as_json=as_json, preflight=only is None, patience=wait, **asked)
    if draft and (wanted.standard != "x4" or wanted.soft_proof or wanted.marks or wanted.screen):
        raise wrong_usage(say("a draft is for the desk: it has no --standard, --soft-proof, --marks or --screen"))
    if wanted.soft_proof and only:
        raise wrong_usage(say("--only pdf makes no proofs: leave it out, or --soft-proof"))
    if wanted.marks and only:
        raise wrong_usage(say("--only pdf makes no page files: leave it out, or --marks"))
    outcome, progress = run(issue, root, draft, not draft and only is None, out / FOLDER)
    sys.exit(built(outcome, wanted, progress))


@cli.command()
@issue_options
@out_option
def check(issue: str | None, root: Path | None, as_json: bool, out: Path) -> None:
    """Check ISSUE: every diagnostic, no PDF."""
    from banmian.outputs.report import show_report
    from banmian.signing.check import checked

    outcome, progress = run(issue, root, False, True)
    outcome = checked(outcome, out / Path(outcome.job.issue).name)
    show_report(outcome, progress, as_json, built=False, outputs=())
    sys.exit(0 if outcome.passes else 1)


@cli.command()
@issue_options
@click.option("--write", is_flag=True, help="Write the fitted pages into the issue's folder pages/.")
def fit(issue: str | None, root: Path | None, as_json: bool, write: bool) -> None:
    """Say how the pages of ISSUE are fitted to their copy; --write keeps it.

    What is written are copies of the paper's layouts with other lines; from then on they are yours.
    """
    from banmian.build import Job
    from banmian.fit import run as fit_issue

    folder = issue_to_set(issue, root)
    sys.exit(fit_issue(Job(folder.root, folder.issue), write, as_json))


@cli.command()
@issue_options
def dump(issue: str | None, root: Path | None, as_json: bool) -> None:
    """Print ISSUE's display list as text."""
    from banmian.dump import dump as dump_text
    from banmian.outputs.report import show_report

    outcome, progress = run(issue, root, False)
    progress.end()
    if outcome.issue is not None and not as_json:
        sys.stdout.write(dump_text(outcome.issue.display))
    if as_json or outcome.issue is None:
        show_report(outcome, progress, as_json, built=False, outputs=())
    sys.exit(0 if outcome.passes else 1)


@cli.command()
@issue_options
@out_option
@standard_option
@click.option("--scheme", default="tabloid", show_default=True, help="A folding scheme; --schemes lists them.")
@click.option("--schemes", "listed", is_flag=True, help="List the folding schemes and end.")
@click.option("--sheet", callback=sheet_size, metavar="WxH", help="The sheet in mm; else as large as pages and marks need.")
@click.option("--spine", type=Millimetres(), default="0", show_default=True, help="Between two pages at a fold that stays, mm.")
@click.option("--gutter", type=Millimetres(), help="Between two pages where paper is cut off, mm; else two bleeds.")
@click.option("--creep", type=Millimetres(), default="0", show_default=True, help="For each sheet inside, mm.")
@click.option("--blank", is_flag=True, help="Where the pages make no whole sheets, leave the last ones empty.")
@wait_option
def plates(
    issue: str | None,
    root: Path | None,
    as_json: bool,
    out: Path,
    standard: str,
    scheme: str,
    listed: bool,
    wait: float,
    **asked: Any,
) -> None:
    """Build ISSUE and put its pages on printer's sheets: plates/plates.pdf and the page order."""
    from banmian.impose.plates import Asked
    from banmian.impose.schemes import schemes

    known = schemes()
    if listed:
        click.echo("\n".join(f"{name:12}{row.title_in(spoken())}" for name, row in known.items()))
        return
    if scheme not in known:
        raise wrong_usage(say("there is no scheme {scheme}: {known}", scheme=scheme, known=series(known)))
    outcome, progress = run(issue, root, False, True, out / FOLDER)
    from banmian.outputs.plates import plates as plates_of
    from banmian.outputs.wanted import Wanted
    from banmian.signing.building import build as built

    wanted = Wanted(out, as_json=as_json, standard=standard, reuse=True, patience=wait)
    sys.exit(built(outcome, wanted, progress, lambda issue, done: plates_of(issue, done, Asked(known[scheme], **asked), progress)))


@cli.command(name="deliver")
@issue_options
@out_option
@standard_option
@click.option("--pages", callback=page_numbers, help="Send these pages again, alone, e.g. 3: after a correction.")
@click.option("--version", callback=version_letter, help="The letter of what is sent again; else the next one.")
@click.option("--profile", default="house", show_default=True, help="The preflight profile that the issue must pass.")
@click.option("--ascii", "plain", is_flag=True, help="File names by the paper's id: chenbao-20200812-42-A01.pdf.")
@wait_option
def deliver_issue(
    issue: str | None,
    root: Path | None,
    as_json: bool,
    out: Path,
    standard: str,
    pages: tuple[int, ...],
    version: str,
    profile: str,
    plain: bool,
    wait: float,
) -> None:
    """Build ISSUE and put together the folder delivery/ for the print shop."""
    from banmian.outputs.delivery import Sending
    from banmian.outputs.wanted import Wanted
    from banmian.signing.building import build as built
    from banmian.signing.building import deliver_signed

    outcome, progress = run(issue, root, False, True, out / FOLDER)
    sending = Sending(pages, version, plain, profile)
    wanted = Wanted(out, as_json=as_json, standard=standard, known=pages, reuse=True, patience=wait)
    sys.exit(built(outcome, wanted, progress, lambda issue, done: deliver_signed(issue, done, sending, progress)))


@cli.command()
@click.option("--root", type=click.Path(path_type=Path), help="The project's root; else the nearest folder that holds layouts/.")
@click.argument("issue", required=False)
@out_option
def watch(issue: str | None, root: Path | None, out: Path) -> None:
    """Set ISSUE again whenever a file of it is saved, and keep the proofs of the pages that changed current; Ctrl-C ends it."""
    from banmian.watch import watch_issue

    folder = issue_to_set(issue, root)
    watch_issue(folder.root, folder.issue, out)


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
        raise wrong_usage(
            say("an indent of {indent} em leaves nothing of a measure of {measure} em", indent=indent, measure=measure)
        )
    folder = asked_root(root)
    name = paper or next((p.parent.name for p in sorted((folder / "layouts").glob("[!.]*/paper.yaml"))), "")
    sys.exit(run_trial(folder, name, Asked(**asked), as_json))


@cli.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--profile", default="house", show_default=True, help="A preflight profile of the project, or a .toml file.")
@click.option("--root", type=click.Path(path_type=Path), help="The project's root; else the nearest folder that holds layouts/.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON on stdout.")
@click.option("--html", type=click.Path(path_type=Path), help="Write the report to this file, places marked on thumbnails.")
@click.option("--paper", help="The paper, a folder under layouts/, whose format and type area the file should have.")
def preflight(file: Path, profile: str, root: Path | None, as_json: bool, html: Path | None, paper: str | None) -> None:
    """Judge FILE, a finished PDF made here or elsewhere, as a print shop would."""
    from banmian.preflight.command import Asked
    from banmian.preflight.command import preflight as judged

    sys.exit(judged(Asked(file, profile, find_root(root), as_json, html, paper)))


def run(
    issue: str | None, root: Path | None, draft: bool, preflight: bool = False, cache: Path | None = None
) -> tuple[Outcome, Progress]:
    """Find the issue and set it; `preflight`: of the display list, too. Exits with 2 when there is no such folder."""
    from banmian.build import Job, set_issue

    folder, progress = issue_to_set(issue, root), shown_progress()
    job = Job(folder.root, folder.issue, draft, preflight_display=preflight, cache=cache, copies=True)
    return set_issue(job, progress), progress


with_language(cli)
