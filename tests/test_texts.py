"""The words of the app: every file has what the screens ask of it, and hurts nobody needlessly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from trustjournal import texts

CHECKINS = ["checkins", *(f"checkins/{name}" for name in texts.load("checkins")["formats"])]
PRACTICES = [
    "boundaries", "boundaries_page", "agreements", "disclosure", "disclosure_page", "telling",
]  # fmt: skip
FILES = [
    "statements", "help", "crisis_lines", "first_run", "today", "passphrase_words", *CHECKINS,
    "practice", "learn", *PRACTICES,
]  # fmt: skip
PROSE = [
    "help", "crisis_lines", "first_run", "today", *CHECKINS, "practice", "learn", *PRACTICES,
]  # fmt: skip

FORBIDDEN = re.compile(
    r"!|\b(?:should (?:forgive|trust|move on|get over)|must forgive|learn to forgive|cheaters?|"
    r"victims?|perpetrators?|abusers?|adulter\w+|guilty party|innocent party|betrayer|betrayed "
    r"(?:spouse|wife|husband)|husband|wife|his|hers?|she|he|him|crazy|toxic|narcissis\w*|"
    r"codependen\w*|get over it|move on|time heals|everything happens|be strong|calm down|"
    r"just (?:relax|try|stop)|simply|obviously|of course not|streaks?|congratulations|"
    r"well done|good job|click here|oops|100 ?%|unbreakable|military.grade|completely safe|"
    r"guaranteed?)\b",
    re.IGNORECASE,
)
AMERICAN = re.compile(
    r"\b\w*(?:color|behavior|favorite|honor(?!e)|center\b|realiz|organiz|apologiz|recogniz|"
    r"counselor|judgment)\w*\b",
    re.IGNORECASE,
)
LONGEST_SENTENCE = 32


def strings(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every string of parsed TOML with its place."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from strings(inner, f"{path}.{name}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from strings(inner, f"{path}[{number}]")


def words_in(sentence: str) -> int:
    return len(re.findall(r"[\w’'-]+", sentence))


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_empty_or_padded(name: str) -> None:
    found = list(strings(texts.load(name)))
    assert found
    for path, text in found:
        assert text.strip(), path
        if not path.startswith(".theme"):
            assert text == text.strip(), path
            assert "  " not in text, path


@pytest.mark.parametrize("name", FILES)
def test_no_word_that_hurts_blames_or_promises_too_much(name: str) -> None:
    for path, text in strings(texts.load(name)):
        if path.startswith(".instead") and path.endswith(".say"):
            continue  # what is better not said, with the reason beside it
        if not path.startswith(".theme"):
            assert not FORBIDDEN.search(text), (path, text)
            assert not AMERICAN.search(text), (path, text)


@pytest.mark.parametrize("name", PROSE)
def test_sentences_are_short_and_typographic(name: str) -> None:
    for path, text in strings(texts.load(name)):
        if path.endswith((".url", ".number", ".id", ".listed", ".for")):
            continue
        assert "'" not in text, path
        assert '"' not in text, path
        for sentence in re.split(r"(?<=[.?:;…])\s", text):
            assert words_in(sentence) <= LONGEST_SENTENCE, (path, sentence)


@pytest.mark.parametrize("name", ["help", "first_run"])
def test_the_words_are_easy_to_read(name: str) -> None:
    """Flesch's reading ease, with syllables counted by vowel groups: 60–70 is plain English."""
    joined = " ".join(
        text for path, text in strings(texts.load(name)) if len(text) > 40 and "credit" not in path
    )
    words = re.findall(r"[A-Za-z’]+", joined)
    sentences = len(re.findall(r"[.?:;](?=\s|$)", joined))
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", w.lower().rstrip("e")))) for w in words)
    ease = 206.835 - 1.015 * len(words) / sentences - 84.6 * syllables / len(words)
    assert ease >= 65


# --- help ----------------------------------------------------------------------------------


def test_help_sections_can_be_shown() -> None:
    data = texts.load("help")
    assert data["title"]
    assert data["lead"]
    sections = data["section"]
    ids = [section["id"] for section in sections]
    assert len(set(ids)) == len(ids)
    assert ids[:2] == ["safety", "numbers"]
    assert {"shared_computer", "limits", "therapists", "overwhelmed", "keys", "methods"} <= set(ids)
    known = {"id", "title", "paragraphs", "items", "steps", "key", "credit", "closing"}
    for section in sections:
        assert set(section) - {"crisis_lines"} <= known, section["id"]
        assert section["title"]
        assert set(section) & {"paragraphs", "items", "steps", "key"}
        assert isinstance(section.get("crisis_lines", False), bool)
        for key in section.get("key", []):
            assert set(key) == {"keys", "does"}
        for credit in section.get("credit", []):
            assert set(credit) == {"who", "what"}
    assert [s["id"] for s in sections if s.get("crisis_lines")] == ["numbers"]


