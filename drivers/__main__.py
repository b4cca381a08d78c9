"""`python -m drivers`: the device layer by itself, for technicians and for tests."""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module

COMMANDS = {
    "list": "every protocol with its kind and links",
    "find": "what is attached here, and which protocol it speaks",
    "read": "talk to one device: its readings, status and faults as they come",
    "decode": "read the codes in pictures as the camera scanner would",
    "print": "print one receipt document and report what the printer confirmed",
    "pay": "one payment attempt, or the last result",
    "emulate": "be the other end of a wire, with faults, steered over HTTP on loopback",
}


def main(arguments: list[str] | None = None) -> int:
    """Runs one command and returns its exit code: 0 done, 1 does not hold, 2 bad arguments or files.

    Only the chosen command's module is imported: no command waits for another's libraries.
    """
    given = sys.argv[1:] if arguments is None else arguments
    parser = argparse.ArgumentParser(
        prog="python -m drivers",
        description=__doc__,
        epilog="commands:\n" + "\n".join(f"  {name:10}{meaning}" for name, meaning in COMMANDS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND", help="one of the commands below")
    name = parser.parse_args(given[:1]).command
    module = import_module(f"drivers.cli.{name}_command")
    command = argparse.ArgumentParser(prog=f"{parser.prog} {name}", description=COMMANDS[name])
    module.add_arguments(command)
    try:
        return int(module.run(command.parse_args(given[1:])))
    except BrokenPipeError:  # whoever read us has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (ValueError, OSError) as error:
        print(f"{command.prog}: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
