from __future__ import annotations

from datetime import datetime, timedelta

from tests.journal.samples import NOON
from trustjournal.journal.space_news import SpaceNews
from trustjournal.journal.state import StateStore
from trustjournal.vault.database import Database
from trustjournal.vault.history import Head
from trustjournal.vault.space_events import EventKind, SpaceEvent

ME, OTHER = "a1", "b2"


def event(kind: EventKind, person: str, at: datetime = NOON) -> SpaceEvent:
    return SpaceEvent(kind, person, at, Head())


BEGINNING = [event(EventKind.JOINED, ME), event(EventKind.JOINED, OTHER)]


def test_the_beginning_and_ones_own_deeds_are_no_news(database: Database) -> None:
    news = SpaceNews(StateStore(database))
    assert news.untold([*BEGINNING, event(EventKind.CLOSED, ME)], ME) == []


def test_news_are_told_until_they_are_put_away(database: Database) -> None:
    news = SpaceNews(StateStore(database))
    left = [*BEGINNING, event(EventKind.LEFT, OTHER)]
    (told,) = news.untold(left, ME)
    assert (told.kind, told.at) == (EventKind.LEFT, NOON)
    assert news.untold(left, ME) == [told]
    news.put_away(told)
    assert news.untold(left, ME) == []


def test_coming_back_is_news_and_so_is_leaving_once_more(database: Database) -> None:
    news = SpaceNews(StateStore(database))
    later = NOON + timedelta(days=2)
    events = [*BEGINNING, event(EventKind.LEFT, OTHER)]
    news.put_away(news.untold(events, ME)[0])
    events += [event(EventKind.JOINED, OTHER, later), event(EventKind.LEFT, OTHER, later)]
    assert [each.kind for each in news.untold(events, ME)] == [EventKind.JOINED, EventKind.LEFT]
