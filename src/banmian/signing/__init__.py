"""States of pages and signatures: what was signed does not change unseen (docs/rules/signing.md)."""
