"""`panel`: QA's device panel, a window that plays shopper and hardware at emulators, here or on another machine."""

from __future__ import annotations

import argparse
import locale
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[2] / "assets" / "catalogue" / "sample.csv"
LANGUAGES = ("en", "zh_CN")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--catalogue", type=Path, default=SAMPLE, metavar="FILE", help="the lane's sheet of items")
    parser.add_argument("--language", choices=LANGUAGES, help="that of the machine unless told")
    parser.add_argument(
        "controls",
        nargs="+",
        metavar="DEVICE=ADDRESS",
        help="the emulators' controls, each by its device's name in the lane: scale=8001 bagging=192.0.2.20:8002 …",
    )


def run(args: argparse.Namespace) -> int:
    """Shows the window until it is closed; raises ValueError or OSError for what cannot be used."""
    from kiosk.panel.control import Control
    from kiosk.panel.window import run_panel

    controls = {}
    for text in args.controls:
        device, given, address = text.partition("=")
        if not given or not device:
            raise ValueError(f"{text!r} is not like scale=8001 or scale=192.0.2.20:8001")
        controls[device] = Control(address)
    return run_panel(controls, args.catalogue, args.language or _language())


def _language() -> str:
    """The machine's, as far as the panel speaks it."""
    return "zh_CN" if (locale.getlocale()[0] or "").startswith("zh") else "en"
