"""What a build leaves behind: page files and proofs beside the PDF, each group swapped in whole (contracts.md)."""
