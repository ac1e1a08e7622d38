"""`banmian new`: a paper from another one, the next issue from the last, an article's file; all or nothing, nothing overwritten."""