def test_help_tells_every_limit() -> None:
    limits = next(s for s in texts.load("help")["section"] if s["id"] == "limits")
    told = " ".join(limits["items"]).lower()
    for word in (
        "records keys", "changed copy", "camera", "manages this computer", "guessed", "forced",
        "delete", "older copy", "screenshots", "recovery key", "backup", "danger", "call anyone",
        "not treatment", "court",
    ):  # fmt: skip
        assert word in told, word


def test_help_names_the_keys() -> None:
    section = next(s for s in texts.load("help")["section"] if s["id"] == "keys")
    keys = {key["keys"] for key in section["key"]}
    assert {"Ctrl+L", "Ctrl+Shift+H", "F2", "Ctrl+N", "Ctrl+F"} <= keys


def test_crisis_lines_can_be_reached_and_claim_nothing() -> None:
    data = texts.load("crisis_lines")
    assert "check" in data["note"]
    found = {(line["region"], line.get("number", line.get("url"))) for line in data["line"]}
    assert found == {
        ("European Union", "112"),
        ("Worldwide", "https://findahelpline.com"),
        ("United States", "988"),
        ("United Kingdom and Ireland", "116 123"),
        ("United States", "1-800-799-7233"),
    }
    for line in data["line"]:
        assert {"region", "name", "purpose", "listed"} <= set(line)
        assert set(line) <= {"region", "name", "number", "url", "purpose", "listed"}
        assert re.fullmatch(r"\d{4}-\d{2}", line["listed"])
        assert line.get("url", "https://").startswith("https://")


# --- first run -----------------------------------------------------------------------------


def test_first_run_has_its_steps() -> None:
    data = texts.load("first_run")
    assert list(data) == ["welcome", "limits", "safety", "passphrase", "recovery_key", "done"]
    for step in data.values():
        assert {"name", "title", "lead"} <= set(step)
        assert words_in(step["name"]) <= 4


def test_the_limits_can_be_read_in_twenty_seconds() -> None:
    limits = texts.load("first_run")["limits"]
    total = sum(words_in(text) for _, text in strings(limits))
    assert total <= 20 * 240 / 60 + 30  # 240 words a minute, and a glance at title and lead


def test_the_whole_first_run_fits_into_two_minutes() -> None:
    data = texts.load("first_run")
    always = [data["welcome"], data["limits"], data["recovery_key"], data["done"]]
    read = sum(words_in(text) for _, text in strings(always))
    read += sum(words_in(q["ask"]) for q in data["safety"]["question"])
    read += sum(words_in(data["passphrase"][k]) for k in ("lead", "nobody", "suggest_hint"))
    assert read <= 2 * 240


def test_the_safety_questions_each_lead_to_advice() -> None:
    questions = texts.load("first_run")["safety"]["question"]
    assert [q["id"] for q in questions] == ["untold", "going_on", "afraid"]
    for question in questions:
        assert set(question) == {"id", "ask", "title", "advice"}
        assert question["ask"].endswith("?")


def test_the_passphrase_step_has_a_word_for_each_score() -> None:
    step = texts.load("first_run")["passphrase"]
    assert len(step["strength"]) == 5
    assert len(set(step["strength"])) == 5
    assert list(step["crack_time"]) == [
        "moments", "hours", "days", "months", "years", "centuries",
    ]  # fmt: skip


def test_the_recovery_key_is_asked_back_by_group() -> None:
    step = texts.load("first_run")["recovery_key"]
    for name in ("ask_back", "ask_back_label", "ask_back_wrong"):
        assert step[name].format(group=3).count("3") == 1


# --- today ---------------------------------------------------------------------------------


def test_today_greets_at_every_hour() -> None:
    hours = [greeting["from"] for greeting in texts.load("today")["greeting"]]
    assert hours == sorted(set(hours))
    assert all(0 <= hour < 24 for hour in hours)


def test_today_asks_gently() -> None:
    data = texts.load("today")
    roles = [prompt["for"] for prompt in data["prompt"]]
    assert set(roles) == {"any", "hurt", "broke_trust"}
    assert all(roles.count(role) >= 5 for role in set(roles))
    words = [prompt["words"] for prompt in data["prompt"]]
    assert len(set(words)) == len(words)
    assert all("?" in text for text in words)


def test_what_stands_above_a_hard_entry_says_how_to_stop() -> None:
    assert "nothing is lost" in texts.load("journal")["grounding"]["sentence"]


def test_a_table_has_a_key_and_a_value_a_line() -> None:
    rows = texts.table("review/tone")
    assert len(rows) > 10_000
    assert all(key and value and "\n" not in value for key, value in rows.items())
    assert not any(key.startswith("#") for key in rows)
    assert texts.table("review/tone", "cy") == rows
    with pytest.raises(FileNotFoundError):
        texts.table("review/nothing")
