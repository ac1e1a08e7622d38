"""Text into the page: line slots on the baseline grid, exclusions, threads, the optimiser, heads and tables."""
