"""The specimen book: each rule of docs/rules/typography.md with the rule off and on, from data (docs/specimen-book)."""
