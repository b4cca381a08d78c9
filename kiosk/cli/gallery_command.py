"""`gallery`: every part and every screen in all states, languages and layouts, and what looks otherwise than before."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from kiosk.gallery.picture import Job

DEFAULT = Path("build/gallery.html")
REVIEW = Path("build/review.html")
FILE_KIND, FOLDER_KIND = "webp", "png"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--out",
        type=Path,
        help=f"an .html file that holds every picture, or a folder for PNGs in full size (default {DEFAULT})",
    )
    parser.add_argument(
        "--only", nargs="+", metavar="NAME", default=[], help="screens (basket) or states (basket-unknown)"
    )
    parser.add_argument(
        "--layout",
        nargs="+",
        metavar="LAYOUT",
        default=[],
        help="such as portrait, landscape-contrast-large-low; `every` is all of them for every state",
    )
    parser.add_argument("--language", nargs="+", metavar="CODE", default=[], help="such as en or zh_CN")
    parser.add_argument(
        "--against",
        type=Path,
        metavar="FOLDER",
        help="compare with the PNGs of an earlier run: --out is then the page to review what changed, was added or is "
        f"gone (default {REVIEW}), and the exit code 1 if anything is",
    )
    parser.add_argument("--json", action="store_true", help="with --against: a line a difference, and a last one")


def run(args: argparse.Namespace) -> int:
    """0 when every picture is made, and looks as before where that was asked, else 1.

    Raises `ValueError` for a name that is none, `OSError` for a place that is none.
    """
    from kiosk.gallery.plan import plan

    jobs = plan(args.only, args.layout, args.language)
    order = list(dict.fromkeys(job.shot for job in jobs))
    return _picture(args, jobs, order) if args.against is None else _review(args, jobs, order)


def _picture(args: argparse.Namespace, jobs: list[Job], order: list[str]) -> int:
    from kiosk.gallery.book import bind
    from kiosk.gallery.shooting import shoot, write

    begun, out = time.monotonic(), args.out or DEFAULT
    if out.suffix == ".html":
        book = bind(shoot(jobs, scale=0.5, kind=FILE_KIND), order, FILE_KIND)
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(book, encoding="utf-8")
    else:
        out.mkdir(parents=True, exist_ok=True)
        for picture in shoot(jobs, scale=1.0, kind=FOLDER_KIND):
            write(picture, out, FOLDER_KIND)
    took = time.monotonic() - begun
    print(f"{len(jobs)} pictures of {len(order)} screens in {took:.0f} s: {out}", file=sys.stderr)
    return 0


def _review(args: argparse.Namespace, jobs: list[Job], order: list[str]) -> int:
    from kiosk.gallery.comparing import compare, gone, pictures_in
    from kiosk.gallery.review import review_of, told, write_review

    begun, page = time.monotonic(), args.out or REVIEW
    if page.suffix != ".html":
        raise ValueError(f"{page} is no .html file: a review is one")
    earlier = pictures_in(args.against)
    whole = not (args.only or args.layout or args.language)
    changes = [*compare(jobs, earlier), *gone(jobs, earlier, whole=whole)]
    review = review_of(changes, order, len(jobs), str(args.against))
    page.parent.mkdir(parents=True, exist_ok=True)
    write_review(review, page)
    took = time.monotonic() - begun
    said = ", ".join(f"{count} {what}" for what, count in review.counts.items())
    print(f"{len(jobs)} pictures in {took:.0f} s: {said}: {page}", file=sys.stderr)
    if args.json:
        for change in review.changes:
            print(json.dumps(told(change)))
        print(json.dumps({"pictures": len(jobs), **review.counts, "review": str(page)}))
    return 1 if review.changes else 0
