"""`python -m drivers`: the device layer by itself, for technicians and for tests."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

COMMANDS = {
    "list": "every protocol with its kind and links",
    "read": "talk to one device: its readings, status and faults as they come",
    "decode": "read the codes in pictures as the camera scanner would",
    "print": "print one receipt document and report what the printer confirmed",
    "pay": "one payment attempt, or the last result",
    "emulate": "be the other end of a wire, with faults, steered over HTTP on loopback",
}


def main(arguments: list[str] | None = None) -> int:
    """Runs one command and returns its exit code: 0 done, 1 does not hold, 2 bad arguments or files."""
    parser = argparse.ArgumentParser(prog="python -m drivers", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    modules = {}
    for name, meaning in COMMANDS.items():
        module = import_module(f"drivers.cli.{name}_command")
        module.add_arguments(commands.add_parser(name, help=meaning, description=meaning))
        modules[name] = module
    chosen = parser.parse_args(arguments)
    try:
        return int(modules[chosen.command].run(chosen))
    except (ValueError, OSError) as error:
        print(f"{parser.prog} {chosen.command}: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
