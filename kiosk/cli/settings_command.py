"""`python -m kiosk settings`: the devices' settings in force, changed where the device works so, and taken back."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.lane_command import DEFAULT_CONFIG
from kiosk.cli.settings_words import change as words_of
from kiosk.cli.settings_words import origin, plain, sheet, stays, steps
from kiosk.config import ConfigError
from kiosk.core.device_form import Refused, Why, changed, differing

if TYPE_CHECKING:
    from kiosk.compose.settings import SettingsDesk
    from kiosk.compose.trying import Tried

DONE, REFUSED, UNUSABLE = 0, 1, 2
KEPT = "Kept."
ONLY_TRIED = "Only tried: nothing is changed."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", type=Path, default=DEFAULT_CONFIG, help=f"settings (default {DEFAULT_CONFIG})")
    parser.add_argument("--json", action="store_true", help="JSON lines")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    show = actions.add_parser("show", help="what holds, and what may be entered")
    show.add_argument("device", nargs="?", metavar="DEVICE")
    change = actions.add_parser("set", help="tries these settings at the device, and keeps them where it works so")
    change.add_argument("device", metavar="DEVICE")
    change.add_argument(
        "values",
        nargs="+",
        metavar="SETTING=VALUE",
        help="such as protocol=mt-sics or drawer.pin=5; '' unsets, and a secret that is '?' is asked for unseen",
    )
    change.add_argument("--try", dest="only_try", action="store_true", help="only tries them")
    find = actions.add_parser("find", help="looks for the device: at its own link, and wherever else one is attached")
    find.add_argument("device", metavar="DEVICE")
    find.add_argument("--network", metavar="RANGE", help="also among these addresses of the site's own")
    history = actions.add_parser("history", help="who changed what, and when")
    history.add_argument("device", nargs="?", default="", metavar="DEVICE")
    back = actions.add_parser("back", help="as it was before the last change")
    back.add_argument("device", metavar="DEVICE")
    for one in (change, back):
        one.add_argument("--who", default="", help="who is noted for it (default: who is logged on)")
    for one in (show, change, find, history, back):  # behind the action, too
        one.add_argument("--config", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        one.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """0: done; 1: refused, nothing has changed; 2: the configuration cannot be used, or the lane runs."""
    from kiosk.compose.devices import role
    from kiosk.compose.settings import SettingsDesk
    from kiosk.journal import JournalBusy, JournalError, held
    from kiosk.lane.clock import SystemClock
    from kiosk.settings_history import HistoryUnreadable

    try:
        desk = SettingsDesk(args.config, SystemClock().wall)
        if args.action == "show":
            return _show(desk, args)
        if args.device:
            role(args.device)
        if args.action == "history":
            return _history(desk, args)
        with held(desk.config.lane.data / "journal.db"):
            match args.action:
                case "set":
                    return _set(desk, args)
                case "find":
                    return _find(desk, args)
                case _:
                    return _back(desk, args)
    except JournalBusy:
        print(
            "settings: the lane runs, and holds its devices: change them at its screen, or end it first",
            file=sys.stderr,
        )
    except (ConfigError, HistoryUnreadable, JournalError) as error:
        print(f"settings: {error}", file=sys.stderr)
    return UNUSABLE


def _who(args: argparse.Namespace) -> str:
    return args.who or getpass.getuser()


def _show(desk: SettingsDesk, args: argparse.Namespace) -> int:
    from kiosk.diagnostics.settings import allowed, shown

    for name in _chosen(desk, args.device):
        file, now = desk.file_table(name), desk.table(name)
        if args.json:
            origins = {entry.path: origin(entry.path, file, now) for entry in desk.form(name)}
            print(json.dumps({"device": name, **shown(now), "origins": origins}, ensure_ascii=False))
            continue
        rows = ((entry, origin(entry.path, file, now), allowed(entry)) for entry in desk.form(name))
        print("\n".join(sheet(name, rows)))
    return DONE


def _chosen(desk: SettingsDesk, name: str | None) -> tuple[str, ...]:
    if name is None:
        return desk.names
    if name not in desk.names:
        raise ConfigError(f"no device is called {name}: this lane has {', '.join(desk.names)}")
    return (name,)


def _set(desk: SettingsDesk, args: argparse.Namespace) -> int:
    from kiosk.compose.trying import Tried
    from kiosk.diagnostics.settings import entry_at, typed

    table = before = desk.table(args.device)
    for given in args.values:
        path, equals, text = given.partition("=")
        if not equals:
            raise ConfigError(f"{given!r} is not like protocol=mt-sics")
        if text == "?" and (entry := entry_at(path)) is not None and entry.secret:
            text = _unseen(args.device, path)
        value = typed(path, text)
        if isinstance(value, Refused):
            there = ", ".join(entry.path for entry in desk.form(args.device, table))
            named = replace(value, detail=f"there are {there}") if value.why is Why.UNKNOWN else value
            return _told(Tried(None, (named,)), args, stays(args.device, before))
        table = changed(table, path, value)
    tried = desk.test(args.device, table) if args.only_try else desk.change(args.device, table, _who(args))
    if tried.refused:
        return _told(tried, args, stays(args.device, before))
    return _told(tried, args, ONLY_TRIED if args.only_try else KEPT, kept=not args.only_try)


def _unseen(device: str, path: str) -> str:
    """What somebody types at the terminal, or a line of standard input where that is none."""
    try:
        entered = getpass.getpass(f"{device} {path}: ") if sys.stdin.isatty() else sys.stdin.readline().strip()
    except EOFError:
        entered = ""
    if not entered:
        raise ConfigError(f"nobody entered {path}: '?' asks for it at a terminal, or takes a line of standard input")
    return entered


def _back(desk: SettingsDesk, args: argparse.Namespace) -> int:
    from kiosk.diagnostics.settings import shown

    changes, was = len(desk.history(args.device)), desk.table(args.device)
    tried = desk.back(args.device, _who(args))
    back = len(desk.history(args.device)) > changes
    if not back:
        return _told(tried, args, stays(args.device, was))
    if tried.refused and not args.json:
        print(f"{args.device} is set as before; so it does not work now:")
    undone = steps(shown(was), shown(desk.table(args.device)), differing(was, desk.table(args.device)))
    return _told(tried, args, f"Back: {undone}. Once more redoes it.", kept=True)


def _told(tried: Tried, args: argparse.Namespace, end: str, *, kept: bool = False) -> int:
    """What the device said, and what was not taken; or what does not work, and is `kept` all the same. `end`: what
    holds now. What is refused is not the lane's own state, so how the device was then seen is only for programs.
    """
    from kiosk.texts.settings import said

    row = tried.row
    if args.json:
        refused = [{"setting": one.path, "why": str(one.why), "detail": one.detail} for one in tried.refused]
        told = {
            "device": args.device,
            "taken": kept or not tried.refused,
            "kept": kept,
            "refused": refused,
            "unheard": tried.unheard,
        }
        print(json.dumps(told | {"look": row.as_json() if row is not None else None}, ensure_ascii=False))
    else:
        failed = bool(tried.refused) and not kept
        if row is not None and not failed:
            print(row.in_words())
        if tried.unheard:
            print("it said nothing: scan a code to be sure")
        for line in map(said, tried.refused):
            print(f"settings: {line}", file=sys.stderr)
        print(end, file=sys.stderr if failed else sys.stdout)
    return DONE if kept or not tried.refused else REFUSED


def _find(desk: SettingsDesk, args: argparse.Namespace) -> int:
    from kiosk.compose.trying import SECRETS
    from kiosk.texts.settings import said

    try:
        found = desk.find(args.device, args.network or "")
    except ValueError as error:
        raise ConfigError(str(error)) from None
    if isinstance(found, Refused):
        raise ConfigError(said(found))
    for one in found:
        if args.json:
            print(
                json.dumps(
                    {
                        "link": one.link,
                        "what": one.what,
                        "protocol": one.protocol or None,
                        "identity": one.identity,
                        "sure": one.sure,
                        "reason": one.trouble,
                    },
                    ensure_ascii=False,
                )
            )
            continue
        named = f" ({one.what})" if one.what else ""
        says = one.trouble or "nothing answers"
        if one.protocol and not one.sure:
            says = f"it says nothing, and may be {one.protocol}: scan a code while this looks"
        elif one.protocol:
            says = " ".join(word for word in (one.protocol, one.identity) if word)
            asked = "".join(f" {path}=?" for path in SECRETS if one.protocol == "dialog06")
            says += f" → settings set {args.device} protocol={one.protocol} link={one.link}{asked}"
        print(f"{one.link}{named}: {says}")
    return DONE if any(one.sure for one in found) else REFUSED


def _history(desk: SettingsDesk, args: argparse.Namespace) -> int:
    from kiosk.diagnostics.settings import shown

    names = {} if args.json else _names(desk)
    for change in desk.history(args.device):
        if args.json:
            tables = {name: getattr(change, name) for name in ("file", "before", "after")}
            veiled = {name: None if table is None else shown(table) for name, table in tables.items()}
            print(change.model_copy(update=veiled).model_dump_json())
            continue
        who = names.get(change.who, change.who)
        changes = _differences(change.before or {}, change.after or {})
        print("\n".join(words_of(change.at, who, change.device, changes)))
    return DONE


def _names(desk: SettingsDesk) -> dict[str, str]:
    """What the staff are called by their numbers; nobody where the list cannot be read."""
    from kiosk.compose.staff import StaffDesk

    try:
        return {one.number: one.name for one in StaffDesk.of(desk.config).document.book.members}
    except ConfigError as error:
        print(f"settings: {error}", file=sys.stderr)
        return {}


def _differences(before: dict[str, object], after: dict[str, object]) -> str:
    from kiosk.diagnostics.settings import shown

    old, new = shown(before), shown(after)
    return ", ".join(f"{name} {plain(old.get(name))} → {plain(new.get(name))}" for name in differing(before, after))
