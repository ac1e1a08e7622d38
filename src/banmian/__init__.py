"""banmian: a typesetter for Chinese newspapers."""

__version__ = "0.1.0"
