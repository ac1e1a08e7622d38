"""The items of lists that word processors write into a page as paragraphs: `mso-list: l0 level2 lfo1` in the paragraph's style, and
its number or sign typed in a span that says `mso-list:Ignore`. Word and WPS both write so.

A sign or a plain `1.` becomes a list's marker; any other number (a Chinese one, a letter) is words, as in docx_lists.py.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from banmian.content.importers.docx_lists import Label

_SAID = re.compile("(?i)mso-list:([^;]*)")
_LEVEL = re.compile("level([1-9])")
_TYPED = re.compile(r"(?i)mso-list:\s*ignore")
_PLAIN = re.compile("([0-9]{1,9})([.\uff0e)])")
_FACES = re.compile("(?i)font-family:([^;]*)")
_SIGNS = re.compile("(?i)wingdings|webdings|symbol")
_PARAGRAPHS = ("p", "h1", "h2", "h3", "h4", "h5", "h6")


def label_of(node: Any) -> tuple[Label, int]:
    """What stands before an item of a list, and how deep the item lies, from 0; an empty label where the element is no item.
    What was typed for it is taken out, but for words, which stay where they stand."""
    style = node.get("style") or ""
    level = level_of(style)
    if not level and node.tag not in _PARAGRAPHS:
        return Label(), 0
    typed = next((part for part in node.iter("span") if _TYPED.search(part.get("style") or "")), None)
    if typed is not None:
        return _read(typed, node), max(0, level - 1)
    return Label("-" if level and _without_sign(node) else ""), max(0, level - 1)


def level_of(style: str) -> int:
    """How deep in its list a paragraph of this style is; 0 where it is no item. The last level said counts."""
    levels = (_LEVEL.findall(said[1]) for said in _SAID.finditer(style))
    return next((int(found[-1]) for found in levels if found), 0)


def _read(typed: Any, item: Any) -> Label:
    """The label that was typed. A heading is no item: its number is words."""
    text = "".join(typed.text_content().split())
    plain = _PLAIN.fullmatch(text)
    if plain is not None and item.tag == "p":
        typed.drop_tree()
        return Label(f"{plain[1]}{')' if plain[2] == ')' else '.'}")
    if (plain is None and _is_sign(text, typed, item)) or not text:
        marker = "-" if text or typed.find(".//img") is not None else ""
        typed.drop_tree()
        return Label(marker if item.tag == "p" else "")
    for part in list(typed):
        typed.remove(part)
    typed.text = f"{text} " if plain is not None else text
    return Label(words=text)


def _is_sign(text: str, typed: Any, item: Any) -> bool:
    """Whether a label is a sign: set in a font of signs, or one character that counts nothing."""
    around = [typed, *(part for part in typed.iterancestors() if part is not item and item in part.iterancestors())]
    if any(_in_signs(part.get("style") or "") for part in (*around, *typed.iter("span"))):
        return True
    return len(text) == 1 and unicodedata.numeric(text, None) is None and not "\u3400" <= text <= "\u9fff"


def _in_signs(style: str) -> bool:
    """Whether a style sets in a font of signs."""
    return any(_SIGNS.search(faces[1]) for faces in _FACES.finditer(style))


def _without_sign(node: Any) -> bool:
    """Take the sign of a list's item out, which is a letter of a font of signs; whether there was one."""
    found = next((part for part in node.iter("span") if _in_signs(part.get("style") or "")), None)
    if found is None:
        return False
    found.drop_tree()
    return True
