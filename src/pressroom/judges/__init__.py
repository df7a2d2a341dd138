"""The judges: programs of others that look at a finished EPUB or PDF, and what they find.

They are asked where they are installed. What they find is told as a problem of ours, at its place
in the manuscript where the edition was made from one, and once where our own checks find it too.
"""
