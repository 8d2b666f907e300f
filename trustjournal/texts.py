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
    folder = resources.files("trustjournal.resources") / "text"
    for tongue in (language, language.split("_")[0], FALLBACK):
        file = folder / tongue / f"{name}.toml"
        if file.is_file():
            return tomllib.loads(file.read_text(encoding="utf-8"))
    raise FileNotFoundError(name)
