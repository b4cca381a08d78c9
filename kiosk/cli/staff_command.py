"""`python -m kiosk staff`: the hash of a PIN for the staff file, and whether that file can be used."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from kiosk.core.session.decide.staff import PIN_DIGITS

DONE, DOES_NOT_HOLD = 0, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("hash", help="asks for a PIN (or reads one line from standard input) and prints its hash")
    check = actions.add_parser("check", help="reads a staff file and says who is in it")
    check.add_argument("path", type=Path, metavar="FILE")


def run(args: argparse.Namespace) -> int:
    """0: done; 1: the two PINs differ; 2 (a `ValueError`): no PIN, or no staff file."""
    from kiosk.lane.pins import hash_pin
    from kiosk.lane.staff_file import read_staff

    if args.action == "check":
        for one in read_staff(args.path).book.members:
            print(f"{one.number:<10}{one.role.value:<12}{one.name}")
        return DONE
    asked = sys.stdin.isatty()
    pin = getpass.getpass("PIN: ") if asked else sys.stdin.readline().strip()
    least, most = PIN_DIGITS
    if not (pin.isascii() and pin.isdigit() and least <= len(pin) <= most):
        raise ValueError(f"a PIN has {least} to {most} digits")
    if asked and getpass.getpass("Again: ") != pin:
        print("staff hash: the two PINs differ", file=sys.stderr)
        return DOES_NOT_HOLD
    print(hash_pin(pin))
    return DONE
