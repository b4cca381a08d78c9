"""`gallery`: every part and every screen in all states, languages and layouts, as one HTML file or a folder."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

DEFAULT = Path("build/gallery.html")
FILE_KIND, FOLDER_KIND = "webp", "png"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--out",
        type=Path,
        default=DEFAULT,
        help=f"an .html file that holds every picture, or a folder for PNGs in full size (default {DEFAULT})",
    )
    parser.add_argument(
        "--only", nargs="+", metavar="NAME", default=[], help="screens (basket) or states (basket-unknown)"
    )
    parser.add_argument(
        "--layout", nargs="+", metavar="LAYOUT", default=[], help="such as portrait, landscape-contrast-large-low"
    )
    parser.add_argument("--language", nargs="+", metavar="CODE", default=[], help="such as en or zh_CN")


def run(args: argparse.Namespace) -> int:
    """0 when every picture is made; raises `ValueError` for a name that is none, `OSError` for a place that is none."""
    from kiosk.gallery.book import bind
    from kiosk.gallery.plan import plan
    from kiosk.gallery.shooting import shoot, write

    begun = time.monotonic()
    jobs = plan(args.only, args.layout, args.language)
    order = list(dict.fromkeys(job.shot for job in jobs))
    if args.out.suffix == ".html":
        book = bind(shoot(jobs, scale=0.5, kind=FILE_KIND), order, FILE_KIND)
        args.out.parent.mkdir(parents=True, exist_ok=True)
        args.out.write_text(book, encoding="utf-8")
    else:
        args.out.mkdir(parents=True, exist_ok=True)
        for picture in shoot(jobs, scale=1.0, kind=FOLDER_KIND):
            write(picture, args.out, FOLDER_KIND)
    took = time.monotonic() - begun
    print(f"{len(jobs)} pictures of {len(order)} screens in {took:.0f} s: {args.out}", file=sys.stderr)
    return 0
