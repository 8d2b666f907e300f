"""The journal without a screen: vault, entries, words, files in and out."""

__version__ = "0.1.0"
