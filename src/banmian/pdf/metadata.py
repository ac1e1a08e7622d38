"""Who the file says it is: Info and XMP from one record, so that they agree (docs/rules/print.md, PDF/X)."""

from __future__ import annotations

from codecs import BOM_UTF16_BE
from datetime import datetime
from html import escape
from uuid import NAMESPACE_URL, uuid5

from banmian.pdf.standards import Standard
from banmian.values import frozen


@frozen
class Metadata:
    """`created`: ISO 8601 with zone; `digest`: hexadecimal SHA-256 of what is painted, from which
    DocumentID and /ID come."""

    title: str
    created: str
    language: str
    digest: str
    creator: str
    producer: str

    @property
    def document_id(self) -> str:
        return f"uuid:{uuid5(NAMESPACE_URL, 'banmian:' + self.digest)}"

    @property
    def file_id(self) -> bytes:
        """The sixteen bytes of the trailer's /ID."""
        return bytes.fromhex(self.digest)[:16]

    def moment(self) -> datetime:
        """The date of the issue. ValueError if it has no time zone: both dates must be one instant."""
        moment = datetime.fromisoformat(self.created)
        if moment.tzinfo is None:
            raise ValueError(f"'{self.created}' has no time zone")
        return moment


def pdf_date(moment: datetime) -> str:
    """D:20200812060000+08'00'."""
    zone = moment.strftime("%z")
    return f"D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"


def iso_date(date: str) -> str:
    """The way back from `pdf_date`."""
    day, time, zone = date[2:10], date[10:16], date[16:22]
    return f"{day[:4]}-{day[4:6]}-{day[6:]}T{time[:2]}:{time[2:4]}:{time[4:]}{zone[:3]}:{zone[4:6]}"


def info(meta: Metadata, standard: Standard) -> dict[str, bytes]:
    """The Info dictionary's strings as they are stored: words in UTF-16BE with its mark, dates and version in ASCII.
    Trapped is a name and is set by finish."""
    date = pdf_date(meta.moment()).encode("ascii")
    out = {
        "/Title": text_string(meta.title),
        "/CreationDate": date,
        "/ModDate": date,
        "/Creator": text_string(meta.creator),
        "/Producer": text_string(meta.producer),
    }
    if standard.info_version:
        out["/GTS_PDFXVersion"] = standard.info_version.encode("ascii")
    return out


def text_string(text: str) -> bytes:
    """UTF-16BE with its byte order mark (docs/rules/print.md, PDF/X)."""
    return BOM_UTF16_BE + text.encode("utf-16-be")


def xmp(meta: Metadata, standard: Standard) -> bytes:
    """The XMP packet, UTF-8."""
    date = meta.moment().isoformat(timespec="seconds")
    version = f"\n   <pdfxid:GTS_PDFXVersion>{standard.xmp_version}</pdfxid:GTS_PDFXVersion>" if standard.xmp_version else ""
    if standard.accessible:
        version = "\n   <pdfuaid:part>1</pdfuaid:part>"
    names = '\n    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"' if standard.accessible else ""
    title = escape(meta.title)
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"{names}
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
   <dc:format>application/pdf</dc:format>
   <dc:language><rdf:Bag><rdf:li>{escape(meta.language)}</rdf:li></rdf:Bag></dc:language>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <xmp:CreateDate>{date}</xmp:CreateDate>
   <xmp:ModifyDate>{date}</xmp:ModifyDate>
   <xmp:MetadataDate>{date}</xmp:MetadataDate>
   <xmp:CreatorTool>{escape(meta.creator)}</xmp:CreatorTool>
   <pdf:Producer>{escape(meta.producer)}</pdf:Producer>
   <pdf:Trapped>False</pdf:Trapped>{version}
   <xmpMM:DocumentID>{meta.document_id}</xmpMM:DocumentID>
   <xmpMM:VersionID>1</xmpMM:VersionID>
   <xmpMM:RenditionClass>default</xmpMM:RenditionClass>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>""".encode()
