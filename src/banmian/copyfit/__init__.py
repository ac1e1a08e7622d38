"""Copyfit: a page whose text is a little too long or too short is made to fit by what its paper lets the program change.

The page keeps its cuts; within them pictures, white and places take more or fewer lines. docs/rules/copyfit.md.
"""

from banmian.copyfit.issue import advice_on, fitted_plan, pages_within

__all__ = ["advice_on", "fitted_plan", "pages_within"]
