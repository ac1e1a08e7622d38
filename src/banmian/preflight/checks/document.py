"""PF-DOC: the file as such, and what it says of itself in version keys, Info and XMP."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from banmian.preflight.checks.citations import HOUSE, PDFX
from banmian.preflight.checks.dates import instant
from banmian.preflight.facts import PdfFacts
from banmian.preflight.model import Check, Finding, Needs, error, finding, warning
from banmian.preflight.standards import Requirements

INFO_KEYS = ("Title", "CreationDate", "ModDate", "Trapped")
XMP_KEYS = (
    "dc:title", "xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "xmp:CreatorTool", "pdf:Trapped", "xmpMM:DocumentID",
    "xmpMM:VersionID", "xmpMM:RenditionClass",
)  # fmt: skip
PAIRS = (("Title", "dc:title"), ("CreationDate", "xmp:CreateDate"), ("ModDate", "xmp:ModifyDate"), ("Trapped", "pdf:Trapped"))


def readable(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    if facts.file.state != "ok":
        yield finding(facts.file.state, note=facts.file.note or "no more is known")


def sound(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for words in facts.file.repaired[:1]:
        yield finding(note=words)


def whole(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    for what in facts.file.unread:
        yield finding(what=what)


def version(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    rules, file = required.rules, facts.file
    if file.header and file.header not in rules.versions:
        yield finding(version=file.header, standard=rules.name, wanted=" to ".join((rules.versions[0], rules.versions[-1])[-1:]))
    if not file.catalog_version:
        return
    if not rules.catalog_version or file.catalog_version not in rules.versions:
        yield finding("catalog", version=file.catalog_version, standard=rules.name)


def streams(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    if not required.rules.streams and (facts.file.xref_streams or facts.file.object_streams):
        yield finding(standard=required.rules.name)


def claim(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    if facts.file.state != "ok":
        return
    if not facts.claims:
        yield finding("none", standard=required.rules.name)
    elif facts.claims not in required.standards:
        yield finding("other", claims=facts.claims, standards=" or ".join(required.standards))
    if facts.claims == "PDF/X-1a:2003" and facts.entry("GTS_PDFXConformance"):
        yield finding("conformance")
    in_xmp, in_info = facts.xmp.get("pdfxid:GTS_PDFXVersion"), facts.entry("GTS_PDFXVersion")
    if in_xmp and in_info and in_xmp != in_info:
        yield finding("two", xmp=in_xmp, info=in_info)


def info_entries(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    if facts.file.state == "ok":
        for key in INFO_KEYS:
            if not facts.entry(key).strip():
                yield finding(key=key)


def xmp_entries(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    if not required.rules.xmp or facts.file.state != "ok":
        return
    if facts.xmp.state != "ok":
        if facts.xmp.state == "absent":
            yield finding("absent")
        return
    for key in XMP_KEYS:
        if not facts.xmp.get(key).strip():
            yield finding("entry", key=key)
    for key in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
        date = facts.xmp.get(key)
        if date and not _zoned(date):
            yield finding("zone", key=key, date=date)


def _zoned(date: str) -> bool:
    moment = instant(date)
    return moment is not None and moment.tzinfo is not None


def xmp_is_xml(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    if facts.xmp.state == "broken":
        yield finding(note=facts.xmp.note)


def xmp_plain(facts: PdfFacts, required: Requirements) -> Iterator[Finding]:
    if required.rules.xmp and facts.xmp.compressed:
        yield finding()


def agreement(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    """Where both speak they must say one thing; dates are compared as instants."""
    for key, name in PAIRS:
        here, there = facts.entry(key).strip(), facts.xmp.get(name).strip()
        if here and there and not _same(key, here, there):
            yield finding(key=key, info=here, name=name, xmp=there)


def _same(key: str, here: str, there: str) -> bool:
    if not key.endswith("Date"):
        return " ".join(here.split()) == " ".join(there.split())
    first, second = instant(here), instant(there)
    if first is None or second is None:
        return False
    return _plain(first) == _plain(second) if (first.tzinfo is None) != (second.tzinfo is None) else first == second


def _plain(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)


def trapped(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    word, kind = facts.entry("Trapped"), dict(facts.info_kinds).get("Trapped", "")
    if word and (word not in ("True", "False") or kind != "name"):
        yield finding(word=word, kind=kind)
    elif facts.used("trapnet") and word != "True":
        yield finding("net", word=word or "nothing")


def identified(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    if facts.file.state == "ok" and not facts.file.has_id:
        yield finding()


def updated(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    if facts.file.updates:
        yield finding(count=facts.file.updates)


def locked(facts: PdfFacts, _: Requirements) -> Iterator[Finding]:
    if facts.file.locked:
        yield finding()


PDFC, X = Needs.PDF, PDFX
CHECKS: tuple[Check, ...] = (
    Check(
        "PF-DOC-01", "the file can be read", PDFC,
        (error("this is no PDF", "foreign", note=""), error("the file is empty", "empty", note=""),
         error("the PDF is damaged beyond reading: {note}", "damaged", note="unable to find trailer dictionary"),
         error("the PDF is encrypted and asks for a password", "encrypted", note=""),
         error("the file is too large to be read ({note})", "large", note="612 MB")),
        "A file that no reader opens cannot be printed.", X,
        "Export the PDF again and copy it whole; PDF/X allows no password.", readable,
    ),
    Check(
        "PF-DOC-02", "the file needs no repair", PDFC, (error("the file had to be repaired to be read: {note}",
        note="file is damaged"),),
        "A file that was cut short or altered opens in a viewer that mends it, and not in the printer's.", X,
        "Copy the file again or export it anew.", sound,
    ),
    Check(
        "PF-DOC-03", "the whole file was examined", PDFC, (error("not examined: {what}",
        what="page 3: more than 3000000 operators"),),
        "What was not read is not known to be right; reading a file is bounded, so that none can hang.", HOUSE,
        "Simplify that part (a drawing of millions of points, forms nested without end), or mend the stream.", whole,
    ),
    Check(
        "PF-DOC-04", "the PDF version is the standard's", PDFC,
        (error("the header says PDF {version}, {standard} asks for {wanted}", version="1.7", standard="PDF/X-4", wanted="1.6"),
         error("the catalog says PDF {version}, which {standard} does not allow", "catalog", version="1.7", standard="PDF/X-4")),
        "A front end that checks the standard refuses the file by its first line.", X,
        "Export with the standard's preset.", version,
    ),
    Check(
        "PF-DOC-05", "no object streams where the standard has none", PDFC,
        (error("the file uses object or cross-reference streams, which {standard} does not have", standard="PDF/X-1a:2003"),),
        "Readers of PDF 1.4 find no object in such a file.", X, "Save without object streams (qpdf --object-streams=disable).",
        streams,
    ),
    Check(
        "PF-DOC-06", "the file says which PDF/X it follows", PDFC,
        (error("the file claims no PDF/X; it is held to {standard}", "none", standard="PDF/X-4"),
         error("the file claims {claims}, the profile takes {standards}", "other", claims="PDF/X-3:2002", standards="PDF/X-4"),
         error("GTS_PDFXConformance belongs to PDF/X-1a:2001 and may not stand in a file of 2003", "conformance"),
         error("XMP says {xmp} and Info says {info}", "two", xmp="PDF/X-4", info="PDF/X-1a:2003")),
        "The claim is what the printer's system goes by.", X, "Export as PDF/X-4 or PDF/X-1a:2003.", claim,
    ),
    Check(
        "PF-DOC-07", "Info has title, dates and Trapped", PDFC, (error("Info has no {key}, or an empty one", key="Title"),),
        "PDF/X wants each of them; the title is what the operator sees.", X, "Fill in the document's properties.", info_entries,
    ),
    Check(
        "PF-DOC-08", "Info and XMP agree", PDFC,
        (error("{key} is `{info}` in Info and {name} is `{xmp}` in XMP", key="CreationDate", info="D:20200812000000+08'00'",
               name="xmp:CreateDate", xmp="2020-08-12T09:00:00+08:00"),),
        "Two dates or titles mean that something altered one and not the other; checkers refuse it.", X,
        "Write both from one record; dates must be one instant.", agreement,
    ),
    Check(
        "PF-DOC-09", "XMP tells all that PDF/X-4 asks", PDFC,
        (error("there is no XMP packet", "absent"), error("XMP has no {key}", "entry", key="xmpMM:VersionID"),
         error("{key} `{date}` has no time zone", "zone", key="xmp:CreateDate", date="2020-08-12T06:00:00")),
        "PDF/X-4 is told apart by its XMP.", X, "Export as PDF/X-4; a tool that rewrites metadata must keep it.", xmp_entries,
    ),
    Check(
        "PF-DOC-10", "the XMP packet is not compressed", PDFC, (error("the XMP packet is compressed or otherwise filtered"),),
        "Systems find the packet by looking for its plain text.", X, "Write the metadata stream without a filter.", xmp_plain,
    ),
    Check(
        "PF-DOC-11", "Trapped is True or False", PDFC,
        (error("Trapped is `{word}` (a {kind}); it must be the name True or False", word="Unknown", kind="name"),
         error("there are trap networks, yet Trapped is {word}", "net", word="False")),
        "The printer must know whether to trap the file.", X, "Set Trapped to False unless the file is trapped.", trapped,
    ),
    Check(
        "PF-DOC-12", "the trailer has an ID", PDFC, (error("the trailer has no /ID"),),
        "Job systems tell versions of a file apart by it.", X, "Save with a writer that sets /ID.", identified,
    ),
    Check(
        "PF-DOC-13", "the file was written at once", PDFC,
        (warning("the file was changed {count} times after it was written (incremental updates)", count=1),),
        "What was there before can come back in another reader.", X, "Save as a new file.", updated,
    ),
    Check(
        "PF-DOC-14", "nothing is locked", PDFC, (error("the file is encrypted, though it opens without a password"),),
        "PDF/X allows no encryption: the printer could not impose the pages.", X, "Remove the security settings.", locked,
    ),
    Check(
        "PF-DOC-15", "the XMP packet is XML", PDFC, (error("the XMP packet is no XML: {note}", note="Start tag expected"),),
        "What reads it finds no title, no dates and no standard in it.", X, "Export again; the metadata were damaged on the way.",
        xmp_is_xml,
    ),
)  # fmt: skip
