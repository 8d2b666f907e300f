from __future__ import annotations

import copy
from typing import Any

import pytest

from trustjournal import texts
from trustjournal.validation.review import Kind, Reviewer, Rules, RulesInvalid
from trustjournal.validation.review.pattern import Concepts, Index, PatternInvalid, compile_pattern

SMALL: dict[str, Any] = {
    "concepts": {"concept": {"drink": ["beer*", "a pint"], "fun": ["<drink>", "cards"]}},
    "contexts": {
        "context": [{"name": "shop", "weight": -1, "classes": ["all"], "patterns": ["shop"]}]
    },
    "tone": {
        "tone": {"cue": 1, "each": 0, "least": 0.999, "behind": 0.5},
        "bias": dict.fromkeys(["any", *Kind], 0.0),
        "weights": {"dull": "any -4", "grim": "minimise 4 denial 3", "vile": "minimise 30"},
    },
    **{
        kind.value: {
            "class": {"name": "Name", "why": "Because.", "ask": "What else?"},
            "cue": [{"patterns": [f"word{n}"]}],
        }
        for n, kind in enumerate(Kind)
    },
}  # fmt: skip


def small(**minimise: object) -> dict[str, Any]:
    data = copy.deepcopy(SMALL)
    data["minimise"]["cue"] = [minimise]
    return data


def kinds(data: dict[str, Any], text: str) -> set[str]:
    return set(Reviewer(Rules.from_data(data)).review(text).kinds)


def test_the_shipped_rules_say_something_for_every_class() -> None:
    rules = Rules.load()
    assert set(rules.words) == set(Kind)
    assert {cue.kind for cue in rules.cues} == set(Kind)
    assert len({words.name for words in rules.words.values()}) == len(Kind)


@pytest.mark.parametrize(
    ("pattern", "yes", "no"),
    [
        ("only <fun>", "Only two beers? Only beers.", "Only two beers."),
        ("only ~ <drink>", "It was only one small beer.", "It was only one, a beer."),
        ("only ~~ beer*", "It was only one, a small beer.", "Only that. A beer."),
        ("you are (mad|not well)", "YOU’RE really not well", "you were mad"),
        ("^ trust me", "I'm home, and trust me.", "They trust me."),
        ("over $", "It is over, love.", "It is over there."),
        ("^^ so what", "So what?", "And so what?"),
        ("only !(one|two) beer*", "only three beers. only beers", "only one beer"),
        ("a? pint", "Pint!", "pin"),
        ("(i|we) (only (had|drank)) beer*", "we only drank beer", "we had only beer"),
    ],
)
def test_a_pattern_finds_what_it_says(pattern: str, yes: str, no: str) -> None:
    data = small(patterns=[pattern])
    assert kinds(data, yes) == {"minimise"}
    assert kinds(data, no) == set()


def test_a_context_weighs_against_and_can_be_named() -> None:
    assert kinds(small(patterns=["beer"]), "A beer from the shop") == set()
    assert kinds(small(patterns=["beer"], weight=2), "A beer from the shop") == {"minimise"}
    assert kinds(small(patterns=["beer"], weight=2, unless=["shop"]), "A beer, a shop") == set()
    assert kinds(small(patterns=["beer"], needs=["shop"]), "A beer") == set()


def test_half_cues_add_up_and_the_same_words_count_once() -> None:
    data = small(patterns=["beer", "a beer", "pint"], weight=0.5)
    assert kinds(data, "A beer") == set()
    assert kinds(data, "A beer and a pint") == {"minimise"}


def test_how_a_sentence_sounds_is_added_to_its_cues() -> None:
    data = small(patterns=["beer", "pint"])
    assert kinds(data, "A dull beer") == set()
    assert kinds(data, "A dull beer, a dull pint") == {"minimise"}
    data["tone"]["weights"]["dull"] = "fixing -4"
    assert kinds(data, "A dull beer") == {"minimise"}


def test_sound_lifts_half_a_cue() -> None:
    data = small(patterns=["beer"], weight=0.5)
    assert kinds(data, "A beer") == set()
    assert kinds(data, "A vile beer") == {"minimise"}


def test_what_has_no_cue_is_marked_where_it_sounds_most_like_a_class() -> None:
    text = "We went out, and it was a vile vile evening; then we had tea."
    [flag] = Reviewer(Rules.from_data(small(patterns=["beer"]))).review(text).flags
    assert (flag.kind, flag.phrase) == (Kind.MINIMISE, "it was a vile vile evening")
    assert Reviewer(Rules.from_data(small(patterns=["beer"]))).review("Vile.").flags


