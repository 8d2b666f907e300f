from __future__ import annotations

import functools
import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.validation.inputs import HAPPENED, MY_PARTS, NOW, OWN_WORDS, WHY
from trustjournal.validation.address import to_partner
from trustjournal.validation.compose import Parts, Statement, compose
from trustjournal.validation.english import APOSTROPHES
from trustjournal.validation.grammar import fit
from trustjournal.validation.lexicon import MISSPELT
from trustjournal.validation.words import Words

WORDS = Words.load()
FEELINGS = [
    feeling.id
    for core in WORDS.vocabulary.cores()
    for feeling in (core, *WORDS.vocabulary.below(core.id))
]
EVERY = 8  # each feeling takes every eighth of what people type, all feelings together take all
BANNED = re.compile(
    r"\b(?:forgive|forgiven|forgiveness|i promise|trust me|move on|get over|at least|"
    r"you should|you must|you need to|sorry if|because because|because of because)\b",
    re.IGNORECASE,
)


@functools.cache
def tokens(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’-][^\W_]+)*|[.?!,;:…“”\"]", text.lower())


def doubled(text: str) -> set[str]:
    found = tokens(text)
    return {a for a, b in itertools.pairwise(found) if a == b}


def check(statements: list[Statement], parts: Parts) -> None:
    typed = " ".join((*parts.feelings, parts.happened, parts.my_part, parts.why, parts.now))
    assert len({s.text for s in statements}) == len(statements) >= 6
    assert {s.level for s in statements} == {1, 2, 3, 4, 5, 6}
    assert {s.register for s in statements} == {"plain", "warm", "brief"}
    for statement in statements:
        text = statement.text
        assert 1 <= statement.level <= 6
        assert statement.register in ("plain", "warm", "brief")
        assert "{" not in text
        assert "}" not in text
        first = text[0]
        assert not (first.isalpha() and first.islower()), text
        assert re.search(r"(?<![.?!…,;:])[.?](?:[\"”’')])*$", text), text
        assert "  " not in text
        assert text == text.strip()
        assert doubled(text) <= doubled(typed), text
        assert not re.search(r"\s[.,?;:]", text), text
        assert not re.search(r"\bbecause (?:of )?[.,]|\bfor[.,](?<!cared for.)", text), text
        assert not re.search(r"\b(?:an? )?(?:feeling|because) (?:because|feeling)\b", text), text
        assert not re.search(r"\bi\b", text), text
        for found in BANNED.findall(text):
            assert found.lower() in typed.lower()


def said(text: str) -> str:
    """The words alone, for telling whether a typed part came through whole."""
    return " ".join(w for w in tokens(text.replace("’", "'")) if w[0].isalnum())


@pytest.mark.parametrize("feeling", FEELINGS)
@pytest.mark.parametrize("unsure", [False, True])
def test_every_feeling_with_every_part_is_grammatical(feeling: str, unsure: bool) -> None:
    offset = FEELINGS.index(feeling)
    for number, my_part in list(enumerate(MY_PARTS, offset))[offset % EVERY :: EVERY]:
        parts = Parts(
            feelings=(feeling,),
            my_part=my_part,
            happened=HAPPENED[number % len(HAPPENED)],
            now=NOW[number % len(NOW)],
            why=WHY[number % len(WHY)],
            unsure=unsure,
        )
        check(compose(parts, WORDS), parts)


@settings(max_examples=300, deadline=None)
@given(
    feelings=st.lists(st.sampled_from(FEELINGS + OWN_WORDS), max_size=4),
    my_part=st.sampled_from(["", *MY_PARTS]),
    happened=st.sampled_from(HAPPENED),
    now=st.sampled_from(NOW),
    why=st.sampled_from(WHY),
    unsure=st.booleans(),
)
def test_any_combination_is_grammatical(
    feelings: list[str], my_part: str, happened: str, now: str, why: str, unsure: bool
) -> None:
    parts = Parts(tuple(feelings), happened, my_part, now, unsure, why)
    check(compose(parts, WORDS), parts)


@settings(max_examples=300, deadline=None)
@given(typed=st.text(max_size=80), unsure=st.booleans())
def test_anything_typed_still_gives_statements(typed: str, unsure: bool) -> None:
    for parts in (
        Parts(("afraid",), my_part=typed, unsure=unsure),
        Parts((typed,), typed, typed, typed, unsure, typed),
    ):
        statements = compose(parts, WORDS)
        assert len({s.text for s in statements}) == len(statements) >= 6


@pytest.mark.parametrize("my_part", MY_PARTS)
def test_what_was_typed_comes_through_whole(my_part: str) -> None:
    fitted = fit(my_part)
    if fitted is None:
        return
    texts = [s.text for s in compose(Parts(("afraid",), my_part=my_part), WORDS)]
    whole = said(fitted.inline or fitted.alone)
    assert sum(whole in said(text) for text in texts) >= 2
    kept = said(to_partner(my_part.replace("\n", " "))).split()
    lost = [word for word in kept if word not in said(" ".join(texts)).split()]
    openings = {
        "because",
        "for",
        "so",
        "by",
        "cos",
        "after",
        "when",
        "ever",
        "since",
        "as",
        "2",
        "well",
        "yeah",
        "like",
    }
    openings |= {"basically", "honestly"}
    assert set(lost) <= openings | set(APOSTROPHES) | set(MISSPELT)


