"""What a layout, a place or a style is called, as the desk's page reads it: in all languages, of which it shows one."""

from __future__ import annotations

from banmian.template.model import Called


def as_words(words: Called) -> dict[str, str]:
    """By language; no word for one in which the file gives none."""
    return {lang: said for lang, said in (("zh", words.zh), ("en", words.en)) if said}
