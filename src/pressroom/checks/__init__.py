"""The checks: what is wrong with a document, an EPUB or a PDF.

They read what the other rooms made and share no code with them, so that a mistake of the writer
is not repeated by the checker. Whatever bytes they are given, they answer with problems.
"""
