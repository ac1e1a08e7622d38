"""States of pages and signatures, in the setter: what the commands `states`, `sign` and `unsign` call, on the issue as it stands.

Signed is what the desk has shown: where the files say something else by now, nothing is.
"""

from __future__ import annotations

from pathlib import Path

from banmian.build import Outcome, SetIssue
from banmian.content.signed import load_signed
from banmian.desk.exchange import Signing
from banmian.desk.on_desk import on_desk
from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.diagnostics.codes import diagnose
from banmian.outputs.asked import Asked
from banmian.phrases import say
from banmian.signing.acts import sheet_of, unfit
from banmian.signing.check import checked
from banmian.signing.fingerprint import sheet_fingerprint
from banmian.signing.run import Acted, set_asked, sign_pages, unsign_pages
from banmian.signing.states import states_of
from banmian.workspace import Workspace


def states(outcome: Outcome, out: Path) -> Signing:
    """How the pages of a set issue stand. `out`: the folder of outputs."""
    job = outcome.job
    signed, _ = load_signed(job.root, job.issue)
    sheets = []
    for state in states_of(outcome, signed):
        why = unfit(outcome, signed, state.pages) if state.state != "signed" else []
        said = {"code": str(why[0].code), "message": on_desk(why[0]).message} if why else None
        sheets.append({**state.as_json(), "unfit": said})
    before = set(map(id, outcome.diagnostics))
    told = [d for d in checked(outcome, out / Path(job.issue).name).diagnostics if id(d) not in before]
    return Signing(tuple(sheets), tuple(told))


def sign(shown: SetIssue | None, workspace: Workspace, out: Path, page: int, by: str) -> Diagnostic | None:
    """Sign the sheet of a page; why not. `shown`: the issue as the desk shows it."""
    asked = Asked(workspace.root, workspace.issue, out)
    outcome = set_asked(asked)
    pages = sheet_of(outcome.issue, page) if outcome.issue is not None else None
    if shown is None or (outcome.issue and pages and sheet_fingerprint(outcome.issue, pages) != sheet_fingerprint(shown, pages)):
        message = say("page {page} was changed since it was shown: nothing was signed", page=page)
        return diagnose("DSK041", message, say("look at it again, then sign it"), outcome.job.issue_yaml, PlaceOnPage(page))
    return _why(sign_pages(asked, outcome, [page], by), page)


def withdraw(workspace: Workspace, out: Path, page: int, by: str, why: str) -> Diagnostic | None:
    """Take the signature of a page's sheet back; why not."""
    asked = Asked(workspace.root, workspace.issue, out)
    return _why(unsign_pages(asked, set_asked(asked), [page], by, why), page)


def _why(acted: Acted, page: int) -> Diagnostic | None:
    if acted.strange:
        return diagnose("DSK003", say("the issue has no page {page}", page=page))
    return acted.told[0] if acted.told else None
