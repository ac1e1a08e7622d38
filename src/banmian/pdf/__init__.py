"""Display list to PDF: objects and pages are written as PDF syntax, and pikepdf finishes them as PDF/X (docs/rules/print.md)."""
