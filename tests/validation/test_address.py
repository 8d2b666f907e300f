from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustjournal.validation.address import to_partner


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("I lied to my wife", "I lied to you"),
        ("I lied to my husband about the loan", "I lied to you about the loan"),
        ("I read my partner's diary", "I read your diary"),
        ("I read my partner’s diary", "I read your diary"),
        ("my wife found the receipt", "you found the receipt"),
        ("My boyfriend was asleep", "you were asleep"),
        (
            "my girlfriend asked, and my girlfriend has a right to",
            "you asked, and you have a right to",
        ),
        ("my wife and I kissed", "you and I kissed"),
    ],
)
def test_the_partner_is_spoken_to(typed: str, said: str) -> None:
    assert to_partner(typed) == said


@pytest.mark.parametrize(
    "typed",
    [
        "my wife saw her phone", "my husband said he knew", "my wife sees everything",
        "I met my ex-wife", "I told my business partner", "my ex wife called", "the wife",
        "my partners", "I lied",
    ],
)  # fmt: skip
def test_in_doubt_the_words_stay(typed: str) -> None:
    assert to_partner(typed) == typed


@given(st.text(max_size=80))
def test_any_text_comes_through(typed: str) -> None:
    if "my " not in typed.lower():
        assert to_partner(typed) == typed
