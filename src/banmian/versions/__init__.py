"""Earlier states of an issue: kept with each build, compared, and gone back to (docs/rules/signing.md)."""
