"""The object layer: what is given to it stands in the file that is saved, and nothing else does."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from banmian.pdf.objects import Document


def saved(document: Document) -> pikepdf.Pdf:
    """The file as a reader has it."""
    out = BytesIO()
    document.pdf.save(out)
    return pikepdf.open(out)


def test_a_page_carries_what_it_was_given_and_nothing_else() -> None:
    document = Document(compress=True)
    state = document.indirect("<< /Type /ExtGState /OP true >>")
    resources = {"ExtGState": document.direct({"G": state})}
    document.page("[0 0 10 10]", "[1 1 9 9]", "[0 0 10 10]", resources, b"/G gs 0 0 5 5 re f")
    with saved(document) as pdf:
        (page,) = pdf.pages
        assert page.Contents.read_bytes() == b"/G gs 0 0 5 5 re f"
        assert page.Resources.ExtGState.G.OP
        assert set(page.keys()) == {"/Type", "/Parent", "/MediaBox", "/TrimBox", "/BleedBox", "/Resources", "/Contents"}
        assert [int(v) for v in page.TrimBox] == [1, 1, 9, 9]
        assert set(pdf.Root.keys()) == {"/Type", "/Pages"}
        assert pdf.get_warnings() == []


def test_pages_stand_in_the_order_in_which_they_were_given() -> None:
    document = Document(compress=False)
    for content in (b"q Q", b"", b"% endstream\nendobj"):
        document.page("[0 0 10 10]", "[0 0 10 10]", "[0 0 10 10]", {}, content)
    with saved(document) as pdf:
        assert [page.Contents.read_bytes() for page in pdf.pages] == [b"q Q", b"", b"% endstream\nendobj"]
        assert pdf.get_warnings() == []


def test_a_name_may_hold_any_sign() -> None:
    document = Document(compress=True)
    names = ["A", "a b", "a/b", "#", "(", "\u7ea2", "100%", "<>[]{}"]
    kept = document.dictionary({name: str(k) for k, name in enumerate(names)})
    document.page("[0 0 10 10]", "[0 0 10 10]", "[0 0 10 10]", {"Font": kept}, b"")
    with saved(document) as pdf:
        assert {key[1:]: int(value) for key, value in pdf.pages[0].Resources.Font.items()} == {n: k for k, n in enumerate(names)}
        assert pdf.get_warnings() == []
