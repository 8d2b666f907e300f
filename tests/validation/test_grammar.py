from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustjournal.validation.grammar import Shape, fit, split_sentences
from trustjournal.validation.openings import looks_ahead

CASES = [
    ("I lied about the money", Shape.CLAUSE, "I lied about the money"),
    ("Lied about the money.", Shape.CLAUSE, "I lied about the money"),
    ("because I lied", Shape.CLAUSE, "I lied"),
    ("that I lied", Shape.CLAUSE, "I lied"),
    ("never told you", Shape.CLAUSE, "I never told you"),
    ("didnt tell you", Shape.CLAUSE, "I didn't tell you"),
    ("im still lying", Shape.CLAUSE, "I'm still lying"),
    ("was texting my ex", Shape.CLAUSE, "I was texting my ex"),
    ("text my ex", Shape.CLAUSE, "I text my ex"),
    ("no longer text her", Shape.CLAUSE, "I no longer text her"),
    ("my phone was always locked", Shape.CLAUSE, "my phone was always locked"),
    ("what I did was wrong", Shape.CLAUSE, "what I did was wrong"),
    ("For two years I hid it", Shape.CLAUSE, "for two years I hid it"),
    ("Sam texted me", Shape.CLAUSE, "Sam texted me"),
    ("when I was away, I lied", Shape.CLAUSE, "when I was away, I lied"),
    ("I said “it was nothing.”", Shape.CLAUSE, "I said “it was nothing”"),
    ("lying to you", Shape.ACTION, "lying to you"),
    ("for lying to you", Shape.ACTION, "lying to you"),
    ("not telling you", Shape.ACTION, "not telling you"),
    ("hiding what happened", Shape.ACTION, "hiding what happened"),
    ("The texts", Shape.THING, "the texts"),
    ("because of my affair", Shape.THING, "my affair"),
    ("affair", Shape.THING, "the affair"),
    ("secret account with another bank", Shape.THING, "the secret account with another bank"),
    ("the phone is unlocked and here", Shape.CLAUSE, "the phone is unlocked and here"),
    ("the messages were deleted", Shape.CLAUSE, "the messages were deleted"),
    ("the money that was lost", Shape.THING, "the money that was lost"),
    ("promises I broke", Shape.THING, "the promises I broke"),
    ("texts to my ex", Shape.THING, "the texts to my ex"),
    ("the texts I sent and hid", Shape.THING, "the texts I sent and hid"),
    ("the night I lied", Shape.THING, "the night I lied"),
    ("how I lied", Shape.THING, "how I lied"),
    ("so many lies", Shape.THING, "so many lies"),
    ("OnlyFans", Shape.THING, "OnlyFans"),
    ("porn", Shape.THING, "the porn"),
    ("everything", Shape.THING, "everything"),
    ("no honesty", Shape.FRAGMENT, ""),
    ("I'm sorry I hurt you", Shape.SENTENCE, ""),
    ("Did I hurt you?", Shape.SENTENCE, ""),
    ("I lied, I hid the money", Shape.CLAUSE, "I lied and I hid the money"),
    ("I lied, you left", Shape.SENTENCE, ""),
    ("the texts, the money", Shape.THING, "the texts and the money"),
    ("lying, hiding, cheating", Shape.ACTION, "lying, hiding and cheating"),
    ("me lying to you", Shape.ACTION, "lying to you"),
    ("pretending nothing was wrong", Shape.ACTION, "pretending nothing was wrong"),
    ("dating apps", Shape.THING, "the dating apps"),
    ("tinder", Shape.THING, "tinder"),
    ("I LIED TO YOU", Shape.CLAUSE, "I lied to you"),
    ("I, the liar", Shape.FRAGMENT, ""),
    ("I lied to my wife", Shape.CLAUSE, "I lied to you"),
    ("cheated on my girlfriend", Shape.CLAUSE, "I cheated on you"),
    ("I turned away; you went quiet", Shape.SENTENCE, ""),
    ("to lie to you", Shape.FRAGMENT, ""),
    ("after I lied to you", Shape.CLAUSE, "I lied to you"),
    ("ever since I lied about Berlin", Shape.CLAUSE, "I lied about Berlin"),
    ("after lying to you for a year", Shape.ACTION, "lying to you for a year"),
    ("when you found the messages", Shape.CLAUSE, "you found the messages"),
    ("whenever you asked, I lied", Shape.CLAUSE, "whenever you asked, I lied"),
    ("while you were pregnant", Shape.SETTING, "while you were pregnant"),
    ("behind your back", Shape.SETTING, "behind your back"),
    ("for two years", Shape.SETTING, "for two years"),
    ("last summer in Spain", Shape.SETTING, "last summer in Spain"),
    ("out of fear", Shape.FRAGMENT, ""),
    ("to protect you", Shape.FRAGMENT, ""),
    ("unfaithful", Shape.CLAUSE, "I have been unfaithful"),
    ("cold and distant", Shape.CLAUSE, "I have been cold and distant"),
    ("never there", Shape.CLAUSE, "I was never there"),
    ("in contact with her", Shape.CLAUSE, "I have been in contact with her"),
    ("still in contact with her", Shape.FRAGMENT, ""),
    ("always on my phone", Shape.CLAUSE, "I was always on my phone"),
    ("never off my phone", Shape.CLAUSE, "I was never off my phone"),
    ("hooked up w/ a coworker", Shape.CLAUSE, "I hooked up with a coworker"),
    ("a coward", Shape.CLAUSE, "I have been a coward"),
    ("coward", Shape.CLAUSE, "I have been a coward"),
    ("constant lying", Shape.THING, "the constant lying"),
    ("stupid lies", Shape.THING, "the stupid lies"),
    ("gambling problem", Shape.THING, "the gambling problem"),
    ("disappearing messages", Shape.THING, "the disappearing messages"),
    ("unopened letters", Shape.THING, "the unopened letters"),
    ("hidden folder on my laptop", Shape.THING, "the hidden folder on my laptop"),
    ("lie after lie", Shape.THING, "lie after lie"),
    ("DMs", Shape.THING, "the DMs"),
    ("£900", Shape.THING, "the £900"),
    ("Marc from the gym", Shape.THING, "Marc from the gym"),
    ("someone else", Shape.THING, "someone else"),
    ("you finding out from a stranger", Shape.THING, "your finding out from a stranger"),
    ("my mother knew", Shape.CLAUSE, "my mother knew"),
    ("the apps are gone", Shape.CLAUSE, "the apps are gone"),
    ("I was scared of losing you", Shape.SENTENCE, ""),
    ("I lied because I was scared", Shape.SENTENCE, ""),
    ("I needed attention", Shape.SENTENCE, ""),
    ("don't know why I lied", Shape.SENTENCE, ""),
    ("why did I lie", Shape.SENTENCE, ""),
    ("I LIED TO ANNA IN LEEDS", Shape.CLAUSE, "I lied to Anna in Leeds"),
    ("THE TEXTS", Shape.THING, "the texts"),
    ("i should of told you", Shape.CLAUSE, "I should have told you"),
    ("lieing to you", Shape.ACTION, "lying to you"),
    ("lied 2 u", Shape.CLAUSE, "I lied to you"),
    ("texts & calls", Shape.THING, "the texts and calls"),
    ("lied, cheated, stole", Shape.CLAUSE, "I lied, cheated and stole"),
    ("the messages deleted last year", Shape.FRAGMENT, ""),
    ("mentí sobre el dinero", Shape.FRAGMENT, ""),
]


