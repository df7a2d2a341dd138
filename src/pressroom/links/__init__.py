"""Whether the links to the web lead somewhere, asked on demand.

This is the one room that opens connections, and ``connection.py`` the one module of it.
"""
