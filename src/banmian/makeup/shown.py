"""A proposal as it would be printed: set with its issue by the functions that set every page, with what is then told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from banmian.assets import read_assets
from banmian.build import Planned, SetIssue, set_pages
from banmian.copyfit import fitted_plan
from banmian.diagnostics import Diagnostic, Severity
from banmian.diagnostics.misfits import COPYFIT
from banmian.makeup.made_pages import with_pages
from banmian.makeup.model import PagePlan
from banmian.makeup.proposals import Proposal
from banmian.makeup.ready import Ready
from banmian.pages.streams_ahead import streams_ahead
from banmian.plan import plan_issue
from banmian.template.model import PageLayout
from banmian.values import frozen

Taken = Mapping[int, tuple[PagePlan, Proposal]]


@frozen
class SetProposals:
    """The issue with proposals in it, and what was told of the pages that they are: errors and warnings."""

    issue: SetIssue
    told: Mapping[int, tuple[Diagnostic, ...]]

    def png(self, number: int, dpi: int) -> bytes:
        """A page as PDFium shows it."""
        from banmian.issue_pdf import pdf_settings
        from banmian.outputs.proofs import page_picture
        from banmian.pdf.writer import write_pdf

        display = self.issue.display
        alone = replace(display, pages=tuple(page for page in display.pages if page.number == number))
        settings = replace(pdf_settings(self.issue), compress=False, store=None)
        return page_picture(write_pdf(alone, self.issue.fonts, settings), 1, dpi)


def set_proposals(given: Ready, taken: Taken, copies: bool = False) -> SetProposals:
    """The issue with these pages. Pages of the issue whose layout is not there are left out. `copies`: as of a build's job."""
    content = with_pages(given.loaded.content or given.content, taken)
    layouts: dict[str, PageLayout] = dict(given.loaded.template.pages) if given.loaded.template is not None else {}
    layouts |= {plan.layout: proposal.layout for plan, proposal in taken.values()}
    pages = tuple(page for page in content.issue.pages if page.layout in layouts)
    content = replace(content, issue=replace(content.issue, pages=pages))
    plan, of_plan = plan_issue(content, given.paper, layouts)
    with streams_ahead(plan, given.fonts, False, copies) as others:
        assets, _ = read_assets(plan, given.job.root, given.fonts.ids, given.cache)
        issue, told = set_pages(given.job, Planned(content, given.paper, given.fonts, plan), assets, others)
    if any(d.code in COPYFIT for d in told):  # as a build does
        fitted = fitted_plan(plan, given.fonts, assets, told)
        issue, told = set_pages(given.job, Planned(content, given.paper, given.fonts, fitted.plan), assets)
    mine = [d for d in (*told, *of_plan) if d.severity is not Severity.INFO and d.place is not None]
    return SetProposals(issue, {n: tuple(d for d in mine if d.place is not None and d.place.page == n) for n in taken})