def test_every_class_with_a_cue_can_count_a_little() -> None:
    data = small(patterns=["beer"], weight=0.6)
    data["denial"]["cue"] = [{"patterns": ["cards"], "weight": 0.6}]
    assert kinds(data, "Beer or cards") == set()
    data["tone"]["tone"]["each"] = 0.2
    assert kinds(data, "Beer") == set()
    assert kinds(data, "Beer or cards") == {"minimise", "denial"}


def test_a_class_far_behind_another_is_left_out() -> None:
    data = small(patterns=["beer"])
    data["denial"]["cue"] = [{"patterns": ["cards"], "weight": 1.4}]
    assert kinds(data, "Beer or cards") == {"minimise", "denial"}
    data["tone"]["tone"]["behind"] = 0.3
    assert kinds(data, "Beer or cards") == {"denial"}


def test_words_are_swapped_where_a_cue_offers_it() -> None:
    data = small(patterns=["sorry if i"], rewrite=["if I", "that I"])
    [flag] = Reviewer(Rules.from_data(data)).review("Sorry If I woke you, Ann.").flags
    assert (flag.phrase, flag.rewrite) == ("Sorry If I woke you", "Sorry that I woke you")


def test_an_offered_rewrite_is_not_marked_itself() -> None:
    for text in ("I'm sorry if I hurt you.", "I'm sorry if my words hurt you."):
        [flag] = Reviewer(Rules.load()).review(text).flags
        assert flag.rewrite is not None
        assert not Reviewer(Rules.load()).review(flag.rewrite).flags


@pytest.mark.parametrize(
    ("file", "path", "value"),
    [
        ("minimise", ("class",), None), ("minimise", ("class", "why"), ""),
        ("minimise", ("class", "ask"), "No question."), ("minimise", ("cue",), []),
        ("minimise", ("cue", 0, "patterns"), []), ("minimise", ("cue", 0, "patterns"), [4]),
        ("minimise", ("cue", 0, "patterns"), ["<unknown>"]),
        ("minimise", ("cue", 0, "patterns"), ["(open"]),
        ("minimise", ("cue", 0, "patterns"), ["maybe?"]),
        ("minimise", ("cue", 0, "weight"), 9), ("minimise", ("cue", 0, "weight"), True),
        ("minimise", ("cue", 0, "mark"), "half"), ("minimise", ("cue", 0, "unless"), ["unknown"]),
        ("minimise", ("cue", 0, "needs"), "shop"), ("minimise", ("cue", 0, "rewrite"), ["one"]),
        ("minimise", ("cue", 0, "typo"), 1), ("concepts", ("concept", "fun"), ["<fun>"]),
        ("concepts", ("concept", "fun"), []), ("concepts", ("concept", "fun"), "beer"),
        ("concepts", ("spelling",), {"u": ""}), ("contexts", ("context", 0, "name"), 1),
        ("contexts", ("context", 0, "classes"), ["scolding"]),
        ("contexts", ("context", 0, "where"), "far"), ("contexts", ("context", 0, "unless"), ["x"]),
        ("tone", ("tone",), {"least": 0}), ("tone", ("tone", "least"), "low"),
        ("tone", ("bias",), {"any": 0}), ("tone", ("weights",), {}),
        ("tone", ("weights", "grim"), "low"), ("tone", ("weights", "grim"), "any low"),
        ("tone", ("weights", "grim"), "scolding 1"), ("tone", ("weights", "grim"), 4),
    ],
)  # fmt: skip
def test_a_wrong_record_is_named(file: str, path: tuple[str | int, ...], value: object) -> None:
    data = copy.deepcopy(SMALL)
    place: Any = data[file]
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(RulesInvalid):
        Rules.from_data(data)


@pytest.mark.parametrize("source", ["~ ~~", "@ one @ two"])
def test_a_pattern_without_any_word_or_with_two_beginnings_is_refused(source: str) -> None:
    with pytest.raises(PatternInvalid):
        compile_pattern(source, Concepts({}, {}))


def test_every_shipped_pattern_is_a_regular_expression() -> None:
    rules = Rules.load()
    for each in (*rules.cues, *rules.contexts):
        assert each.pattern.regex.pattern.startswith("(?<= )")


def test_the_index_finds_what_trying_each_would() -> None:
    patterns = [
        compile_pattern(p, Concepts({}, {})) for p in ("one two", "(one|three) four", "six")
    ]
    index = Index(patterns)
    for atoms in (
        {"one"},
        {"one", "four"},
        {"three", "four", "six"},
        set(),
        {"two", "one", "four"},
    ):
        assert index.possible(atoms) == [n for n, p in enumerate(patterns) if p.possible(atoms)]


def test_texts_for_people_are_plain() -> None:
    for kind in Kind:
        words = texts.load(f"review/{kind}")["class"]
        for sentence in (words["why"], words["ask"]):
            assert len(sentence.split()) <= 28
            assert "!" not in sentence
