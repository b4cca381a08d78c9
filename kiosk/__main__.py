"""`python -m kiosk`: the lane, and what can be asked of it without one."""

from __future__ import annotations

import sys
from importlib import import_module

COMMANDS = {
    "bundle": "what those who help need to know of the lane, in a file that only they can read",
    "diagnose": "how well the lane's devices are, and what to do where they are not",
    "enrol": "make the lane known to its store server, by a code from there",
    "explain": "what a code means to the lane",
    "gallery": "a picture book of every screen and part",
    "journal": "read, check, fold again or export a journal",
    "lane": "the lane itself (the default)",
    "panel": "QA's device panel: plays shopper and hardware at emulated devices by hand",
    "play": "play scenario files through the real lane",
    "price": "what a basket costs by the store's rules, and why",
    "settings": "the devices' settings: shown, changed where the device works so, and taken back",
    "staff": "hashes a PIN for the staff file, or checks that file",
}


def main(arguments: list[str] | None = None) -> int:
    """Runs one command and returns its exit code: 0 done, 1 does not hold, 2 bad arguments, files or configuration."""
    import argparse

    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0].startswith("-") and given[0] not in ("-h", "--help")):
        given.insert(0, "lane")
    parser = argparse.ArgumentParser(prog="python -m kiosk", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    wanted = [given[0]] if given[0] in COMMANDS else []
    for name, meaning in COMMANDS.items():
        command = commands.add_parser(name, help=meaning, description=meaning)
        if name in wanted:
            import_module(f"kiosk.cli.{name}_command").add_arguments(command)
    chosen = parser.parse_args(given)
    try:
        return int(import_module(f"kiosk.cli.{chosen.command}_command").run(chosen))
    except (ValueError, OSError) as error:
        print(f"{parser.prog} {chosen.command}: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
