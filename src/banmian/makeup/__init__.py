"""Pages made up by machine: which stories, how important, what is pinned; out come page layouts that the ordinary loader reads.

docs/rules/makeup.md; decision 0103.
"""
