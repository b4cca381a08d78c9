"""`explain`: what a code means to the lane, a JSON line a code."""

from __future__ import annotations

import argparse
import datetime
import json
import re
import sys
import time

from kiosk.core.barcodes import InStorePattern, OwnCode, interpret

FNC1_AS_TYPED = "^"
FNC1 = "\x1d"
NO_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "codes", nargs="+", metavar="CODE", help="may begin with an AIM identifier (]E0); ^ stands for FNC1"
    )
    parser.add_argument("--json", action="store_true", help="JSON lines (they are JSON in any case)")
    parser.add_argument("--region", default="DE", help="country whose in-store numbers are meant, two letters (DE)")
    parser.add_argument("--pattern", help="the store's own layout of in-store numbers, such as 28IIIICWWWWWX")
    parser.add_argument(
        "--own",
        action="append",
        default=[],
        metavar="KIND=REGEX",
        help="the store's own codes, before item numbers: member, gift_card, badge or coupon (may be repeated)",
    )
    parser.add_argument("--currency", default="EUR", help="the store's currency, three letters (EUR)")


def run(args: argparse.Namespace) -> int:
    """0 if every code is valid, else 1; raises ValueError for an argument that makes no sense."""
    if not re.fullmatch("[A-Za-z]{2}", args.region):
        raise ValueError(f"a region has two letters, such as DE, not {args.region!r}")
    if not _is_country(args.region):
        raise ValueError(f"no country has the letters {args.region}: it is DE, SE or US, for example")
    if not re.fullmatch("[A-Z]{3}", args.currency):
        raise ValueError(f"a currency has three capital letters, such as EUR, not {args.currency!r}")
    if args.pattern is not None:
        InStorePattern.parse(args.pattern)
    own = tuple(OwnCode.parse(*given.partition("=")[::2]) for given in args.own)
    today = datetime.date(*time.localtime()[:3])
    valid = True
    for code in args.codes:
        text = code.replace(FNC1_AS_TYPED, FNC1)
        meaning = interpret(
            "", text, region=args.region, pattern=args.pattern, today=today, currency=args.currency, own=own
        )
        valid = valid and meaning.valid
        sys.stdout.write(json.dumps({"code": code, **meaning.as_json()}, ensure_ascii=False) + "\n")
    return 0 if valid else 1


def _is_country(letters: str) -> bool:
    """By ISO 3166, as CLDR names its territories; what CLDR counts besides is no country."""
    from babel import Locale

    code = letters.upper()
    return code not in NO_COUNTRIES and code in Locale("en").territories
