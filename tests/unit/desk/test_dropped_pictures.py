"""A picture that is dropped alone: what it is told by, which name it gets, which line an article gets for it."""

from __future__ import annotations

import pytest

from banmian.desk.dropped_pictures import asked_file, ending_of, free_name, showing, shown_in
from banmian.desk.gestures.given import Asked, GestureError
from banmian.sources.editing import edited

TEXT = '---\nid: lamp\nheadline: x\n---\none.\n\n![a](images/old.jpg "words"){name=old}\n\ntwo.\n'


@pytest.mark.parametrize(
    ("name", "data", "ending"),
    [
        ("a.jpg", b"\xff\xd8\xff\xe0", "jpg"),
        ("a.jpg", b"\x89PNG\r\n\x1a\n", "png"),
        ("a", b"RIFF\0\0\0\0WEBPVP8 ", "webp"),
        ("a.pdf", b"%PDF-1.7\n", "pdf"),
        ("A.SVG", b'<?xml version="1.0"?>\n<svg xmlns="x">', "svg"),
        ("a.html", b"<p><svg ></svg></p>", ""),
        ("a.docx", b"PK\x03\x04", ""),
        ("a.jpg", b"a text that calls itself a picture", ""),
    ],
)
def test_what_it_is_is_told_by_its_bytes(name: str, data: bytes, ending: str) -> None:
    assert ending_of(name, data) == ending


def test_a_name_is_free_and_is_one_of_images() -> None:
    taken = {"images/dsc-01.jpg", "images/dsc-01-2.jpg"}
    assert free_name("DSC_01.JPG", "jpg", taken.__contains__) == "images/dsc-01-3.jpg"
    assert free_name("\u591c.png", "png", taken.__contains__) == "images/picture.png"
    assert asked_file({"file": "images/lamp-2.jpg"}, "jpg") == "images/lamp-2.jpg"
    assert asked_file({"file": "images/lamp.pdf"}, "pdf") == "images/lamp.pdf"
    for wrong in ("images/../x.jpg", "articles/x.jpg", "images/x.png", "images/.x.jpg", "images/a/b.jpg", ""):
        with pytest.raises(GestureError):
            asked_file({"file": wrong}, "jpg")


def test_an_article_gets_a_line_at_its_end() -> None:
    asked = Asked({"alt": "a [lamp]", "caption": 'It "shines"', "credit": "Li"})
    made = edited(TEXT.encode(), showing("a.md", TEXT, "images/lamp.jpg", asked)).decode()
    assert made == TEXT + '\n![a \\[lamp\\]](images/lamp.jpg "It \\"shines\\""){name=lamp credit="Li"}\n'


def test_a_picture_takes_the_place_of_another_and_keeps_its_words() -> None:
    assert shown_in(TEXT) == ["images/old.jpg"]
    made = edited(TEXT.encode(), showing("a.md", TEXT, "images/new.png", Asked({"instead": "images/old.jpg"}))).decode()
    assert made == TEXT.replace("images/old.jpg", "images/new.png")
    with pytest.raises(GestureError):
        showing("a.md", TEXT, "images/new.png", Asked({"instead": "images/none.jpg"}))
    with pytest.raises(GestureError):
        showing("a.md", TEXT, "images/new.png", Asked({"caption": "x" * 401}))
