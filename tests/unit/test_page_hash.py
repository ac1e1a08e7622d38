"""A page's hash: of all that it reaches, and of nothing else in the file."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from banmian.page_hash import page_hashes


def nothing(_: Pdf) -> None:
    pass


def made(change: Callable[[Pdf], None] = nothing, before: int = 0) -> bytes:
    """Two pages that share a font; `before`: objects that come first in the file."""
    with Pdf.new() as pdf:
        for n in range(before):
            pdf.Root[f"/Z{n}"] = pdf.make_indirect(Dictionary(N=n))
            pdf.add_blank_page()
        program = pdf.make_indirect(Stream(pdf, b"glyphs"))
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Descriptor=pdf.make_indirect(Dictionary(File=program))))
        for n in range(2):
            page = pdf.add_blank_page(page_size=(100, 200))
            page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
            page.obj.Contents = pdf.make_indirect(Stream(pdf, b"page %d" % n))
            page.obj.Note = String("no reference: 5 0 R (nor here)")
        for n in range(before):
            del pdf.Root[f"/Z{n}"]
        change(pdf)
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


def of_first(name: str, value: object) -> Callable[[Pdf], None]:
    return lambda pdf: pdf.pages[0].obj.__setitem__(name, value)


CHANGES: dict[str, Callable[[Pdf], None]] = {
    "contents": lambda pdf: pdf.pages[0].obj.Contents.write(b"other"),
    "box": of_first("/MediaBox", Array([0, 0, 100, 201])),
    "rotation": of_first("/Rotate", 90),
    "string": of_first("/Note", String("no reference: 6 0 R (nor here)")),
    "resources": of_first("/Resources", Dictionary()),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_of_one_page_is_seen_on_it_alone(change: Callable[[Pdf], None]) -> None:
    first, second = page_hashes(made())
    changed = page_hashes(made(change))
    assert changed[0] != first and changed[1] == second


@pytest.mark.parametrize(
    "change",
    [
        lambda pdf: pdf.pages[0].obj.Resources.Font.F1.Descriptor.File.write(b"other glyphs"),
        lambda pdf: pdf.pages[0].obj.Resources.Font.F1.__setitem__("/W", Array([1, 2])),
        lambda pdf: pdf.Root.__setitem__("/OCProperties", Dictionary(D=Dictionary())),
        lambda pdf: pdf.Root.Pages.__setitem__("/Rotate", 180),
    ],
    ids=["program", "widths", "catalogue", "inherited"],
)
def test_a_change_of_what_pages_share_is_seen_on_all(change: Callable[[Pdf], None]) -> None:
    assert not set(page_hashes(made())) & set(page_hashes(made(change)))


def test_other_pages_and_numbers_of_objects_are_not_seen() -> None:
    assert page_hashes(made(before=3))[3:] == page_hashes(made())


def test_which_objects_are_one_is_seen() -> None:
    """Two equal fonts are not one."""

    def part(pdf: Pdf) -> None:
        fonts = pdf.pages[0].obj.Resources.Font
        fonts.F2 = pdf.make_indirect(pikepdf.Dictionary(dict(fonts.F1.items())))

    def same(pdf: Pdf) -> None:
        fonts = pdf.pages[0].obj.Resources.Font
        fonts.F2 = fonts.F1

    assert page_hashes(made(part))[0] != page_hashes(made(same))[0]


def test_a_link_to_another_page_does_not_draw_it_in() -> None:
    def link(contents: bytes) -> Callable[[Pdf], None]:
        def change(pdf: Pdf) -> None:
            pdf.pages[0].obj.Annots = Array([pdf.make_indirect(Dictionary(Dest=Array([pdf.pages[1].obj, Name.Fit])))])
            pdf.pages[1].obj.Contents.write(contents)

        return change

    one, other = page_hashes(made(link(b"a"))), page_hashes(made(link(b"b")))
    assert one[0] == other[0] and one[1] != other[1]


def cut(tag: str, program: bytes, encoding: str = "Identity-H") -> Callable[[Pdf], None]:
    """The pages' font is one that is cut to some glyphs."""

    def change(pdf: Pdf) -> None:
        font = pdf.pages[0].obj.Resources.Font.F1
        font.BaseFont, font.Encoding = Name(f"/{tag}Song-Regular"), Name(f"/{encoding}")
        font.Descriptor.File.write(program)

    return change


def test_of_a_font_cut_to_other_glyphs_the_face_counts() -> None:
    few, more = made(cut("ABCDEF+", b"few glyphs")), made(cut("GHIJKL+", b"more glyphs"))
    assert page_hashes(few, "faces") == page_hashes(more, "faces")
    assert not set(page_hashes(few)) & set(page_hashes(more)), "where the faces are not known the font itself counts"
    assert not set(page_hashes(few, "faces")) & set(page_hashes(few, "other faces"))
    assert not set(page_hashes(few, "faces")) & set(page_hashes(made(cut("ABCDEF+", b"few glyphs", "Identity-V")), "faces"))


def test_a_font_that_is_not_cut_and_one_of_a_placed_page_count_as_they_are() -> None:
    whole, other = made(cut("", b"few glyphs")), made(cut("", b"more glyphs"))
    assert not set(page_hashes(whole, "faces")) & set(page_hashes(other, "faces"))

    def placed(program: bytes) -> Callable[[Pdf], None]:
        def change(pdf: Pdf) -> None:
            inner = pdf.make_indirect(
                Dictionary(BaseFont=Name("/ABCDEF+Song-Regular"), File=pdf.make_indirect(Stream(pdf, program)))
            )
            form = Stream(pdf, b"placed", Resources=Dictionary(Font=Dictionary(F1=inner)))
            pdf.pages[0].obj.Resources.XObject = Dictionary(Fm=pdf.make_indirect(form))

        return change

    one, two = (page_hashes(made(placed(program)), "faces") for program in (b"few glyphs", b"more glyphs"))
    assert one[0] != two[0] and one[1] == two[1]
