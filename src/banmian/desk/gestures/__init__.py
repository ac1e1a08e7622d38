"""What an editor does on a page, as edits of her files: one file for each gesture, listed in registry.py.

A gesture is a pure function: the files as they are and what was asked, to the edits that say it (sources/edits.py). It neither
reads nor writes nor sets; whether the page can be so is told by the trial of those edits.
"""
