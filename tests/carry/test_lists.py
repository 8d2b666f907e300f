"""Boundaries, requests, agreements and the rest out to a file and in again."""

from __future__ import annotations

import io
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.carry.conftest import MakeStore
from tests.journal.couple import ALICE, BILL, MEMBERS, A, B, Couple, couple_in
from tests.journal.samples import NOON, MovableClock, entry, moments, names, texts
from trustjournal.carry.json_file import ExportReport, ImportReport, export_to, import_from
from trustjournal.carry.lists import LISTS, THINGS
from trustjournal.errors import ImportInvalid
from trustjournal.journal.agreement_life import State
from trustjournal.journal.agreement_store import AgreementStore
from trustjournal.journal.agreements import AgreementKind, Terms
from trustjournal.journal.boundaries import Boundary, BoundaryStatus, BoundaryStore
from trustjournal.journal.contents import recorded_contents
from trustjournal.journal.copies import copied_agreements
from trustjournal.journal.disclosure import Circle, Detail, DisclosureRule, Listener
from trustjournal.journal.disclosure_log import DisclosureEvent, DisclosureLog, ToldBy
from trustjournal.journal.disclosure_talk import SpokenAnswer, SpokenAnswerStore
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.find import find_everywhere
from trustjournal.journal.outcomes import Outcome, OutcomeStore, Result, Then
from trustjournal.journal.requests import Answer, Request, RequestStore
from trustjournal.journal.signatures import Trouble
from trustjournal.journal.statements import (
    Landing,
    SavedStatement,
    StatementAnswer,
    StatementAnswerStore,
    StatementStore,
)
from trustjournal.journal.store import EntryStore
from trustjournal.journal.watch import Memory, check_agreements
from trustjournal.messages import explain
from trustjournal.texts import load as texts_of

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "resources/schema/export-1.json").read_text("utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
DAY = date(2026, 4, 1)
WORDS = Vocabulary.load()
HEAD = {"id": "x", "created": "2026-03-01T12:00:00+01:00"}

days = st.none() | st.dates()
levels = st.none() | st.integers(1, 6)
things = st.one_of(
    st.builds(
        Boundary, uid=names, created=moments, area=st.just("") | names, saw=texts, need=names,
        i_will=texts, review_on=days, status=st.sampled_from(BoundaryStatus),
    ),
    st.builds(
        Request, uid=names, created=moments, ask=names, why=texts, asked_on=days,
        answer=st.none() | st.sampled_from(Answer), counter=texts,
    ),
    st.builds(
        Outcome, uid=names, created=moments, subject=names, on=st.dates(),
        result=st.sampled_from(Result), note=texts, then=st.none() | st.sampled_from(Then),
    ),
    st.builds(
        DisclosureEvent, uid=names, created=moments, happened_at=moments, what=names,
        told_at=st.none() | moments, tell=st.lists(st.sampled_from(Listener)).map(tuple),
        within_hours=st.none() | st.integers(0, 8784), support_first=st.booleans(),
        kind=st.none() | st.sampled_from(Circle), detail=st.none() | st.sampled_from(Detail),
        by=st.none() | st.sampled_from(ToldBy),
    ),
    st.builds(SavedStatement, uid=names, created=moments, text=names, level=levels),
    st.builds(
        StatementAnswer, uid=names, created=moments, subject=names, to=texts,
        landing=st.sampled_from(Landing), would_have_helped=texts,
    ),
    st.builds(SpokenAnswer, uid=names, created=moments, words=names, question=names),
)  # fmt: skip


def exported(store: EntryStore) -> bytes:
    file = io.BytesIO()
    export_to(store, file)
    return file.getvalue()


def take(store: EntryStore, content: bytes, memory: Memory | None = None) -> ImportReport:
    return import_from(store, io.BytesIO(content), memory=memory)


def document(**members: Any) -> bytes:
    return json.dumps({"format": "trustjournal", "version": 1, "entries": []} | members).encode()


def shared(couple: Couple, person: str) -> EntryStore:
    return EntryStore(couple.shared, couple.clock, WORDS, person)


@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
@given(made=st.lists(things, max_size=6, unique_by=lambda each: (each.KIND, each.uid)))
def test_out_in_and_out_again_is_the_same_file(make_store: MakeStore, made: list[Any]) -> None:
    first, second = make_store(), make_store()
    content = document(
        **{
            name: [each.to_json() for each in made if isinstance(each, kind)]
            for name, kind in THINGS.items()
        }
    )
    VALIDATOR.validate(json.loads(content))
    assert take(first, content) == ImportReport(added=len(made))
    out = exported(first)
    VALIDATOR.validate(json.loads(out))
    assert take(second, out) == ImportReport(added=len(made))
    assert exported(second) == out
    assert take(second, out) == ImportReport(unchanged=len(made))
    for database in (first.database, second.database):
        assert all(database.matches(*each) for each in recorded_contents(database))


@pytest.fixture
def full(couple: Couple) -> Couple:
    """A shared space and private journals with one of everything."""
    shared(couple, A).save(entry("e", text="A shared lantern."))
    for person in (A, B):
        BoundaryStore(couple.shared, couple.clock, person).save(
            BoundaryStore(couple.shared, couple.clock, person).new(i_will="Leave by lantern.")
        )
    requests = RequestStore(couple.shared, couple.clock, A)
    request = requests.new(ask="Would you?")
    requests.save(request)
    RequestStore(couple.shared, couple.clock, B).answer(request.uid, Answer.YES)
    rule = DisclosureRule.new("Contact", within_hours=24, tell=(Listener.PARTNER,))
    couple.agree(Terms(kind=AgreementKind.DISCLOSURE, rules=(rule,), review_on=DAY))
    uid = couple.agree()
    couple.clock.forward(minutes=1)
    couple.propose(BILL, Terms(text="Another lantern."), uid)
    outcomes = OutcomeStore(couple.shared, couple.clock, A)
    outcomes.save(outcomes.new(subject=uid, on=DAY, result=Result.KEPT))
    talk = SpokenAnswerStore(couple.shared, couple.clock, A)
    talk.save(talk.new(question="relapse", words="Any contact.", speaker=B))
    statements = StatementStore(couple.shared, couple.clock, A)
    (said,) = statements.keep("I lied, and you felt it.", 4).uids
    StatementAnswerStore(couple.shared, couple.clock, B).answer(said, Landing.PARTLY, "Earlier.")
    log = DisclosureLog(couple.private[A], couple.clock)
    log.save(log.under(rule, uid, 1, what="It happened.", happened_at=NOON))
    draft = couple.agreements(ALICE).drafts().new(terms=Terms(text="Perhaps."))
    couple.agreements(ALICE).drafts().save(draft)
    return couple


@pytest.fixture
def couple(tmp_path: Path) -> Any:
    with couple_in(tmp_path, MovableClock()) as made:
        yield made


def test_a_shared_space_comes_back_with_its_signatures(full: Couple, tmp_path: Path) -> None:
    content = exported(shared(full, A))
    VALIDATOR.validate(json.loads(content))
    assert {*json.loads(content)} >= {"entries", "agreements", "boundaries", "outcomes"}
    new = tmp_path / "new"
    new.mkdir()
    with couple_in(new, full.clock) as other:
        memory = Memory(other.private[A])
        report = take(shared(other, A), content, memory)
        assert report == ImportReport(added=10)
        assert exported(shared(other, A)) == content
        assert take(shared(other, A), content, memory) == ImportReport(unchanged=10)
        assert check_agreements(other.private[A], other.shared, MEMBERS, A) == ()
        (found,) = check_agreements(other.private[B], other.shared, MEMBERS, B)
        assert found.trouble is Trouble.FORGED  # an unsigned proposal that B's journal never made
        states = {each.state for each in other.agreements(ALICE).all()}
        assert states == {State.AGREED, State.REVISED}
        for each in other.agreements(ALICE).all():
            assert each.faults == ()
        database = other.shared
        assert all(database.matches(*each) for each in recorded_contents(database))


def test_a_private_journal_comes_back(full: Couple, make_store: MakeStore) -> None:
    own = EntryStore(full.private[A], full.clock, WORDS)
    content = exported(own)
    VALIDATOR.validate(json.loads(content))
    assert {*json.loads(content)} == {
        "format", "version", "entries", "agreement_drafts", "disclosure_events",
    }  # fmt: skip
    new = make_store()
    assert take(new, content) == ImportReport(added=2)
    assert exported(new) == content


def test_agreements_in_a_private_journal_are_copies_that_verify(
    full: Couple, make_store: MakeStore
) -> None:
    content = json.loads(exported(shared(full, A)))
    own = make_store()
    report = take(own, document(agreements=content["agreements"]))
    assert report == ImportReport(added=2)
    found = copied_agreements(own.database)
    assert sorted(copy.agreed for copy in found) == [False, True, True]
    assert json.loads(exported(own))["agreements"] == content["agreements"]


def test_a_signature_that_does_not_fit_is_counted(full: Couple, make_store: MakeStore) -> None:
    content = json.loads(exported(shared(full, A)))
    content["agreements"][0]["acts"][1]["signature"] = "ab" * 64
    own = make_store()
    assert take(own, json.dumps(content).encode()).unsigned == 1


def test_what_goes_on_from_here_is_added_and_what_differs_is_not(full: Couple) -> None:
    content = json.loads(exported(shared(full, A)))
    (agreement,) = [each for each in content["agreements"] if len(each["acts"]) == 4]
    with _other(full) as other:
        store = shared(other, A)
        start = {**agreement, "acts": agreement["acts"][:3]}
        assert take(store, document(agreements=[start])) == ImportReport(added=1)
        assert take(store, document(agreements=[agreement])) == ImportReport(added=1)
        assert take(store, document(agreements=[start])) == ImportReport(unchanged=1)
        changed = json.loads(json.dumps(agreement))
        changed["acts"][0]["terms"]["text"] = "Something else."
        assert take(store, document(agreements=[changed])).kept == 1
        assert json.loads(exported(store))["agreements"] == [agreement]


def _other(full: Couple) -> Any:
    folder = full.shared.path.parent / "other"
    folder.mkdir()
    return couple_in(folder, full.clock)


def test_ones_own_words_win_and_the_bin_gives_back(make_store: MakeStore) -> None:
    store = make_store()
    boundaries = BoundaryStore(store.database, MovableClock())
    mine = boundaries.new(i_will="Mine.")
    boundaries.save(mine)
    theirs = document(boundaries=[mine.edited(i_will="Theirs.").to_json()])
    assert take(store, theirs) == ImportReport(kept=1)
    boundaries.delete(mine.uid)
    assert take(store, theirs) == ImportReport(kept=1, brought_back=1)
    assert boundaries.get(mine.uid).i_will == "Mine."


def test_what_has_no_author_becomes_the_importers(full: Couple) -> None:
    take(shared(full, A), document(boundaries=[HEAD | {"need": "Rest."}]))
    assert BoundaryStore(full.shared, full.clock, B).get("x").author == A


@pytest.mark.parametrize(
    ("members", "place"),
    [
        (
            {"boundaries": [HEAD | {"need": "x"}, {"id": "y"}]},
            ("boundaries", 2, "created", "missing"),
        ),
        ({"boundaries": [HEAD]}, ("boundaries", 1, "boundary", "blank")),
        (
            {"requests": [HEAD | {"ask": "x", "answer": "no way"}]},
            ("requests", 1, "answer", "not_a_choice"),
        ),
        (
            {"outcomes": [HEAD | {"subject": "x", "on": "1 May", "result": "kept"}]},
            ("outcomes", 1, "on", "not_a_day"),
        ),
        (
            {"outcomes": [HEAD | {"subject": "x", "on": "2026-05-01"}]},
            ("outcomes", 1, "result", "missing"),
        ),
        (
            {"disclosure_events": [HEAD | {"what": "x"}]},
            ("disclosure_events", 1, "happened_at", "missing"),
        ),
        ({"agreements": [{"id": "x", "acts": []}]}, ("agreements", 1, "acts", "blank")),
        ({"agreements": [{"id": "x"}]}, ("agreements", 1, "acts", "missing")),
        (
            {"agreements": [{"id": "x", "acts": [{"act": "bless"}]}]},
            ("agreements", 1, "agreement", "missing"),
        ),
        ({"boundaries": {}}, ("", 0, "boundaries", "not_a_list")),
        (
            {"boundaries": [HEAD | {"need": "x"}, HEAD | {"need": "y"}]},
            ("boundaries", 2, "id", "twice"),
        ),
        ({"checkins": [HEAD | {"way": "sideways"}]}, ("checkins", 1, "way", "not_a_choice")),
    ],
)
def test_a_bad_file_names_list_item_and_field_and_imports_nothing(
    make_store: MakeStore, members: dict[str, Any], place: tuple[str, int, str, str]
) -> None:
    store = make_store()
    before = exported(store)
    good = {"requests": [HEAD | {"ask": "Kept only if all is well."}]}
    with pytest.raises(ImportInvalid) as raised:
        take(store, document(**good | members))
    error = raised.value
    assert (error.list, error.entry, error.field, error.problem) == place
    assert exported(store) == before
    told = explain(error).sentence
    assert place[2] in told
    assert not place[0] or f"Number {place[1]} of “{place[0]}”" in told


def test_an_agreement_whose_acts_belong_elsewhere_is_refused(
    full: Couple, make_store: MakeStore
) -> None:
    content = json.loads(exported(shared(full, A)))
    agreement = content["agreements"][0]
    for wrong in (
        {**agreement, "id": "another"},
        {**agreement, "acts": list(reversed(agreement["acts"]))},
        {**agreement, "acts": [*agreement["acts"], agreement["acts"][0]]},
    ):
        with pytest.raises(ImportInvalid):
            take(make_store(), document(agreements=[wrong]))


def test_broken_json_inside_a_list_names_the_list(make_store: MakeStore) -> None:
    content = document(boundaries=[HEAD | {"need": "x"}])[:-4]
    with pytest.raises(ImportInvalid) as raised:
        take(make_store(), content)
    assert (raised.value.list, raised.value.entry) == ("boundaries", 1)


def test_what_was_altered_is_counted(full: Couple) -> None:
    full.shared.execute("UPDATE things SET document = replace(document, 'Leave', 'Stay')")
    full.shared.execute("UPDATE acts SET signature = '' WHERE seq = 2")
    report = export_to(shared(full, A), io.BytesIO())
    assert report == ExportReport(entries=1, altered=4, others=9)


@settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    data=st.dictionaries(
        st.sampled_from(["need", "area", "review_on", "status", "author", "i_will", "why"]),
        st.none() | st.sampled_from(["", " ", "x", "2026-04-01", "2026-4-1", "active", "ab12"])
        | st.integers(0, 3) | st.lists(st.text(max_size=2), max_size=2),
    )
)  # fmt: skip
def test_schema_and_import_agree(store: EntryStore, data: dict[str, Any]) -> None:
    content = document(boundaries=[HEAD | data])
    fits = VALIDATOR.is_valid(json.loads(content))
    try:
        take(store, content)
    except ImportInvalid:
        assert not fits
    else:
        assert fits


