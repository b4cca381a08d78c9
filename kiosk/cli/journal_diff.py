"""`journal replay --diff`: a journal decided again by today's program, rules and goods, and where that differs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kiosk.catalogue.master import MasterFiles
from kiosk.cli.journal_rows import facts, tell
from kiosk.config import ConfigError, load_config
from kiosk.core.items import Item
from kiosk.core.policy import Policy
from kiosk.core.pricing import RuleBook
from kiosk.core.pricing.fields import RulesError
from kiosk.core.pricing.rule_file import read_rules_text
from kiosk.core.receipt import amount
from kiosk.core.session.visit import Session
from kiosk.core.sheet import read_sheet
from kiosk.journal import JournalError, JournalKey
from kiosk.journal.personal import nothing
from kiosk.replay.again import ASKS, PRICES, Again, Difference
from kiosk.replay.differing import Plain
from kiosk.replay.steps import settled

SAME, DIFFERS = 0, 1
MOST_SHOWN = 8
"""So many changes of one append are shown to people; programs are told all."""


def differences(path: Path, key: JournalKey, args: argparse.Namespace) -> int:
    """0: all that could be asked again, of one visit or of all, would be decided as it was; 1: not all, or there is no
    such visit. Raises `JournalError`, and ValueError for settings, rules or goods that cannot be used.
    """
    if args.config is None and args.rules is None:
        raise JournalError("--config FILE, or --rules FILE alone, says what it is to be decided by")
    apart = {"--to": args.to is not None, "--steps": args.steps, "--walk": args.walk, "--pictures": args.pictures}
    if together := [name for name, given in apart.items() if given]:
        raise JournalError(f"--diff goes through the whole journal: it does not go with {', '.join(together)}")
    if args.session is not None and not any(args.session == one.session for one in facts(path, key, nothing)):
        print(f"journal replay: there is no visit {args.session!r} in the journal {path}", file=sys.stderr)
        return DIFFERS
    found, all_facts = settled(facts(path, key, nothing))
    policy = _configured(args.config) if args.config is not None else found
    if args.rules is not None:
        policy = replace(policy, rules=_rules(args.rules))
    again = Again(
        policy,
        _goods(args.items) if args.items is not None else {},
        ASKS if args.config is not None else PRICES,
        _books_in(path.parent / "master") if args.rules is None else None,
        session=args.session,
    )
    sessions = dict[str, None]()
    for difference in again.differences(all_facts):
        if difference.append.session:  # what the lane does by itself is of no visit
            sessions[difference.append.session] = None
        tell(_shape(difference)) if args.json else print(_text(difference))
    if args.json:
        asked = {"asked": again.asked, "differing": again.differing, "sessions": list(sessions)}
        tell(asked | {"not_asked": dict(again.not_asked.most_common())})
    else:
        print(_sum(again, len(sessions)))
    return DIFFERS if again.differing else SAME


def _configured(file: Path) -> Policy:
    from kiosk.compose.opening import read_recalls, read_rules
    from kiosk.compose.staff import StaffDesk

    try:
        config = load_config(file)
        return config.policy(read_rules(config), read_recalls(config), StaffDesk.of(config).document.book)
    except ConfigError as error:
        raise JournalError(str(error)) from error


def _rules(file: Path) -> RuleBook:
    try:
        return read_rules_text(file.read_text(encoding="utf-8"))
    except (RulesError, UnicodeDecodeError) as error:
        raise ValueError(f"{file}: {error}") from None


def _goods(sheet: Path) -> dict[str, Item]:
    return {row.item.key: row.item for row in read_sheet(sheet.read_bytes(), str(sheet)).rows}


def _books_in(folder: Path) -> Callable[[str], tuple[RuleBook, ...] | None]:
    """What the store handed out to the lane, and its disk still has."""
    masters = MasterFiles(folder)

    def books_of(version: str) -> tuple[RuleBook, ...] | None:
        file = masters.open(version)
        return file.books if file is not None else None

    return books_of


def _shape(difference: Difference) -> dict[str, object]:
    append = difference.append
    return {
        "session": append.session,
        "seq": append.seq,
        "last_seq": append.last,
        "at": append.at,
        "kinds": [type(fact).__name__ for fact in append.facts],
        "screen": {"was": difference.screen_was.value, "would": difference.screen_would.value},
        "screen_sure": difference.screen_sure,
        **{
            name: {"was": was, "would": would}
            for name, was, would in zip(TOTALS, _totals(difference.was), _totals(difference.would), strict=True)
        },
        "changes": [{"what": one.what, "was": one.was, "would": one.would} for one in difference.changes],
    }


TOTALS = ("to_pay_minor", "tax_minor", "saving_minor")


def _totals(visit: Session | None) -> tuple[int | None, ...]:
    if visit is None:
        return (None, None, None)
    pricing = visit.pricing
    return (pricing.to_pay.minor, pricing.tax.minor, pricing.saved.minor)


def _text(difference: Difference) -> str:
    append, was, would = difference.append, difference.was, difference.would
    kinds = ", ".join(type(fact).__name__ for fact in append.facts)
    text = [f"{append.seq}  {append.at}  {append.session or '-'}  {kinds}"]
    if was is not None and would is not None and was.pricing.to_pay != would.pricing.to_pay:
        text.append(f"    to pay {amount(was.pricing.to_pay)}, would be {amount(would.pricing.to_pay)}")
    if difference.screen_was is not difference.screen_would:
        unsure = "" if difference.screen_sure else " (as last told)"
        text.append(f"    screen {difference.screen_was.value}, would be {difference.screen_would.value}{unsure}")
    some = difference.changes[:MOST_SHOWN]
    text += [f"    {one.what}: {_said(one.was)}, would be {_said(one.would)}" for one in some]
    if len(difference.changes) > MOST_SHOWN:
        text.append(f"    and {len(difference.changes) - MOST_SHOWN} more")
    return "\n".join(text)


def _said(value: Plain) -> str:
    return "not there" if value is None else str(value)


def _sum(again: Again, sessions: int) -> str:
    asked = again.asked + again.not_asked.total()
    text = [f"{again.asked} of {asked} decisions asked again: {again.differing} would be others, in {sessions} visits"]
    text += [f"{count:>6}  not asked: the journal does not tell {why}" for why, count in again.not_asked.most_common()]
    return "\n".join(text)
