"""Display list to PDF: pikepdf makes objects and pages, and finishes them as PDF/X (docs/rules/print.md)."""
