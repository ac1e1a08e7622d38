"""What a file says of how editors call a layout, a place or a style, in each language that the desk speaks."""

from banmian.template.values import Strict, Words


class CalledEntry(Strict):
    """By language; where one is not given, the id stands in its place. Nothing is set by it: only people read it."""

    zh: Words = ""
    en: Words = ""
