"""Compiles one Typst source as a new process would: `python typst_compile.py SOURCE PDF FONTS`.

Only the repository's faces; no tagged structure, for banmian writes none either.
"""

from __future__ import annotations

import sys

import typst

source, pdf, fonts = sys.argv[1:4]
typst.compile(source, output=pdf, font_paths=[fonts], ignore_system_fonts=True, pdf_tags=False)
