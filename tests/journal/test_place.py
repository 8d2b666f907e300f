from __future__ import annotations

import pytest

from trustjournal.journal.place import Place, PlaceStore
from trustjournal.vault.database import Database


@pytest.fixture
def places(database: Database) -> PlaceStore:
    return PlaceStore(database)


def test_the_place_is_remembered(places: PlaceStore) -> None:
    assert places.load() is None
    place = Place("journal", "a", editing=True, field="text", cursor=7, anchor=3, scroll=40)
    places.save(Place("today"))
    places.save(place)
    assert places.load() == place


@pytest.mark.parametrize("value", [None, 3, [], {}, {"page": 3}])
def test_a_place_that_cannot_be_read_is_no_place(places: PlaceStore, value: object) -> None:
    places.set("place", value)
    assert places.load() is None


def test_members_of_other_versions_are_passed_over(places: PlaceStore) -> None:
    places.set("place", {"page": "journal", "tilt": 3, "cursor": "x", "editing": 1, "uid": None})
    assert places.load() == Place("journal")


def test_small_values_under_names(places: PlaceStore, database: Database) -> None:
    assert places.get("panel") is None
    assert places.get("panel", 3) == 3
    places.set("panel", {"open": True, "width": 320})
    assert places.get("panel") == {"open": True, "width": 320}
    database.execute("UPDATE state SET value = '{'")
    assert places.get("panel", "none") == "none"
