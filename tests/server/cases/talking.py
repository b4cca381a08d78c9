"""A store of eight lanes whose shoppers had a lot to say."""

from __future__ import annotations

from datetime import datetime, timedelta

from server.cases.book import Complaint
from server.cases.kinds import Step
from server.clock import now
from server.db.engine import open_database
from tests.server.cases.cases import Talk
from tests.server.running import Store


def a_day_of_talk(store: Store) -> Talk:
    """Weighing at lane 3 is confusing; somebody waits for an answer about bananas; two cases are under way."""
    at = max(now(), datetime.fromisoformat("2026-11-22T12:00:00+01:00"))
    talk = Talk(open_database(store.settings.database), at)
    hour = (at - timedelta(hours=2)).isoformat()[:13]
    old = (at - timedelta(hours=30)).isoformat()[:13]
    talk.taps(1, question="weighing-easy", reasons=["finding-item", "scale-slow"], hour=hour, times=9)
    talk.taps(2, "找不到散装称重按钮", question="weighing-easy", language="zh_CN", hour=hour, times=2)
    talk.taps(2, "Nobody came for 3 minutes", question="help-wait", lane="5", hour=old, times=4)
    talk.taps(2, "Screen slow at the bottom", lane="7", hour=hour)
    talk.taps(1, "the floor is dirty", lane="1", hour=hour, times=2)
    talk.taps(1, "hmpf", lane="1", hour=hour)
    talk.taps(5, "friendly staff, thank you", lane="1", hour=hour, times=6)
    talk.at = at - timedelta(hours=26)
    talk.rounds.make()
    talk.at = at
    talk.rounds.make()
    first = talk.cases.ranked(talk.all_open, 50)
    waiting = next(one for one in first if one.category == "waiting")
    talk.cases.take("lena", waiting.id)
    dirty = next(one for one in first if one.category == "cleanliness")
    talk.cases.do("lena", dirty.id, Step.RESPOND, "Thanked them and sent the cleaner")
    talk.cases.do("amir", dirty.id, Step.ANALYSE, "A bottle broke at nine and nobody saw it")
    talk.cases.complain(
        "lena", Complaint(words="Bananas were brown, this is the second time", lane="4", contact="mia@example.com")
    )
    return talk
