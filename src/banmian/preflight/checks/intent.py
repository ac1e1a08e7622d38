"""PF-INT: the output intent, which says for which press and paper the file was made."""

from __future__ import annotations

from collections.abc import Iterator

from banmian.preflight.checks.citations import HOUSE, PDFX
from banmian.preflight.facts import Intent, PdfFacts
from banmian.preflight.model import Check, Finding, Needs, error, finding, warning
from banmian.preflight.standards import Requirements

REGISTERED = ("CGATS", "FOGRA", "JC200", "JCW", "PSR", "IFRA", "SWOP", "GRACOL", "SNAP")
"""Beginnings of names in the ICC's registry of characterisations."""


def _printing(facts: PdfFacts) -> tuple[Intent, ...]:
    return tuple(i for i in facts.intents if i.subtype == "GTS_PDFX")


def one(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    if facts.file.state == "ok" and len(_printing(facts)) != 1:
        yield finding(count=len(_printing(facts)))


def named(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for intent in _printing(facts):
        for key, word in (("OutputConditionIdentifier", intent.identifier), ("Info", intent.info)):
            if not word.strip():
                yield finding(key=key)


def embedded(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for intent in _printing(facts):
        if intent.profile is None:
            yield finding(name=intent.identifier or "the output intent")


def profile(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for intent in _printing(facts):
        if intent.profile is None:
            continue
        kind, space, version = intent.profile
        if (kind, space) != ("prtr", "CMYK"):
            yield finding(kind=kind or "nothing", space=space or "nothing")
        elif intent.count != 4:
            yield finding("count", count=intent.count)
        elif version >= 5:
            yield finding("version", version=version)


def registry(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for intent in _printing(facts):
        if intent.identifier.upper().startswith(REGISTERED) and not intent.registry:
            yield finding("warning", name=intent.identifier)


def wanted(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    for intent in _printing(facts):
        if required.limits.intent and intent.identifier != required.limits.intent:
            yield finding("warning", name=intent.identifier, wanted=required.limits.intent)


PDFC, X = Needs.PDF, PDFX
CHECKS: tuple[Check, ...] = (
    Check("PF-INT-01", "exactly one output intent", PDFC, (error("there are {count} output intents for PDF/X, not one", count=0),),
          "Without it nobody knows which paper the colours were separated for.", X,
          "Export with the print shop's output intent.", one),
    Check("PF-INT-02", "the output intent is named", PDFC, (error("the output intent has no {key}", key="Info"),),
          "Both names are asked always.", X, "Set OutputConditionIdentifier and Info.", named),
    Check("PF-INT-03", "the output profile is embedded", PDFC, (error("the profile of {name} is not embedded",
          name="CGATS TR 002"),),
          "A proof needs the profile; the name alone may mean another version.", PDFX + "; embedding also for X-1a by house rule",
          "Embed the ICC profile.", embedded),
    Check("PF-INT-04", "the output profile is a CMYK printer's", PDFC,
          (error("the profile is of class {kind} and space {space}, not a CMYK printer's", kind="mntr", space="RGB"),
           error("the profile's /N is {count}, not 4", "count", count=3),
           error("the profile is of ICC version {version}; below 5 is allowed", "version", version=5)),
          "Any other profile cannot be an output.", X, "Embed the press's own ICC profile.", profile),
    Check("PF-INT-05", "a registered condition names its registry", PDFC,
          (warning("{name} looks registered, yet RegistryName is missing", name="FOGRA52"),),
          "RegistryName says where the condition is described.", X, "Set RegistryName to http://www.color.org.", registry),
    Check("PF-INT-06", "the output intent is the print shop's", PDFC,
          (warning("the file was made for {name}, the profile prints to {wanted}", name="FOGRA51", wanted="CGATS TR 002"),),
          "Colours separated for coated paper drown newsprint in ink.", HOUSE, "Export with the shop's intent.", wanted),
)  # fmt: skip
