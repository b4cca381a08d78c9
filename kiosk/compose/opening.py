"""What a lane starts from: the files that its settings name, and the state that its journal adds up to."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from kiosk.catalogue import Catalogue, SheetUnreadable
from kiosk.config import Config, ConfigError
from kiosk.core.policy import Policy
from kiosk.core.pricing import NO_RULES, RuleBook
from kiosk.core.pricing.rule_file import read_rules_text
from kiosk.core.recalls import Recalls, read_recalls_text
from kiosk.core.session.apply import new_lane
from kiosk.core.session.apply_visit import written
from kiosk.core.session.state import LaneState
from kiosk.journal import Journal
from kiosk.journal.codec import decode

log = logging.getLogger(__name__)

T = TypeVar("T")


def open_catalogue(config: Config) -> Catalogue:
    """The items that the settings name; the lane's folder is there afterwards. Raises `ConfigError`."""
    try:
        config.lane.data.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise ConfigError(f"lane.data: {config.lane.data} is no folder") from error
    try:
        catalogue = Catalogue.open(config.catalogue.file, config.lane.data / "catalogue.db")
    except SheetUnreadable as error:
        raise ConfigError(str(error)) from error
    if catalogue.currency != config.store.currency:
        raise ConfigError(
            f"{config.catalogue.file} is in {catalogue.currency}, but store.currency is {config.store.currency}"
        )
    for problem in catalogue.problems:
        log.warning("%s", problem)
    return catalogue


def read_rules(config: Config) -> RuleBook:
    """The offers that the settings name, in the store's currency. Raises `ConfigError`."""
    path = config.catalogue.rules
    if path is None:
        return NO_RULES
    book = _read(path, read_rules_text)
    if book.currency != config.store.currency:
        raise ConfigError(f"{path} is in {book.currency}, but store.currency is {config.store.currency}")
    return book


def read_recalls(config: Config) -> Recalls:
    """What was called back, as the settings name it. Raises `ConfigError`."""
    path = config.catalogue.recalls
    return () if path is None else _read(path, read_recalls_text)


def _read(path: Path, read: Callable[[str], T]) -> T:
    try:
        return read(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}") from error
    except ValueError as error:  # not UTF-8, or a content that cannot be used
        raise ConfigError(f"{path}: {error}") from error


def state_of(
    journal: Journal,
    policy: Policy,
    verdict: Callable[[], str],
    begin: Callable[[LaneState], LaneState] | None = None,
) -> LaneState:
    """The lane that the journal's facts add up to, out of order where there is a `verdict` on them; where something
    cannot be read, or the journal is another lane's, it is closed again.
    """
    from kiosk.journal.owner import keep_to

    state = new_lane(policy) if begin is None else begin(new_lane(policy))
    try:
        keep_to(journal, policy.lane)
        for row in journal.read(journal.carried.seq):
            state = written(state, decode(row), row.at, policy)
        return replace(state, failed=verdict(), learned_until=0, visits_over=())  # a program told those that ended
    except BaseException:
        journal.close()
        raise