@pytest.mark.parametrize("part", ["happened", "now"])
def test_optional_parts_are_used_and_may_be_missing(part: str) -> None:
    typed = {"happened": "my phone buzzed at dinner", "now": "I leave my phone on the table"}[part]
    for unsure in (False, True):
        with_it = Parts(("afraid",), unsure=unsure, **{part: typed})  # type: ignore[arg-type]
        without = Parts(("afraid",), unsure=unsure)
        assert sum(said(typed[2:]) in said(s.text) for s in compose(with_it, WORDS)) >= 2
        assert not any(said(typed[2:]) in said(s.text) for s in compose(without, WORDS))


def first(*feelings: str, **parts: str) -> str:
    return compose(Parts(feelings, **parts), WORDS)[0].text  # type: ignore[arg-type]


def every(*feelings: str) -> str:
    return " ".join(s.text for s in compose(Parts(feelings), WORDS))


def test_the_sentence_people_come_for() -> None:
    assert first("afraid", "angry", my_part="lied about the money") == (
        "It makes sense that you are feeling this fear and anger, because I lied about the money."
    )
    assert first("afraid") == (
        "It makes sense that you are feeling this fear, because of what I have done."
    )
    assert first("sad", my_part="lying to you").endswith("because of my lying to you.")
    assert first("sad", my_part="The texts.").endswith("because of the texts.")
    assert first(my_part="my affair") == "What you are feeling makes sense, because of my affair."
    assert first("caught out", my_part="hid my phone") == (
        "It makes sense that you are feeling caught out, because I hid my phone."
    )


def test_words_that_fit_nowhere_stand_on_their_own() -> None:
    assert first("angry", my_part="I lied. i hid it!") == (
        "I lied. I hid it. It makes sense that you are feeling this anger, because of what I did."
    )
    assert first("angry", my_part="mentí sobre el dinero").startswith(
        "What I did: mentí sobre el dinero. It makes sense"
    )


def test_what_the_other_person_did_is_never_given_as_the_cause() -> None:
    for my_part in ("you were never home", "You're always busy"):
        for statement in compose(Parts(("angry",), my_part=my_part), WORDS):
            assert "because you" not in statement.text.lower()


def test_light_feelings_are_not_explained_by_what_was_done() -> None:
    for feeling in ("calm", "hopeful", "close", "grateful", "safe"):
        for statement in compose(Parts((feeling,), my_part="I lied"), WORDS):
            assert "because" not in statement.text
    mixed = [s.text for s in compose(Parts(("hopeful", "afraid"), my_part="I lied"), WORDS)]
    assert all("hope" not in text for text in mixed if "I lied" in text)
    assert any("hopeful and afraid" in text for text in mixed)


def test_shame_is_met_with_worth() -> None:
    assert "nothing about your worth" in first("unworthy", my_part="I lied")


def test_unsure_asks_more_than_it_says() -> None:
    for feelings in ((), ("afraid", "angry"), ("ashamed",), ("hopeful",), ("caught out",)):
        statements = compose(Parts(feelings, my_part="I lied", unsure=True), WORDS)
        assert sum("?" in s.text for s in statements) > len(statements) / 2
    texts = [s.text for s in compose(Parts(("afraid", "angry"), unsure=True), WORDS)]
    assert any("afraid or angry" in text for text in texts)


def test_a_reason_stands_as_its_own_sentence() -> None:
    parts = {"my_part": "I lied", "why": "because you had asked me twice"}
    assert first("afraid", **parts) == (
        "It makes sense that you are feeling this fear, because I lied. You had asked me twice."
    )
    assert first("afraid", my_part="I lied", why="the promises I made").endswith(
        "I am thinking of the promises I made, too."
    )
    assert first("afraid", my_part="I lied", why="I lied") == first("afraid", my_part="I lied")


def test_one_feeling_and_several_agree() -> None:
    one = [s.text for s in compose(Parts(("afraid",)), WORDS)]
    two = [s.text for s in compose(Parts(("afraid", "angry")), WORDS)]
    own = [s.text for s in compose(Parts(("afraid", "caught out")), WORDS)]
    assert any("so is your fear." in text for text in one)
    assert any("so are your fear and anger." in text for text in two)
    assert any("so is what you are feeling." in text for text in own)


def test_nobody_is_responsible_for_a_person() -> None:
    for person in ("another woman", "Chris from work", "him", "my ex"):
        texts = [s.text for s in compose(Parts(("sad",), my_part=person), WORDS)]
        assert any(f"because of {person}." in text for text in texts)
        assert not any(f"responsible for {person}" in text for text in texts)


