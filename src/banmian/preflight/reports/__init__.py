"""A report for a terminal, as JSON, and as one HTML page (docs/rules/contracts.md, Messages)."""
