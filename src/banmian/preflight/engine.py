"""Runs a profile's checks over facts: the two pure entry points, `run_pdf` and `run_display`.

Nothing here reads a disk; `cli` and `outputs` hand in bytes and write reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from banmian.diagnostics import Diagnostic, PlaceOnPage, Severity
from banmian.display import DisplayList
from banmian.phrases import of_table, say
from banmian.plan.model import Plan
from banmian.preflight.facts import PdfFacts
from banmian.preflight.issue_barcodes import read_display_codes
from banmian.preflight.model import Check, Finding, Needs, Report, Verdict
from banmian.preflight.profile import Profile
from banmian.preflight.registry import CHECKS
from banmian.preflight.standards import Requirements, requirements_of
from banmian.preflight.text_lines import DisplayFacts, Words, words_of_display, words_of_pdf

READABLE = "PF-DOC-01"
"""The check that a file can be read: the only one that is run where it cannot."""
SHOWN = 4
"""Findings of one outcome that are told for one page; the last says how many more there are."""
PAGES_SHOWN = 24
"""Pages for which one outcome is told, at most."""


def checks_asked(profile: Profile, needs: Needs, checks: Sequence[Check] = CHECKS) -> list[Check]:
    """The checks of one kind that a profile asks."""
    return [check for check in checks if check.needs is needs and profile.asks(check.id)]


def run_facts(
    facts: PdfFacts,
    profile: Profile,
    checks: Sequence[Check] = CHECKS,
    words: Words | None = None,
    found: Mapping[str, Sequence[Finding]] | None = None,
) -> Report:
    """The report of a finished file's facts. A file that could not be read is judged as a file alone. `words`: the file's, where
    they are known already; `found`: what the checks of pages find, by their ids, where that is known."""
    required = requirements_of(facts.claims, profile.limits, profile.standards)
    asked = [c for c in checks if c.needs is not Needs.DISPLAY]
    if facts.file.state != "ok":
        asked = [c for c in asked if c.id == READABLE]
    words = words or words_of_pdf(facts)
    by_page = {check.id: found.get(check.id, ()) for check in asked if check.needs is Needs.PAGE} if found is not None else {}
    return _report([(c, words if c.needs is Needs.WORDS else facts) for c in asked], required, profile, by_page)


def run_display(display: DisplayList, plan: Plan | None, profile: Profile, checks: Sequence[Check] = CHECKS) -> Report:
    """The report of a display list, with the plan that it was set from where there is one: findings know their source."""
    required = requirements_of("", profile.limits, profile.standards)
    words = words_of_display(display, plan)
    facts = DisplayFacts(display, words, plan, read_display_codes(display))
    asked = [c for c in checks if c.needs in (Needs.DISPLAY, Needs.WORDS)]
    report = _report([(c, words if c.needs is Needs.WORDS else facts) for c in asked], required, profile)
    return replace(report, verdicts=tuple(_with_rows(v, plan) for v in report.verdicts)) if plan is not None else report


def _with_rows(verdict: Verdict, plan: Plan) -> Verdict:
    """What is told of a page alone, as that its name stands nowhere on it, is told at its row in issue.yaml."""
    if all(d.span is not None or d.place is None for d in verdict.diagnostics):
        return verdict
    rows = {number: page.span for page in plan.content.issue.pages for number in page.numbers}
    told = (replace(d, span=rows.get(d.place.page)) if d.span is None and d.place else d for d in verdict.diagnostics)
    return replace(verdict, diagnostics=tuple(told))


def _report(
    asked: Sequence[tuple[Check, object]],
    required: Requirements,
    profile: Profile,
    known: Mapping[str, Iterable[Finding]] | None = None,
) -> Report:
    """`known`: findings of checks, by their ids, that need not be judged."""
    verdicts = tuple(_verdict(check, facts, required, profile, (known or {}).get(check.id)) for check, facts in asked)
    score = _score(verdicts) if profile.score else None
    return Report(profile.title, Severity[profile.fail_on.upper()], verdicts, required.rules.name, score)


def _verdict(
    check: Check, facts: object, required: Requirements, profile: Profile, known: Iterable[Finding] | None = None
) -> Verdict:
    if not profile.asks(check.id):
        return Verdict(check, "off")
    told = tuple(_told(check, check.judge(facts, required) if known is None else known, profile))
    return Verdict(check, "found" if told else "passed", told)


def _told(check: Check, findings: Iterable[Finding], profile: Profile) -> Iterable[Diagnostic]:
    """Findings as diagnostics: a page's like ones are told together, in the order in which they were found."""
    kept: dict[tuple[str, int | None], list[Finding]] = {}
    counts: Counter[tuple[str, int | None]] = Counter()
    for finding in findings:
        key = finding.outcome, finding.page
        counts[key] += 1
        alike = kept.setdefault(key, [])
        if len(alike) < SHOWN and finding not in alike:
            alike.append(finding)
    for (name, page), some in list(kept.items())[: PAGES_SHOWN * len(check.outcomes)]:
        outcome = check.outcome(name)
        severity = profile.severity(check.id, outcome.name, outcome.severity)
        if severity is None:
            continue
        more = counts[name, page] - len(some)
        for n, finding in enumerate(some, 1):
            yield _diagnostic(check, finding, severity, more if n == len(some) else 0)


def _diagnostic(check: Check, finding: Finding, severity: Severity, more: int) -> Diagnostic:
    message = check.outcome(finding.outcome).told(finding.values)
    if more and finding.page:
        message = say("{message} (and {more} more like it on this page)", message=message, more=more)
    elif more:
        message = say("{message} (and {more} more)", message=message, more=more)
    place = PlaceOnPage(finding.page, finding.rect) if finding.page else None
    return Diagnostic(check.id, severity, message, of_table(check.fix), finding.span, place)


def _score(verdicts: Sequence[Verdict]) -> tuple[int, int]:
    """Items kept of the items asked."""
    asked = [v for v in verdicts if v.state != "off" and v.check.id.startswith("PF-FRM")]
    return sum(v.state == "passed" for v in asked), len(asked)


def run_pdf(data: bytes, profile: Profile, name: str = "") -> Report:
    """The report of a finished PDF's bytes, made here or elsewhere. `name`: the file's; a page file's says which page it is."""
    from banmian.preflight.external_measures import with_external_measures
    from banmian.preflight.reading.read import read_pdf

    return run_facts(with_external_measures(data, read_pdf(data, name=name), profile), profile)
