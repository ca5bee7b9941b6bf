"""Readers of files from elsewhere. They know nothing of the database; what they refuse, they refuse in Dutch."""


class Invoerfout(Exception):
    """The whole input cannot be used; the text says why, for the person who gave it."""
