"""PF-FBD: what PDF/X forbids wherever it stands. Reading has found the uses; a row a kind."""

from __future__ import annotations

from collections.abc import Iterator

from banmian.phrases import say
from banmian.preflight.checks.citations import HOUSE, PDF, PDFX
from banmian.preflight.facts import PdfFacts
from banmian.preflight.model import Check, Finding, Judge, Needs, error, finding, warning
from banmian.preflight.standards import Requirements


def uses(*what: str) -> Judge:
    """Every use of these kinds."""

    def judge(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
        for use in facts.used(*what):
            yield finding(page=use.page, rect=use.rect, where=use.where)

    return judge


def layers(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    if required.limits.optional_content == "x4" and required.rules.layers:
        return
    for use in facts.used("layer"):
        yield finding(page=use.page, where=use.where, standard=required.rules.name)


def notes(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    """Anything inside the bleed but trap networks; a printer's mark must stay outside the trim. Links count."""
    for page in facts.pages:
        trim = page.boxes.finished
        around = page.boxes.bleed or trim
        left, top = round((around[0] - trim[0]) * 1000), round((trim[3] - around[3]) * 1000)
        bleed = (left, top, round((around[2] - trim[0]) * 1000), round((trim[3] - around[1]) * 1000))
        inner = (0, 0, round((trim[2] - trim[0]) * 1000), round((trim[3] - trim[1]) * 1000))
        for note in page.annotations:
            area = inner if note.subtype == "PrinterMark" else bleed
            x0, y0, x1, y1 = note.rect
            if note.subtype != "TrapNet" and x0 < area[2] and x1 > area[0] and y0 < area[3] and y1 > area[1]:
                yield finding(page=page.number, rect=note.rect, subtype=note.subtype or "unnamed")


def filters(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    names = {"lzw": "LZW", "jbig2": "JBIG2", "jpx": "JPEG 2000", "crypt": "a crypt filter"}
    for use in facts.used(*names):
        if use.what != "jbig2" or not required.rules.jbig2:
            name = "jpx" if use.what == "jpx" and required.rules.deep_bits else "error"
            yield finding(name, page=use.page, where=use.where, filter=names[use.what])


def alternates(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for use in facts.used("alternate", "alternate-idle"):
        yield finding("error" if use.what == "alternate" else "warning", page=use.page, where=use.where)


def balance(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    """q and Q in pairs in every stream by itself."""
    for use in facts.used("unopened", "open"):
        yield finding("error" if use.what == "unopened" else "warning", page=use.page, where=use.where)


PDFC, X = Needs.PDF, PDFX
FORBIDDEN = "PDF/X forbids it: what is printed must not depend on a program or on another file."
CHECKS: tuple[Check, ...] = (
    Check("PF-FBD-01", "no JavaScript", PDFC, (error("JavaScript at {where}", where="OpenAction"),), FORBIDDEN, X,
          "Take the script out.", uses("javascript")),
    Check("PF-FBD-02", "no actions", PDFC, (error("an action at {where}", where="A: URI"),), FORBIDDEN, X,
          "Export without links and actions for print.", uses("action")),
    Check("PF-FBD-03", "no form fields", PDFC, (error("form fields: {where}", where="AcroForm"),),
          "A field's look is made by the viewer.", X, "Flatten the form.", uses("form")),
    Check("PF-FBD-04", "no embedded files", PDFC, (error("an embedded file at {where}", where="EmbeddedFiles"),), FORBIDDEN, X,
          "Remove attachments.", uses("embedded")),
    Check("PF-FBD-05", "no external streams", PDFC, (error("a stream whose data lie in another file: {where}", where="XObject"),),
          "The other file does not travel along.", X, "Embed the data.", uses("external")),
    Check("PF-FBD-06", "no PostScript", PDFC, (error("PostScript code: {where}", where="/Ps1"),),
          "Only a PostScript printer runs it.", X, "Place the graphic as PDF.", uses("postscript")),
    Check("PF-FBD-07", "no reference XObjects", PDFC, (error("{where} stands for a page of another file", where="/Fm1"),),
          "The other file does not travel along.", X, "Place the page itself.", uses("reference")),
    Check("PF-FBD-08", "no OPI", PDFC, (error("{where} is to be replaced by a server (OPI)", where="/Im3"),),
          "The server's picture is not in the file.", X, "Place the pictures in full.", uses("opi")),
    Check("PF-FBD-09", "no layers", PDFC, (error("optional content ({where}), which {standard} or the profile does not take",
                                                 where="OCProperties", standard="PDF/X-4"),),
          "Which layer prints depends on a setting outside the page.", PDFX + "; none in PDF/X-4 by house rule",
          "Flatten the layers.", layers),
    Check("PF-FBD-10", "pages are composite", PDFC, (error("a pre-separated page: {where}", where="Kids"),),
          "One page would be one plate; imposition and trapping expect composites.", X, "Export composite pages.",
          uses("pre-separated")),
    Check("PF-FBD-11", "all operators are known", PDFC, (error("the operator `{where}` is none of PDF's", where="zz"),),
          "A reader may stop or skip; both print something else.", X, "Export again; the stream is damaged or hand-made.",
          uses("operator")),
    Check("PF-FBD-12", "no alternate picture prints", PDFC, (error("{where} has another picture for printing", where="/Im1"),
           warning("{where} has other pictures beside it (Alternates)", where="/Im1")),
          "The page on screen may not be the one that prints.", X, "Place the wanted picture alone.", alternates),
    Check("PF-FBD-13", "no annotation inside the bleed", PDFC,
          (error("an annotation ({subtype}) lies inside the bleed", subtype="Link"),),
          "Links, notes and stamps may print or hide something.", X, "Export without annotations, links too.", notes),
    Check("PF-FBD-14", "only filters that the standard has", PDFC,
          (error("{filter} at {where}", filter="LZW", where="Contents"),
           warning("{filter} at {where}: older front ends do not read it", "jpx", filter="JPEG 2000", where="/Im1")),
          "LZW and crypt filters are forbidden, JBIG2 in PDF/X-1a.", X, "Save the streams with Flate.", filters),
    Check("PF-FBD-15", "no transfer functions", PDFC, (error("the graphics state {where} has a transfer function", where="/GS0"),),
          "It changes tones on the press behind the proof.", X, "Export without transfer functions.", uses("transfer")),
    Check("PF-FBD-16", "no halftone phase", PDFC, (error("the graphics state {where} has HTP", where="/GS0"),),
          "A key of old drafts that a reader may refuse.", X, "Export again.", uses("halftone-phase")),
    Check("PF-FBD-17", "no screens but the press's own", PDFC, (error("a halftone of the file's own: {where}",
          where="/GS0: type 6"),),
          "The press has its screen; types other than 1 and 5 and named ones are forbidden.", X, "Export without halftones.",
          uses("halftone")),
    Check("PF-FBD-18", "nothing paints itself", PDFC, (error("{where}", where="a form or pattern paints itself"),),
          "Readers differ in where they stop.", HOUSE, "Export again; the file is damaged.", uses("loop")),
    Check("PF-FBD-19", "all resources are there", PDFC,
          (error("{where}", where=say("{name} is not among the resources", name="/Im9")),),
          "What is named and not there is not printed.", HOUSE, "Export again.", uses("resource", "font")),
    Check("PF-FBD-20", "no empty form", PDFC, (warning("{where}: a form without fields", where="AcroForm"),),
          "Left over from a form; some checkers stop at it.", HOUSE, "Delete AcroForm.", uses("form-empty")),
    Check("PF-FBD-21", "the graphics state is saved and restored in pairs", PDFC,
          (error("a Q closes what no q has opened ({where})", where="page"),
           warning("{where}: a q that no Q closes", where="page 3")),
          "Readers differ: one drops all that comes after a Q too many, another paints it in the wrong place.", PDF,
          "Export again; the stream was cut or joined by hand.", balance),
)  # fmt: skip
