"""`find`: what is attached to this machine or its network, and which protocol each speaks."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from drivers.finding.attached import Attached, addresses, on_network, on_this_machine
from drivers.finding.candidates import fits
from drivers.finding.probing import NotOpened, Proposal, propose
from drivers.registry import PROTOCOLS

AT_ONCE = 8
UNHEARD = "what is attached there says nothing: if it is a scanner, scan a code while this looks"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    kinds = sorted({row.kind for row in PROTOCOLS})
    parser.add_argument(
        "--kind", action="append", choices=kinds, help="only such devices (may be repeated): done sooner"
    )
    parser.add_argument("--link", action="append", metavar="LINK", help="look only there (may be repeated)")
    parser.add_argument("--network", metavar="RANGE", help="also among these of the site's own, such as 192.168.7.0/24")
    parser.add_argument("--json", action="store_true", help="a JSON line a place")


def run(args: argparse.Namespace) -> int:
    """A line for each place, as they are found; 1 where no device has said that it is one.

    What another program holds, such as a lane, cannot be opened, and is said to be so.
    """
    places, kinds = tuple(_places(args)), tuple(args.kind or ())
    found = False
    with ThreadPoolExecutor(AT_ONCE) as pool:
        looks = pool.map(partial(_look, kinds=kinds), places)
        for place, (proposal, trouble) in zip(places, looks, strict=True):
            found = found or (proposal is not None and proposal.sure)
            print(_line(place, proposal, trouble) if args.json else _words(place, proposal, trouble), flush=True)
    if not places:
        print("nothing is attached here", file=sys.stderr)
    if args.network and not any(place.link.startswith("tcp:") for place in places):
        print(f"nothing in {args.network} takes a connection where printers and terminals do", file=sys.stderr)
    return 0 if found else 1


def _places(args: argparse.Namespace) -> Iterator[Attached]:
    kinds = args.kind or ()
    if args.link:
        yield from map(Attached, args.link)
    else:
        yield from (place for place in on_this_machine() if fits(place.link, kinds))
    if args.network:
        yield from (place for place in on_network(addresses(args.network)) if fits(place.link, kinds))


def _look(place: Attached, kinds: tuple[str, ...]) -> tuple[Proposal | None, str]:
    try:
        return propose(place.link, kinds), ""
    except NotOpened as error:
        return None, str(error)


def _line(place: Attached, proposal: Proposal | None, trouble: str) -> str:
    shape: dict[str, object] = {"link": place.link, "what": place.what, "kind": None, "protocol": None}
    if proposal is None:
        shape |= {"identity": "", "sure": False, "reason": trouble or "nothing answers"}
    else:
        shape |= {"link": proposal.link, "kind": proposal.kind, "protocol": proposal.protocol}
        shape |= {"identity": proposal.identity, "sure": proposal.sure, "reason": "" if proposal.sure else UNHEARD}
    return json.dumps(shape, ensure_ascii=False)


def _words(place: Attached, proposal: Proposal | None, trouble: str) -> str:
    named = f" ({place.what})" if place.what else ""
    if proposal is None:
        return f"{place.link}{named}: {trouble or 'nothing answers'}"
    if not proposal.sure:
        return f"{proposal.link}{named}: {UNHEARD} (a guess: {proposal.kind}, {proposal.protocol})"
    who = f", {proposal.identity}" if proposal.identity else ""
    return f"{proposal.link}{named}: {proposal.kind}, {proposal.protocol}{who}"
