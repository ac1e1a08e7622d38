"""The contract with reportlab: each private part that objects.py uses is there and does what is expected of it."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import reportlab
from reportlab.pdfbase import pdfdoc

from banmian.pdf.objects import PRIVATE, Document


def test_the_pinned_version():
    assert reportlab.Version == "5.1.0"


def test_each_private_part_is_there():
    document = pdfdoc.PDFDocument(dummyoutline=1, compression=0, invariant=1, pdfVersion=(1, 6), lang=None)
    page = pdfdoc.PDFPage()
    for name in PRIVATE:
        owner, _, part = name.partition(".")
        assert hasattr(pdfdoc, owner), name
        if part:
            assert hasattr(document if owner == "PDFDocument" else page, part), name


def test_a_page_carries_what_it_was_given_and_no_helvetica():
    document = Document(True, "1.6")
    state = document.syntax("<< /Type /ExtGState /OP true >>")
    resources = {"ExtGState": document.direct({"G": state})}
    document.page("[0 0 10 10]", "[1 1 9 9]", "[0 0 10 10]", resources, b"/G gs 0 0 5 5 re f")
    with pikepdf.open(BytesIO(document.bytes())) as pdf:
        (page,) = pdf.pages
        assert page.Contents.read_bytes() == b"/G gs 0 0 5 5 re f"
        assert page.Resources.ExtGState.G.OP
        assert "/Font" not in page.Resources
        assert [int(v) for v in page.TrimBox] == [1, 1, 9, 9]
        assert pdf.Root.get("/Outlines") is None
