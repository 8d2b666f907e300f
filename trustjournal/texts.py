"""Reads the words in `resources/text/<language>/`, so that nobody needs code to change them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

FALLBACK = "en"


@cache
def load(name: str, language: str = FALLBACK) -> dict[str, Any]:
    """Return `text/<language>/<name>.toml` as a dictionary, English where no translation is.

    It is read once and shared, so callers leave it as it is. Raises FileNotFoundError when the
    file exists in neither language.
    """
    return tomllib.loads(_read(f"{name}.toml", language))


def table(name: str, language: str = FALLBACK) -> dict[str, str]:
    """Return the lines of `text/<language>/<name>.tsv`, key and value parted by a tab, English
    where no translation is; lines without a tab are comments.

    For long tables, which TOML would take seconds to read. Not kept here. Raises
    FileNotFoundError when the file exists in neither language.
    """
    lines = _read(f"{name}.tsv", language).split("\n")
    return dict(line.split("\t", 1) for line in lines if "\t" in line)


def _read(name: str, language: str) -> str:
    folder = resources.files("trustjournal.resources") / "text"
    for tongue in (language, language.split("_")[0], FALLBACK):
        file = folder / tongue / name
        if file.is_file():
            return file.read_text(encoding="utf-8")
    raise FileNotFoundError(name)
