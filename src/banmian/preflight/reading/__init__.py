"""A PDF, whoever made it, read into facts within a budget: what preflight judges (facts.py)."""
