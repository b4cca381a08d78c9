"""`decode`: the codes in pictures, read as the camera scanner reads them."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drivers.camera.frame import Pixels


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("images", nargs="+", metavar="IMAGE", help="a PNG, JPEG or WebP file")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace) -> int:
    """One line per symbol; 2 if a file could not be read, after all others were."""
    try:
        from drivers.camera.decode import decode
    except ImportError as error:  # zbar is a library of the system
        print(f"decode: {error}", file=sys.stderr)
        return 2
    code = 0
    for name in arguments.images:
        try:
            symbols = decode(_picture(name))
        except OSError as error:
            print(f"decode: {_sentence(name, error)}", file=sys.stderr)
            code = 2
            continue
        for symbol in symbols:
            if arguments.json:
                line = {"file": name, "symbology": symbol.symbology, "text": symbol.text, "agreeing": symbol.agreeing}
                print(json.dumps(line, ensure_ascii=False))
            else:
                text = json.dumps(symbol.text, ensure_ascii=False)
                print(f"{name}: {symbol.symbology} {text}, {_reads(symbol.agreeing)}")
    return code


def _picture(name: str) -> Pixels:
    """The picture in file `name`; raises OSError where there is none."""
    from drivers.camera.picture import decoded

    pixels = decoded(Path(name).read_bytes())
    if pixels is None:
        raise OSError("not a picture that can be read")
    return pixels


def _sentence(name: str, error: OSError) -> str:
    return f"{name}: {error.strerror or error}"


def _reads(agreeing: int) -> str:
    return "1 read" if agreeing == 1 else f"{agreeing} reads agree"
