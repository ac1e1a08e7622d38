"""A written file made into PDF/X by pikepdf: output intent, XMP and Info, version, identifiers; nothing unused stays.

Used for the issue and for every file cut from it, so that all of them say the same things of themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from banmian.pdf.deflate import deflated
from banmian.pdf.metadata import Metadata, info, iso_date, xmp
from banmian.pdf.settings import OutputIntent, PdfSettings
from banmian.pdf.standards import Standard
from banmian.store import Store


def set_intent(pdf: Pdf, intent: OutputIntent, compress: bool, store: Store | None = None) -> None:
    """Exactly one output intent, its profile embedded. ValueError where the profile is not a CMYK printer's."""
    header = intent.profile[12:20]
    if header != b"prtrCMYK":
        raise ValueError("the output intent's profile is not a CMYK printer profile")
    data = deflated(intent.profile, store) if compress else intent.profile
    profile = Stream(pdf, data, N=4, Alternate=Name.DeviceCMYK)
    if compress:
        profile.Filter = Name.FlateDecode
    entry = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(intent.identifier),
        OutputCondition=String(intent.info),
        Info=String(intent.info),
        DestOutputProfile=pdf.make_indirect(profile),
    )
    if intent.registry:
        entry.RegistryName = String(intent.registry)
    pdf.Root.OutputIntents = Array([pdf.make_indirect(entry)])


def set_metadata(pdf: Pdf, meta: Metadata, standard: Standard) -> None:
    """XMP (uncompressed, as PDF/X-4 and PDF/UA want), Info, language and the first half of /ID."""
    pdf.Root.Metadata = pdf.make_indirect(Stream(pdf, xmp(meta, standard), Type=Name.Metadata, Subtype=Name.XML))
    pdf.Root.Lang = String(meta.language)
    record = Dictionary(Trapped=Name("/False"))
    for key, value in info(meta, standard).items():
        record[key] = String(value)
    pdf.trailer.Info = pdf.make_indirect(record)
    pdf.trailer.ID = Array([String(meta.file_id), String(meta.file_id)])


def metadata_of(pdf: Pdf) -> Metadata:
    """The record of a file that `finish` made, read back from it: what a file cut from it goes by. The digest comes
    from the file's /ID, not from what is painted. KeyError for a file of another maker."""
    record = pdf.trailer.Info
    created = iso_date(str(record["/CreationDate"]))
    digest = sha256(bytes(pdf.trailer.ID[0])).hexdigest()
    creator, producer = str(record["/Creator"]), str(record["/Producer"])
    return Metadata(str(record["/Title"]), created, str(pdf.Root.Lang), digest, creator, producer)


def save(pdf: Pdf, standard: Standard) -> bytes:
    """The file's bytes: the exact version, no object streams in print, streams as they were written, /ID from the content."""
    out = BytesIO()
    streams = pikepdf.ObjectStreamMode
    pdf.save(
        out,
        force_version=standard.pdf_version,
        object_stream_mode=streams.generate if standard.accessible else streams.disable,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        deterministic_id=True,
        fix_metadata_version=False,
    )
    return out.getvalue()


class TransparentError(ValueError):
    """Something in the file is transparent, and its standard takes nothing that is."""


def refuse_transparency(pdf: Pdf) -> None:
    """TransparentError where an object is transparent: soft masks, opacity, blend modes, transparency groups. Whoever
    paints for a standard without transparency flattens first; this proves it (docs/rules/print.md, PDF/X)."""
    for dictionary in _dictionaries(pdf):
        for key, allowed in _OPAQUE.items():
            if key in dictionary and dictionary[key] not in allowed:
                raise TransparentError(_WORDS[key])
        if "/Group" in dictionary and dictionary.Group.get("/S") == Name.Transparency:
            raise TransparentError("a transparency group")


def _dictionaries(pdf: Pdf) -> Iterator[Object]:
    """Every dictionary of the file, those that stand in others too."""
    pending: list[Object] = [dictionary for dictionary in pdf.objects if isinstance(dictionary, Dictionary | Stream)]
    while pending:
        dictionary = pending.pop()
        yield dictionary
        pending += [v for _, v in dictionary.items() if isinstance(v, Dictionary) and not v.is_indirect]


_OPAQUE = {
    "/SMask": (Name("/None"),),
    "/CA": (1,),
    "/ca": (1,),
    "/BM": (Name.Normal, Name.Compatible),
    "/SMaskInData": (0,),
}
"""Keys of transparency, and the values that leave an object opaque."""
_WORDS = {
    "/SMask": "a soft mask",
    "/CA": "half-transparent lines",
    "/ca": "half-transparent areas",
    "/BM": "a blend mode",
    "/SMaskInData": "a soft mask inside a picture",
}


def finish(pdf: Pdf, meta: Metadata, settings: PdfSettings) -> bytes:
    """The file that the object layer filled, as a PDF of the settings' standard."""
    standard = settings.standard
    with pdf:
        set_intent(pdf, settings.intent, settings.compress, settings.store)
        set_metadata(pdf, meta, standard)
        if not standard.transparency:
            refuse_transparency(pdf)
        return save(pdf, standard)
