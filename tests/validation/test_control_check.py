"""The control check and the detail guard: what they ask about, and the much that they let be."""

from __future__ import annotations

from datetime import date
from unittest.mock import patch

import pytest

from tests.journal.samples import entry, felt
from trustjournal import texts
from trustjournal.journal.agreements import AgreementKind, Terms
from trustjournal.messages import explain
from trustjournal.validation import advice
from trustjournal.validation.advice import AdviceInvalid
from trustjournal.validation.control_check import control_check, control_check_terms
from trustjournal.validation.detail_guard import detail_guard, detail_guard_entry

CONTROLLING = {
    "cuts_off": [
        "You may not see your friends any more.",
        "You can't call your family when I am at work.",
        "From now on you will no longer talk to your sister.",
        "Stop seeing your old friends.",
        "No more contact with your colleagues outside work.",
        "Cut all ties with your family.",
        "You only see your friends when I am there.",
        "You need my permission to go out.",
        "You are not allowed to leave the house without me.",
        "You must not tell anyone about this.",
        "You’re to hand over your bank card on the first of the month.",
        "I keep all of your money from now on.",
        "You get pocket money.",
        "You may not have any money of your own.",
        "Quit your job by May.",
        "You must not go to work while he is there.",
        "Give up your studies.",
        "You may not see your therapist alone.",
        "Stop going to the support group.",
        "Give up your medication.",
        "You tell me everything you say in therapy.",
        "I forbid you to see your sister.",
        "You don't see your friends any more without me.",
        "No going out with friends unless I am there.",
        "I do not want you seeing your brothers.",
        "You have to ask me before you meet anyone.",
        "You are not allowed to have female friends.",
        "You don't talk to any man.",
        "You stop working with women.",
        "I hold both bank cards.",
        "You ask me before you spend anything.",
        "You leave your job at the end of the year.",
        "You don't go to therapy without me.",
        "I sit in on your therapy.",
    ],
    "covert": [
        "I will secretly read your messages.",
        "I check your phone while you sleep.",
        "I look through your bag without you knowing.",
        "I have put a tracker under the car.",
        "I'll install a hidden camera.",
        "I record your calls.",
    ],
    "unlimited": [
        "I may check your phone whenever I want.",
        "I can read your messages at any time.",
        "I am allowed to look through your old phone whenever I like.",
        "Tell me where you are at all times.",
        "Share your location with me all the time.",
        "You always share your live location.",
        "Answer my calls immediately.",
        "You reply to every message within five minutes.",
        "Send me a photo every hour.",
        "I get all your passwords, for ever.",
        "I look into your phone whenever I feel like it.",
        "You answer me within five minutes.",
        "You may not lock your phone.",
    ],
    "one_way": [
        "This does not apply to me.",
        "I may meet whom I like, but you may not.",
        "You have no say in this.",
        "I alone decide who you meet.",
        "Only you have to follow this.",
    ],
    "threat": [
        "If you are late again, I will tell your boss everything.",
        "Do it, otherwise I'll show everyone the pictures.",
        "If you leave, you will never see the kids again.",
        "Answer me, or I will take the children.",
        "If you do that I'm going to kill myself.",
        "You will regret this.",
        "Be home by eight, or else.",
    ],
    "punish": ["You sleep in the car as a punishment.", "You have to beg for it."],
    "pressure": [
        "You must sleep with me when I ask.",
        "You may not refuse sex.",
        "You must never say no to sex.",
    ],
}

INNOCENT = [
    "I do not look in secret.",
    "Neither of us reads the other's messages in secret.",
    "I will never secretly check your phone.",
    "When you drink, I will sleep at my sister's.",
    "If the contact goes on, I will leave.",
    "If you shout, I will leave the room, or I will call a friend.",
    "If you are late, I will tell you that I was worried.",
    "If it happens again, I will tell my therapist.",
    "Would you tell me when plans change?",
    "Would you call me once in the evening when you are away?",
    "Would you look for a therapist of your own this month?",
    "We tell our families together, when both are ready.",
    "What is said in therapy stays there.",
    "There is no contact with the third person.",
    "You may see your friends whenever you want.",
    "You can call me at any time.",
    "I can call my friends whenever I want.",
    "You do not have to answer my calls immediately.",
    "You never have to tell me where you are at all times.",
    "I need time with my family on Sundays.",
    "I keep an account of my own.",
    "We both see the accounts on the first of each month, until June.",
    "You quit smoking, I quit drinking.",
    "I quit my job in March.",
    "You will not work late on Wednesdays.",
    "My phone lies on the table at night.",
    "Each of us shares the calendar until May.",
    "I feel punished when you go silent.",
    "This is not a punishment.",
    "I do not want to be punished for asking.",
    "You do not have to have sex with me.",
    "No one must have sex to keep the peace.",
    "Neither of us spends time alone with someone we could be attracted to.",
    "I will be sorry to miss the concert.",
    "You will regret nothing, the food there is good.",
    "You will lose the house keys if you leave them there.",
    "I will ask before I open your post.",
    "I will never tell everyone what happened between us.",
    "Our children do not hear us fight.",
    "You don't have to see my parents at Christmas.",
    "The doctor said that you must not work on night shifts.",
    "We stop talking at ten and go on tomorrow.",
    "I will stop seeing your messages as proof.",
    "I want to be able to say no to seeing your family.",
    "You and I each keep our own friends.",
    "The phone stays outside the bathroom.",
    "Whoever gets a message from that time tells the other on the same day.",
    "We record our agreement here, with both signatures.",
    "I will look through the photos with you when you ask.",
    "Please tell me where you are when you are late.",
    "I give you my salary slip to see, once.",
    "Stop checking on me, please.",
    "I need you to end the contact, and to show me how.",
    "You can see your therapist in peace.",
    "The rule applies to me too.",
    "I can read a book whenever I want.",
    "You don't see your family often, and I would like that to change.",
    "You don't talk to your sister any more, and I know that hurts.",
    "I don't want you to talk to your mother about our nights.",
    "You leave your work on time on Wednesdays.",
    "You leave your work at five on Fridays.",
    "You no longer see your family, and I wonder whether you miss them.",
    "Please ask me before you invite people over.",
    "You asked me before you spent it, thank you.",
    "I keep all the receipts.",
    "You never go to the doctor, and I worry.",
    "I come to your session when you ask me.",
    "You answer within a day.",
    "You may not lock the door from the inside while the child is ill.",
    "I need you to see your friends without me.",
    "I stop working with you at ten.",
    "All your messages from that week are deleted, for ever I think.",
    "We both keep our own cards.",
    "I tell my friends whom I meet.",
    "You alone know what you need.",
    "I must never be alone with that person again.",
    "I will see your parents any time I like to.",
    "I answer my calls immediately.",
    "I'll reply to every message straight away.",
]