@pytest.mark.parametrize(("typed", "shape", "inline"), CASES)
def test_typed_words_find_their_place(typed: str, shape: Shape, inline: str) -> None:
    fitted = fit(typed)
    assert fitted is not None
    assert (fitted.shape, fitted.inline) == (shape, inline)


@pytest.mark.parametrize("typed", ["", "  ", "...", "?", "I", "because", "Because I", "\n-\n"])
def test_nothing_typed_yet(typed: str) -> None:
    assert fit(typed) is None


def test_nobody_is_put_in_where_it_may_be_somebody_else() -> None:
    fitted = fit("went quiet", mine=False)
    assert fitted is not None
    assert fitted.shape is Shape.FRAGMENT
    assert fitted.alone == "went quiet."


@pytest.mark.parametrize(
    ("typed", "inline"),
    [
        ("sober for 30 days", "I am sober for 30 days"),
        ("here with you", "I am here with you"),
        ("home by six", "I am home by six"),
        ("be honest", "being honest"),
        ("leave phone on table", "I leave my phone on the table"),
        ("phone on the table", "phone on the table"),
        ("cut contact with him", "I cut contact with him"),
        ("shared bank account", "shared bank account"),
        ("open phone", "open phone"),
        ("tell me what you need", ""),
    ],
)
def test_what_is_done_now_finds_its_place(typed: str, inline: str) -> None:
    fitted = fit(typed, now=True)
    assert fitted is not None
    assert fitted.inline == inline


@pytest.mark.parametrize(
    ("typed", "shape", "alone"),
    [
        ("after I came home late", Shape.SETTING, "after I came home late."),
        ("in the car", Shape.SETTING, "in the car."),
        ("snapped at you", Shape.CLAUSE, "I snapped at you."),
        ("turned my phone over", Shape.FRAGMENT, "turned my phone over."),
        ("you asking again", Shape.THING, "you asking again."),
        ("a message popped up", Shape.CLAUSE, "A message popped up."),
        ("since you couldn't sleep", Shape.FRAGMENT, "since you couldn't sleep."),
    ],
)
def test_what_happened_finds_its_place(typed: str, shape: Shape, alone: str) -> None:
    fitted = fit(typed, mine=False)
    assert fitted is not None
    assert (fitted.shape, fitted.alone) == (shape, alone)


def test_what_is_to_come_is_told_from_what_is_done() -> None:
    for ahead in ("I'll tell you", "I will change", "it won’t happen again", "never lying again"):
        assert looks_ahead(ahead)
    for present in ("I tell you everything", "going to therapy", "no contact with her"):
        assert not looks_ahead(present)


@pytest.mark.parametrize("typed", ["nothing", "idk", "I don't know.", "not sure yet", "Hmm"])
def test_an_answer_that_says_nothing_is_none(typed: str) -> None:
    assert fit(typed) is None


def test_several_sentences_stand_as_they_were_typed() -> None:
    fitted = fit("lied.  i hid it! why did I?\n- the texts")
    assert fitted is not None
    assert fitted.alone == "I lied. I hid it. Why did I? The texts."


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [
        ("I saw Dr. Smith. Alone.", ["I saw Dr. Smith.", "Alone."]),
        ("I lied... a lot", ["I lied... a lot"]),
        ("it cost £3.50 a day", ["it cost £3.50 a day"]),
        ("1. lied\n2) hid it", ["lied", "hid it"]),
    ],
)
def test_sentences_are_told_apart(typed: str, pieces: list[str]) -> None:
    assert split_sentences(typed) == pieces


@given(st.text(max_size=60))
def test_any_text_is_placed_or_empty(typed: str) -> None:
    fitted = fit(typed)
    assert fitted is None or fitted.alone.strip()
    assert fitted is None or "\n" not in fitted.inline + fitted.alone
