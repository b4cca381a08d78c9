"""Wrong PINs are counted before they are looked at."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta

from sqlalchemy.engine import Engine

from server.staff.tries import MOST_TRIES, PAUSE_S, PinTries

NOW = datetime.fromisoformat("2026-11-26T10:00:00+01:00")


def test_many_at_once_are_no_more_than_the_limit(engine: Engine) -> None:
    tries, allowed = PinTries(engine, lambda: NOW), []
    threads = [threading.Thread(target=lambda: allowed.append(tries.of_them("lena"))) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(allowed) == MOST_TRIES


def test_a_clock_that_was_set_back_locks_nobody_out_for_ever(engine: Engine) -> None:
    now = [NOW]
    tries = PinTries(engine, lambda: now[0])
    assert [tries.of_them("lena") for _ in range(MOST_TRIES + 1)][-1] is False
    now[0] -= timedelta(days=1)
    assert tries.of_them("lena")
    now[0] += timedelta(seconds=PAUSE_S)
    assert tries.of_them("lena")
