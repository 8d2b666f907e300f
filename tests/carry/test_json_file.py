from __future__ import annotations

import io
import json
import stat
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.carry.conftest import MakeStore
from tests.journal.samples import NOON, entry, felt, full_entries
from trustjournal.carry.json_file import (
    ExportReport,
    ImportReport,
    export_file,
    export_to,
    import_file,
    import_from,
)
from trustjournal.errors import Cancelled, FileUnreadable, FolderNotWritable, ImportInvalid
from trustjournal.journal.entries import Entry
from trustjournal.journal.store import EntryStore

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "resources/schema/export-1.json").read_text("utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
LEAST: dict[str, Any] = {"created": "2026-03-01T12:00:00+01:00", "text": "Rain."}


def exported(store: EntryStore) -> bytes:
    file = io.BytesIO()
    export_to(store, file)
    return file.getvalue()


def document(*entries: object, **members: object) -> bytes:
    whole = {"format": "trustjournal", "version": 1, "entries": list(entries)} | members
    return json.dumps(whole).encode()


def take(store: EntryStore, content: bytes) -> ImportReport:
    return import_from(store, io.BytesIO(content))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
@given(made=st.lists(full_entries, max_size=6, unique_by=lambda each: each.uid))
def test_out_in_and_out_again_is_the_same_file(make_store: MakeStore, made: list[Entry]) -> None:
    first, second = make_store(), make_store()
    for each in made:
        first.save(each)
    content = exported(first)
    VALIDATOR.validate(json.loads(content))
    assert take(second, content) == ImportReport(added=len(made))
    assert exported(second) == content
    assert take(second, content) == ImportReport(unchanged=len(made))
    assert exported(second) == content
    for each in made:
        assert second.get(each.uid).canonical() == each.canonical()


def test_the_form_of_a_file(store: EntryStore) -> None:
    assert exported(store) == b'{"format": "trustjournal", "version": 1, "entries": [\n]}\n'
    store.save(entry("b", created=NOON + timedelta(days=1), text="Größe"))
    store.save(entry("a", feelings=(felt("odd", near="sad"), felt("sad"))))
    lines = exported(store).decode().splitlines()
    assert [json.loads(line.rstrip(","))["id"] for line in lines[1:3]] == ["a", "b"]
    assert "Größe" in lines[2]
    first = json.loads(lines[1].rstrip(","))
    assert list(first) == [
        "id", "created", "kind", "happened", "text", "feelings", "needs", "tags",
    ]  # fmt: skip
    assert [list(each) for each in first["feelings"]] == [
        ["feeling", "intensity", "body", "about", "underneath", "near"],
        ["feeling", "intensity", "body", "about", "underneath"],
    ]


def test_order_within_a_moment_does_not_depend_on_history(make_store: MakeStore) -> None:
    first, second = make_store(), make_store()
    first.save(entry("later", created=NOON + timedelta(microseconds=1)))
    first.save(entry("gone"))
    first.save(entry("same"))
    first.delete("gone")
    take(second, exported(first))
    assert exported(second) == exported(first)


def test_entries_without_an_id_are_known_again(store: EntryStore) -> None:
    content = document(LEAST, LEAST, LEAST | {"text": "Sun."})
    assert take(store, content) == ImportReport(added=3)
    assert take(store, content) == ImportReport(unchanged=3)
    assert take(store, document(LEAST)) == ImportReport(unchanged=1)
    assert take(store, document(LEAST, LEAST, LEAST)) == ImportReport(added=1, unchanged=2)
    assert store.count() == 4


def test_ones_own_words_win(store: EntryStore) -> None:
    store.save(entry("mine", text="mine"))
    theirs = entry("mine", text="theirs").to_json()
    assert take(store, document(theirs, LEAST)) == ImportReport(added=1, kept=1)
    assert store.get("mine").text == "mine"
    assert store.versions("mine") == []


def test_an_entry_in_the_bin_is_brought_back(store: EntryStore) -> None:
    for uid in ("same", "other"):
        store.save(entry(uid))
        store.delete(uid)
    content = document(entry("same").to_json(), entry("other", text="Other.").to_json())
    assert take(store, content) == ImportReport(brought_back=2, kept=1)
    assert store.binned() == []
    assert store.get("other").text == "The kettle sang."


def test_an_erased_entry_is_new_again(store: EntryStore) -> None:
    store.save(entry())
    content = exported(store)
    store.delete("a")
    store.erase("a")
    assert take(store, content) == ImportReport(added=1)


def test_the_bin_and_earlier_versions_stay_here(store: EntryStore) -> None:
    store.save(entry("a", text="heliotrope"))
    store.save(entry("a", text="plain"))
    store.save(entry("b", text="heliotrope"))
    store.delete("b")
    assert b"heliotrope" not in exported(store)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (document(LEAST, {"text": "x"}), (2, "created", "missing")),
        (document(LEAST, 5), (2, "entry", "not_an_object")),
        (document(LEAST | {"created": "2026-03-01"}), (1, "created", "not_a_time")),
        (document(LEAST | {"colour": "red"}), (1, "colour", "unknown_field")),
        (document(LEAST | {"id": ""}), (1, "id", "blank")),
        (document({"created": LEAST["created"]}), (1, "text", "empty")),
        (
            document(LEAST | {"id": "x"}, LEAST | {"id": "x", "text": "Sun."}),
            (2, "id", "twice"),
        ),
        (document(format="diary"), (0, "format", "another_format")),
        (document(version=2), (0, "version", "too_new")),
        (document(version="1"), (0, "version", "not_a_version")),
        (document(version=True), (0, "version", "not_a_version")),
        (document(entries={}), (0, "entries", "not_a_list")),
        (document(entries=None), (0, "entries", "not_a_list")),
        (document(LEAST, songs=[]), (0, "songs", "unknown_field")),
        (document(LEAST, agreements={}), (0, "agreements", "not_a_list")),
        (b'{"format": "trustjournal", "version": 1}', (0, "entries", "missing")),
        (b'{"version": 1, "entries": []}', (0, "format", "missing")),
        (b'{"format": "trustjournal", "entries": []}', (0, "version", "missing")),
        (b"not JSON", (0, "", "not_json")),
        (document(LEAST)[:-2], (1, "", "not_json")),
        (document(LEAST).replace(b'"Rain."', b'"\\ud800"'), (1, "text", "not_text")),
    ],
)
def test_a_bad_file_names_the_place_and_imports_nothing(
    store: EntryStore, content: bytes, place: tuple[int, str, str]
) -> None:
    store.save(entry())
    before = exported(store)
    with pytest.raises(ImportInvalid) as caught:
        take(store, content)
    assert (caught.value.entry, caught.value.field, caught.value.problem) == place
    assert exported(store) == before


@settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(
    data=st.dictionaries(
        st.sampled_from(["id", "created", "kind", "happened", "text", "feelings", "needs", "tags"]),
        st.none() | st.text(max_size=5) | st.integers(-1, 11) | st.lists(st.text(max_size=3))
        | st.just(LEAST["created"]) | st.sampled_from(["free", "feelings"])
        | st.lists(st.fixed_dictionaries(
            {"feeling": st.text(max_size=3)},
            optional={"intensity": st.integers(-1, 11) | st.floats(0, 10), "near": st.text()},
        ), max_size=2),
    ).map(lambda made: {"created": LEAST["created"]} | made)
)  # fmt: skip
def test_schema_and_import_agree(store: EntryStore, data: dict[str, Any]) -> None:
    content = document(data)
    fits = VALIDATOR.is_valid(json.loads(content))
    try:
        take(store, content)
    except ImportInvalid:
        assert not fits
    else:
        assert fits


def test_a_file_is_readable_by_its_owner_only_and_replaces_whole(
    store: EntryStore, tmp_path: Path
) -> None:
    target = tmp_path / "out.json"
    target.write_text("before")
    target.chmod(0o644)
    store.save(entry())
    assert export_file(store, target) == ExportReport(entries=1, altered=0)
    assert target.read_bytes() == exported(store)
    if sys.platform != "win32":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.glob("out*")] == ["out.json"]
    assert import_file(store, target) == ImportReport(unchanged=1)


def test_a_cancelled_export_leaves_what_was_there(store: EntryStore, tmp_path: Path) -> None:
    def cancel(done: int, total: int) -> None:
        raise Cancelled

    target = tmp_path / "out.json"
    target.write_text("before")
    with pytest.raises(Cancelled):
        export_file(store, target, cancel)
    assert target.read_text() == "before"
    assert [file.name for file in tmp_path.glob("out*")] == ["out.json"]


def test_a_cancelled_import_keeps_nothing(store: EntryStore) -> None:
    def cancel(done: int, total: int) -> None:
        if store.count() > 150:
            raise Cancelled

    content = document(*(LEAST | {"text": f"{number}"} for number in range(500)))
    with pytest.raises(Cancelled):
        import_from(store, io.BytesIO(content), len(content), cancel)
    assert store.count() == 0


def test_progress_comes_to_its_end(store: EntryStore, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    source = tmp_path / "in.json"
    source.write_bytes(document(*(LEAST | {"text": f"{number}"} for number in range(250))))
    import_file(store, source, lambda done, total: told.append((done, total)))
    assert told[-1] == (source.stat().st_size,) * 2
    assert len(told) >= 3
    told.clear()
    export_file(store, tmp_path / "out.json", lambda done, total: told.append((done, total)))
    assert told == [(100, 250), (200, 250), (250, 250)]


def test_words_that_were_not_saved_here_are_counted(make_store: MakeStore) -> None:
    store = make_store()
    store.save(entry())
    store._database.execute("UPDATE entries SET text = 'put back'")
    assert export_to(store, io.BytesIO()) == ExportReport(entries=1, altered=1)


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_a_file_that_cannot_be_opened(store: EntryStore, tmp_path: Path, name: str) -> None:
    with pytest.raises(FileUnreadable):
        import_file(store, tmp_path / name)


def test_a_file_that_is_no_text(store: EntryStore, tmp_path: Path) -> None:
    source = tmp_path / "in.json"
    source.write_bytes(b'{"\xff\xfe')
    with pytest.raises(FileUnreadable):
        import_file(store, source)


def test_a_place_that_cannot_be_written_to(store: EntryStore, tmp_path: Path) -> None:
    for target in (tmp_path, tmp_path / "no" / "folder.json"):
        with pytest.raises(FolderNotWritable):
            export_file(store, target)