def test_the_schema_knows_every_list() -> None:
    assert set(SCHEMA["properties"]) == {"format", "version", *LISTS}


def test_the_search_finds_everything_newest_first(full: Couple) -> None:
    found = list(find_everywhere(full.shared, WORDS, "lant"))
    assert {each.kind for each in found} == {"entry", "boundary", "agreement"}
    assert [each.at for each in found] == sorted((each.at for each in found), reverse=True)
    assert found[0].kind == "agreement"
    assert ("lantern", True) in found[0].snippet
    assert [each.kind for each in find_everywhere(full.private[A], WORDS, "perhaps")] == [
        "agreement_draft"
    ]
    assert list(find_everywhere(full.shared, WORDS, "...")) == []
    assert list(find_everywhere(full.shared, WORDS, "")) == []
    full.clock.forward(days=1)
    shared(full, A).save(entry("n", created=NOON + timedelta(days=2), text="lantern"))
    assert next(iter(find_everywhere(full.shared, WORDS, "lantern"))).uid == "n"


def test_an_agreement_store_on_nothing_finds_nothing(couple: Couple) -> None:
    store = AgreementStore(couple.shared, couple.private[A], couple.clock, A, MEMBERS)
    assert store.all() == []


def test_whatever_can_be_found_has_a_name_on_the_command_line() -> None:
    named = texts_of("cli")["kinds"]
    kinds = {kind.KIND for kind in THINGS.values()} | {"agreement"}
    assert kinds - set(named) == {"schedule"}  # which has no words to be found by
