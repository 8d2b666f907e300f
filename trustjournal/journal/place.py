"""Where the person was, and small preferences that would reveal habits outside the journal."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Any

from trustjournal.vault.database import Database

_PLACE = "place"


@dataclass(frozen=True, slots=True)
class Place:
    """Where to return to after unlocking.

    `page` is the page's name; `uid` the entry that is open, `editing` whether in the editor;
    `cursor` and `anchor` count characters into its text (they differ where something is
    selected); `field` names the focused field; `scroll` is the page's scroll position.
    """

    page: str
    uid: str | None = None
    editing: bool = False
    field: str = ""
    cursor: int = 0
    anchor: int = 0
    scroll: int = 0


class PlaceStore:
    """Small JSON values under a name, in an open database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, place: Place) -> None:
        """Remember where the person is."""
        self.set(_PLACE, asdict(place))

    def load(self) -> Place | None:
        """Return the remembered place; None when there is none that can be read.

        Members that this version does not know are passed over.
        """
        found = self.get(_PLACE)
        if not isinstance(found, dict) or not isinstance(found.get("page"), str):
            return None
        known = {field.name: field for field in fields(Place)}
        return Place(
            **{
                name: value
                for name, value in found.items()
                if name in known and _fits(value, str(known[name].type))
            }
        )

    def set(self, name: str, value: object) -> None:
        """Keep a JSON value under `name`."""
        with self._database.transaction():
            self._database.execute(
                "INSERT OR REPLACE INTO state(name, value) VALUES (?,?)", (name, json.dumps(value))
            )

    def get(self, name: str, default: Any = None) -> Any:
        """Return the value under `name`, or `default` when there is none that can be read."""
        row = self._database.row("SELECT value FROM state WHERE name = ?", (name,))
        if row is None:
            return default
        try:
            return json.loads(row[0])
        except ValueError:
            return default


def _fits(value: object, annotation: str) -> bool:
    """Say whether a JSON value has the type that a field of Place declares."""
    allowed = {"str": (str,), "int": (int,), "bool": (bool,), "str | None": (str, type(None))}
    return type(value) in allowed[annotation]