DETAILED = {
    "sexual_detail": [
        "They had oral sex in the car.",
        "He said that she was naked.",
        "You went down on her.",
        "They had sex for hours.",
    ],
    "body_comparison": [
        "She is prettier than me.",
        "He was better in bed than you.",
        "Her body was amazing.",
        "I'm not as attractive as her.",
    ],
    "identity": [
        "Her name is Maria.",
        "It was someone called Robin Falke.",
        "Write to r.falke@example.org and ask.",
        "The number was +44 20 7946 0999.",
        "I found @robin.falke on there.",
        "facebook.com/robin.falke",
        "He lives at 12 Mill Lane.",
    ],
}

PLAIN = [
    "I had an affair for five months, and it is over.",
    "We slept in separate rooms for a week.",
    "They had sex, and I am not asking for more than that.",
    "I feel naked and exposed when I tell this.",
    "My sister is younger than me.",
    "Her hands were shaking.",
    "The contact was told on 2026-03-14 at 09:26.",
    "The helpline is 116 123.",
    "Call 112 or 988.",
    "We met at the café called Blue Moon.",
    "A colleague wrote to me.",
    "I am a better listener than I was.",
    "You are more patient than me.",
    "I watched porn on Tuesday.",
    "I ran 10 000 steps, between 2019 and 2024.",
    "Compared with last year I sleep better.",
    "The name of the feeling is grief.",
    "He lives in Spain now.",
    "Her body remembers, the therapist said about me and my sister.",
    "I felt it in my chest and legs.",
    "Sex is difficult for us at the moment.",
    "I want to be held without sex.",
    "The position at work was offered to me.",
    "We kissed good night.",
    "It cost 0.50 each.",
]


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, found in CONTROLLING.items() for text in found]
)
def test_it_asks_about_what_isolates_watches_or_punishes(kind: str, text: str) -> None:
    found = control_check(text)
    assert [each.kind for each in found] == [kind]
    (one,) = found
    assert text[one.start : one.end] == one.phrase
    assert "?" in one.question


@pytest.mark.parametrize("text", INNOCENT)
def test_it_lets_other_texts_be(text: str) -> None:
    assert control_check(text) == []


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, found in DETAILED.items() for text in found]
)
def test_it_asks_about_details(kind: str, text: str) -> None:
    assert {each.kind for each in detail_guard(text)} == {kind}


@pytest.mark.parametrize("text", [*PLAIN, *INNOCENT])
def test_it_lets_headlines_and_facts_be(text: str) -> None:
    assert detail_guard(text) == []


def test_terms_are_asked_about_field_by_field() -> None:
    day = date(2026, 6, 1)
    fair = Terms(area="transparency", text="The calendar is open to both.", review_on=day)
    assert control_check_terms(fair) == {}
    assert set(control_check_terms(fair.edited(review_on=None))) == {"review_on"}
    assert set(control_check_terms(fair.edited(scope="This does not apply to me."))) == {"scope"}
    alone = Terms(area="friends", text="Meetings are outside.", mutual=False)
    assert set(control_check_terms(alone)) == {"mutual"}
    assert control_check_terms(alone.edited(kind=AgreementKind.DISCLOSURE)) == {}


def test_every_text_of_an_entry_is_looked_at() -> None:
    made = entry(text="Her name is Maria.", feelings=(felt("hurt", about="He lives at Mill Lane"),))
    assert [each.rule for each in detail_guard_entry(made)] == ["identity", "identity"]


def test_of_two_that_overlap_the_longer_is_kept() -> None:
    (found,) = control_check("I secretly read your messages whenever I want.")
    assert found.phrase == "read your messages whenever I want"


@pytest.mark.parametrize(
    "rule",
    [
        {"id": "x", "class": "y", "why": "z", "question": "?", "patterns": ["("]},
        {"id": "x", "class": "y", "why": "z", "question": "?", "patterns": ["{nobody}"]},
        {"id": "x"},
    ],
)
def test_a_mistake_in_the_rules_names_the_file(rule: dict[str, object]) -> None:
    advice.rules.cache_clear()
    with (
        patch.object(texts, "load", return_value={"rule": [rule]}),
        pytest.raises(AdviceInvalid) as raised,
    ):
        advice.rules("control_check")
    assert raised.value.rule == "x"
    assert "control_check" in explain(raised.value).sentence


def test_a_long_text_is_looked_at_quickly() -> None:
    text = "if you would only say where you were when I called, then I " * 2000
    assert control_check(text) == []
    assert detail_guard(text) == []
