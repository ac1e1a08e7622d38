"""Pictures: our subset of SVG as paths and text in named inks; JPEG and PNG in the output intent's colours.

Rules: docs/rules/print.md (colour, photographs) and docs/guide for what a drawing may hold. Codes PIC001 to PIC025.
"""
