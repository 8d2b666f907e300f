from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import trustjournal
from trustjournal import commands, texts
from trustjournal.errors import (
    EntryInvalid,
    FolderNotWritable,
    ImportInvalid,
    Notice,
    RecoveryKeyMistyped,
    TrustJournalError,
)
from trustjournal.messages import (
    explain,
    explain_finding,
    explain_notice,
    placeholders,
)
from trustjournal.vault.checks import ProblemKind

KNOWN_PLACEHOLDERS = {"path", "field", "entry", "group", "problem", "list"}
SOURCES = Path(commands.__file__).parent


for module in pkgutil.walk_packages(trustjournal.__path__, "trustjournal."):
    if ".resources" not in module.name:
        importlib.import_module(module.name)  # an error counts only once its module is loaded


def every_error(parent: type[TrustJournalError] = TrustJournalError) -> Iterator[type]:
    yield parent
    for child in parent.__subclasses__():
        if child.__module__.startswith("trustjournal."):
            yield from every_error(child)


@pytest.mark.parametrize("kind", sorted(set(every_error()), key=lambda kind: kind.__name__))
def test_every_error_has_words(kind: type[TrustJournalError]) -> None:
    words = texts.load("messages")["errors"][kind.code]
    variants = words["sentence"] if isinstance(words["sentence"], list) else [words["sentence"]]
    for sentence in [*variants, words["next"]]:
        assert sentence.endswith(".")
        assert "!" not in sentence
        assert placeholders(sentence) <= KNOWN_PLACEHOLDERS


def test_every_word_belongs_to_an_error() -> None:
    codes = {kind.code for kind in every_error()}
    for code in texts.load("messages")["errors"]:
        assert code in codes or any(code.startswith(f"{known}_") for known in codes), code


@pytest.mark.parametrize("notice", Notice)
def test_every_notice_has_words(notice: Notice) -> None:
    told = explain_notice(notice)
    assert told.sentence
    assert told.next_step


@pytest.mark.parametrize("kind", ProblemKind)
def test_every_finding_has_words(kind: ProblemKind) -> None:
    told = explain_finding(kind.value, "seven")
    assert told.endswith(".")
    assert "{" not in told + explain_finding(kind.value, "")
    assert explain_finding(kind.value, "seven", shared=True) == f"In Us: {told}"


def problems_in_sources() -> set[str]:
    """The second argument of every EntryInvalid(…), and the third of every ImportInvalid(…)."""
    found: set[str] = set()
    places = {"EntryInvalid": 1, "FormatInvalid": 1, "ImportInvalid": 2, "_refuse": 0}
    for file in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                argument = node.args[places[name] : places[name] + 1] if name in places else []
                for each in argument:
                    parts = [each.body, each.orelse] if isinstance(each, ast.IfExp) else [each]
                    found |= {
                        str(part.value)
                        for part in parts
                        if isinstance(part, ast.Constant) and isinstance(part.value, str)
                    }
    return found - {"not_utf8"}  # becomes FileUnreadable


def test_every_problem_of_a_field_has_words() -> None:
    assert problems_in_sources() == set(texts.load("messages")["problems"])


def test_details_fill_the_most_exact_sentence() -> None:
    told = explain(ImportInvalid(7, "created", "no_offset"))
    assert told.sentence == (
        "Entry 7 of the file: “created” has no offset from UTC, such as +01:00 at its end."
    )
    assert "Nothing was imported" in told.next_step
    assert explain(ImportInvalid(0, "format", "missing")).sentence == (
        "In the file, “format” is missing."
    )
    assert explain(ImportInvalid(0, "", "not_json")).sentence == (
        "The file is not well-formed JSON."
    )
    assert explain(ImportInvalid(2, "", "not_json")).sentence == (
        "Entry 2 of the file is not well-formed JSON."
    )
    assert explain(FolderNotWritable(Path("there"))).sentence == "“there” cannot be written to."
    assert explain(FolderNotWritable()).sentence == "This place cannot be written to."
    assert "group 3" in explain(RecoveryKeyMistyped(group=3)).sentence
    assert "somewhere" in explain(RecoveryKeyMistyped()).sentence


def test_some_problems_have_words_of_their_own() -> None:
    assert "nothing in this entry yet" in explain(EntryInvalid("text", "empty")).sentence
    assert "newer version" in explain(ImportInvalid(0, "version", "too_new")).sentence


def test_an_error_of_somebody_else_shows_nothing_of_its_text() -> None:
    told = explain(ValueError("what I wrote at night"))
    assert told == explain(TrustJournalError())
    assert "night" not in told.sentence + told.next_step


def test_a_detail_in_braces_stays_as_it_is() -> None:
    assert "{entry}" in explain(ImportInvalid(1, "{entry}", "unknown_field")).sentence


def test_a_value_that_is_missing_leaves_a_gap_not_an_error() -> None:
    assert "…" in explain(EntryInvalid("", "blank")).sentence
