"""Display list to PDF: reportlab writes objects and pages, pikepdf finishes them as PDF/X (docs/rules/print.md)."""