def test_what_is_done_now_is_said_as_one_says_it() -> None:
    said_now = {
        "leave my phone on the table": "Now I leave my phone on the table.",
        "answering your questions": "I am answering your questions.",
        "Today I told my sister": "Today I told my sister.",
        "therapy every week": "What I do now: therapy every week.",
        "never lying again": "What I do now: never lying again.",
        "stay": "I am staying.",
        "I'm listening": "I'm listening.",
        "I've given you the password": "I've given you the password.",
    }
    for typed, sentence in said_now.items():
        texts = [s.text for s in compose(Parts(("sad",), now=typed), WORDS)]
        assert sum(text.endswith(sentence) for text in texts) >= 2


def test_nothing_is_said_twice() -> None:
    for statement in compose(Parts(("sad",), "I lied", "I lied", "I lied", why="I lied"), WORDS):
        assert statement.text.count("I lied") <= 1


def test_our_apostrophes_follow_those_that_were_typed() -> None:
    for typed, other in (("I didn't tell you", "’"), ("I didn’t tell you", "'")):
        for statement in compose(Parts(("sad",), my_part=typed), WORDS):
            assert other not in statement.text


def test_feelings_are_named_once_and_leads_left_out() -> None:
    assert "this fear, " in first("afraid", "afraid", " ")
    assert "feeling lost, because" in first("I feel lost")
    assert "feeling like a fool, because" in first("I feel like a fool.")
    assert "feeling scared, because" in first("Scared")
    assert "full of grief" in compose(Parts(("grieving",)), WORDS)[1].text
    assert "feeling a knot in your stomach, because" in first("a knot in my stomach")
    assert "feeling that you can't breathe, because" in first("I can't breathe")
    assert "feeling that you were never enough" in first("I was never enough")
    assert "feeling “fear, coming back”, because" in first("fear, coming back")
    assert "feeling like you're going mad, because" in first("like I'm going mad")
    assert any(
        "feeling the same." in s.text for s in compose(Parts(("like I'm going mad",)), WORDS)
    )
    assert "feeling this fear and anger" in first("fear", "angry")
    assert any(
        "feeling afraid and angry" in s.text for s in compose(Parts(("fear", "angry")), WORDS)
    )
    assert "feeling that nothing is real, because" in first("that nothing is real")
    assert "feeling on your own with it, because" in first("on my own with it")
    assert "feeling like you’re walking on eggshells, because" in first("walking on eggshells")
    assert "feeling like you’re drowning, because" in first("like drowning")
    assert "feeling like crying, because" in first("like crying")
    assert "feeling that you need space, because" in first("needs space")
    assert "feeling like a failure, because" in first("a failure")
    assert "feeling full of rage, because" in first("rage")


def test_two_feelings_in_one_line_are_two() -> None:
    for typed in ("sad and lonely", "sad, lonely", "sad/lonely", "Sad & lonely :("):
        assert "feeling this sadness and loneliness, because" in first(typed)


def test_who_feels_it_and_who_says_it_are_not_mixed_up() -> None:
    assert "feeling disgusted by me, because" in first("disgusted by me")
    assert "feeling close to me today" in first("close to me")
    assert "feeling as if you don't matter to me, because" in first("as if I don't matter to you")
    assert "feeling that you can't trust me, because" in first("can't trust me")
    assert "feeling “afraid I'll do it again”, because" in first("afraid I'll do it again")
    assert "feeling “like she's going mad”, because" in first("like she's going mad")


def test_own_words_have_a_tone() -> None:
    for light in ("happy", "a bit hopeful", "safe again", "better"):
        assert "because" not in first(light, my_part="I lied")
    for heavy in ("not safe", "not happy", "scared to hope"):
        assert "because I lied" in first(heavy, my_part="I lied")
    assert "nothing about your worth" in first("never enough", my_part="I lied")


def test_a_guess_is_asked() -> None:
    for typed in ("maybe sad", "angry?", "I think she is sad", "I don't know", "idk"):
        statements = compose(Parts((typed,), my_part="I lied"), WORDS)
        assert sum("?" in s.text for s in statements) > len(statements) / 2
        assert not any("know" in s.text or "idk" in s.text for s in statements)


def test_what_explains_is_never_the_cause() -> None:
    for my_part in ("stress", "our fights", "your coldness", "I was lonely", "out of fear"):
        for statement in compose(Parts(("angry",), my_part=my_part), WORDS):
            assert f"because {my_part}" not in statement.text
            assert f"because of {my_part}" not in statement.text
            assert f"because of the {my_part}" not in statement.text
            assert "responsible for your" not in statement.text


def test_reprs_hold_no_words() -> None:
    parts = Parts(("caught out",), my_part="I lied about the money")
    shown = repr(parts) + repr(compose(parts, WORDS)) + repr(fit(parts.my_part))
    assert "lied" not in shown
    assert "caught" not in shown
