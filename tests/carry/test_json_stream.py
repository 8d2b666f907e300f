from __future__ import annotations

import io
import json
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustjournal.carry import json_stream
from trustjournal.carry.json_stream import JsonObjectReader, JsonUnreadable

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=12,
)  # fmt: skip


def read(content: bytes) -> dict[str, Any]:
    whole: dict[str, Any] = {}
    for piece in JsonObjectReader(io.BytesIO(content), "entries").pieces():
        if piece.number:
            whole[piece.name].append(piece.value)
        else:
            whole[piece.name] = [] if piece.name == "entries" else piece.value
    return whole


@given(
    entries=st.lists(values, max_size=5),
    other=st.dictionaries(st.text(max_size=3).filter(lambda name: name != "entries"), values),
    indent=st.none() | st.integers(0, 3),
    chunk=st.integers(1, 9),
    ascii_only=st.booleans(),
)
def test_it_reads_what_the_json_module_reads(
    entries: list[Any], other: dict[str, Any], indent: int | None, chunk: int, ascii_only: bool
) -> None:
    whole = {**other, "entries": entries}
    content = json.dumps(whole, indent=indent, ensure_ascii=ascii_only).encode()
    with patch.object(json_stream, "CHUNK", chunk):
        assert read(content) == whole


def test_a_byte_order_mark_is_passed_over() -> None:
    assert read(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}


@pytest.mark.parametrize(
    ("content", "number", "problem"),
    [
        (b"", 0, "not_json"),
        (b"[]", 0, "not_an_object"),
        (b"{", 0, "not_json"),
        (b'{"a": 1', 0, "not_json"),
        (b'{"a": 1,}', 0, "not_json"),
        (b'{"a": 1 "b": 2}', 0, "not_json"),
        (b'{"a": 1} x', 0, "not_json"),
        (b"{1: 2}", 0, "not_json"),
        (b'{"a": NaN}', 0, "not_json"),
        (b'{"a": 01}', 0, "not_json"),
        (b'{"a": "\n"}', 0, "not_json"),
        (b'{"a": 1, "a": 1}', 0, "twice"),
        (b'{"entries": [1, {"a": 1, "a": 2}]}', 2, "twice"),
        (b'{"entries": [1, 2', 2, "not_json"),
        (b'{"entries": [1, 2,]}', 3, "not_json"),
        (b'{"entries": [1 2]}', 1, "not_json"),
        (b'{"entries": [1, tru]}', 2, "not_json"),
        (b'{"entries": [' + b"[" * 100_000, 1, "not_json"),
        (b'{"entries": [' + b"9" * 5_000 + b"]}", 1, "not_json"),
        (b'{"a": "\xff"}', 0, "not_utf8"),
        (b'{"a": "\xc3', 0, "not_utf8"),
        ('{"a": 1}'.encode("utf-16"), 0, "not_utf8"),
    ],
)
def test_what_is_no_json_object_is_told_with_its_place(
    content: bytes, number: int, problem: str
) -> None:
    with pytest.raises(JsonUnreadable) as caught:
        read(content)
    assert (caught.value.number, caught.value.problem) == (number, problem)


def test_a_value_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "LONGEST_VALUE", 1000)
    monkeypatch.setattr(json_stream, "CHUNK", 100)
    endless = io.BytesIO(b'{"entries": ["' + b"x" * 1_000_000)
    reader = JsonObjectReader(endless, "entries")
    with pytest.raises(JsonUnreadable, match="too_long"):
        list(reader.pieces())
    assert reader.bytes_read < 5000


def test_a_long_list_is_given_out_before_the_file_ends() -> None:
    content = b'{"entries": [' + b", ".join([b'"entry"'] * 100_000) + b"]}"
    reader = JsonObjectReader(io.BytesIO(content), "entries")
    pieces = reader.pieces()
    for _ in range(10):
        next(pieces)
    assert reader.bytes_read <= json_stream.CHUNK
