"""`python -m server`: the store server, its contract, and tokens for its lanes."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from server.settings import ServerSettings, SettingsError, load_settings

DEFAULT = Path(__file__).resolve().parent.parent / "config" / "server.toml"


def main(arguments: list[str] | None = None) -> int:
    """Runs one command and returns its exit code: 0 done, 1 does not hold, 2 bad arguments or files."""
    parser = argparse.ArgumentParser(prog="python -m server", description=__doc__)
    parser.add_argument("--config", type=Path, default=DEFAULT, help="the settings (default: %(default)s)")
    parser.add_argument("--port", type=int, help="instead of the settings' port; 0: any free one")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("openapi", help="print the server's contract as OpenAPI JSON")
    token = commands.add_parser("token", help="make a token file and print the token's hash")
    token.add_argument("file", type=Path)
    publish = commands.add_parser("publish", help="hand a sheet of items or rules of price out to the lanes")
    publish.add_argument("what", choices=("sheet", "rules"))
    publish.add_argument("file", type=Path)
    publish.add_argument("--name", help="which rules (default: the file's name)")
    commands.add_parser("back", help="hand out again what was in force before the last publishing")
    anchors = commands.add_parser("anchors", help="print how far a lane's journals were known, a line a place")
    anchors.add_argument("lane")
    for name, meaning in (
        ("backup", "put all of the books into a new file; selling goes on meanwhile"),
        ("restore", "fill the settings' database, which must be empty, from such a file"),
    ):
        commands.add_parser(name, help=meaning).add_argument("file", type=Path)
    commands.add_parser("rebuild", help="make sales, signatures and modes again from what came; lanes wait meanwhile")
    commands.add_parser("remarks", help="teach the model of remarks anew and print how right it is")
    commands.add_parser("retake", help="try again to take what could not be taken when it came")
    authority = commands.add_parser("ca", help="make the store's authority, if there is none, and a certificate")
    authority.add_argument("folder", type=Path)
    authority.add_argument(
        "--store", default="Store", help="the name that the authority goes by (default: %(default)s)"
    )
    authority.add_argument(
        "--host", action="append", required=True, help="a name or address that the server is reached by; may come twice"
    )
    enrol = commands.add_parser("enrol", help="print a code with which a lane may enrol, once, for some minutes")
    enrol.add_argument("lane")
    free = commands.add_parser("free", help="take a saved basket back from a lane that is out of order for good")
    free.add_argument("basket", help="its code, six digits, or its name")
    free.add_argument("--by", required=True, metavar="NAME", help="who does it: it is noted")
    given = parser.parse_args(arguments)
    try:
        match given.command:
            case "openapi":
                return _openapi()
            case "token":
                return _token(given.file)
            case "ca":
                return _authority(given.folder, given.store, given.host)
            case "enrol":
                return _enrol(load_settings(given.config), given.lane)
            case "free":
                return _free(load_settings(given.config), given.basket, given.by)
            case "anchors":
                return _anchors(load_settings(given.config), given.lane)
            case "publish" | "back":
                return _master(load_settings(given.config), given)
            case "backup" | "restore":
                return _books(load_settings(given.config), given.command, given.file)
            case "remarks":
                return _remarks()
            case "rebuild" | "retake":
                return _again(load_settings(given.config), given.command)
            case _:
                return _serve(load_settings(given.config), given.port)
    except SettingsError as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
    except OSError as error:
        print(f"{parser.prog}: {error.strerror}: {error.filename or given.config}", file=sys.stderr)
    return 2


def _serve(settings: ServerSettings, port: int | None) -> int:
    from server.run import serve

    return serve(settings if port is None else settings.model_copy(update={"port": port}), _announce)


def _remarks() -> int:
    from server.cases.learning import learn, measured

    print(json.dumps({"version": learn().version}))
    for one in measured():
        print(json.dumps(asdict(one)))
    return 0


def _announce(line: str) -> None:
    print(line, flush=True)


def _master(settings: ServerSettings, given: argparse.Namespace) -> int:
    from server.clock import now
    from server.db.engine import open_database
    from server.master.book import MasterBook, NotPublished
    from server.master.publishing import Refused, publish_rules, publish_sheet

    book = MasterBook(open_database(settings.database), now)
    try:
        if given.command == "back":
            version = book.step_back()
        elif given.what == "sheet":
            version = publish_sheet(book, given.file.read_bytes(), given.file.name)
        else:
            version = publish_rules(book, given.file.read_bytes(), given.name or given.file.stem)
    except Refused as refused:
        print("\n".join(refused.problems), file=sys.stderr)
        print(f"nothing was published ({refused.count} to be mended)", file=sys.stderr)
        return 1
    except NotPublished as refused:
        print(refused, file=sys.stderr)
        return 1
    print(json.dumps({"version": version}))
    return 0


def _authority(folder: Path, store: str, hosts: list[str]) -> int:
    from server.clock import now
    from server.link.authority import CA, CA_KEY, SERVER, SERVER_KEY, make_authority

    make_authority(folder, store, hosts, now())
    made = {"certificate": SERVER, "key": SERVER_KEY, "ca": CA, "ca_key": CA_KEY}
    print(json.dumps({"tls": {name: str(folder / file) for name, file in made.items()}}))
    return 0


def _enrol(settings: ServerSettings, lane: str) -> int:
    from kiosk.core.enrolment import EnrolmentCode, pin_of
    from server.auth.tokens import Keyring
    from server.clock import now
    from server.db.engine import open_database
    from server.link.authority import Authority
    from server.link.enrolments import VALID, Enrolments
    from server.link.roster import Roster

    if settings.tls is None or settings.tls.ca is None or settings.tls.ca_key is None:
        raise SettingsError("tls.ca is missing: without an authority of its own the server enrols no lane")
    engine = open_database(settings.database)
    if lane not in Roster(engine, now, Keyring.load(settings)):
        raise SettingsError(f"lanes: there is no lane {lane}")
    authority = Authority.load(settings.tls.ca, settings.tls.ca_key)
    secret = Enrolments(engine, now).open(lane)
    code = EnrolmentCode(pin_of(authority.der()), secret)
    print(json.dumps({"lane": lane, "code": code.text(), "minutes": int(VALID.total_seconds() // 60)}))
    return 0


def _free(settings: ServerSettings, told: str, name: str) -> int:
    from server.baskets.book import Baskets
    from server.clock import now
    from server.db.engine import open_database

    baskets = Baskets(open_database(settings.database), now, lambda: None, settings.baskets.end_of_day)
    found = baskets.named(told.replace(" ", ""))
    if len(found) != 1:
        held = "more than one basket" if found else "no basket"
        print(f"{held} is with a lane under {told}", file=sys.stderr)
        return 1
    name = " ".join(name.split())[:40]
    refusal = baskets.free(found[0], name) if name else "Please say who does it: --by NAME."
    if refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(json.dumps({"basket": found[0], "by": name}))
    return 0


def _anchors(settings: ServerSettings, lane: str) -> int:
    from server.anchors.book import AnchorBook
    from server.auth.tokens import Keyring
    from server.clock import now
    from server.db.engine import open_database
    from server.link.roster import Roster

    engine = open_database(settings.database)
    anchors = AnchorBook(engine, now).of_lane(lane)
    if not anchors and lane not in Roster(engine, now, Keyring.load(settings)).ever():
        raise SettingsError(f"lanes: there is no lane {lane}")
    for anchor in anchors:
        print(json.dumps(asdict(anchor)))
    return 0


def _books(settings: ServerSettings, command: str, file: Path) -> int:
    from sqlalchemy.exc import SQLAlchemyError

    from server.db.backup import NotRestored, back_up, restore
    from server.db.engine import open_database

    try:
        if command == "backup":
            counts = back_up(open_database(settings.database), file)
        else:
            counts = restore(file, settings.database)
    except NotRestored as error:
        print(f"nothing was restored: {error}", file=sys.stderr)
        return 1
    except SQLAlchemyError as error:
        print(f"{command}: the database failed: {type(error).__name__}", file=sys.stderr)
        return 1
    print(json.dumps({"file": str(file), "rows": sum(counts.values()), "sales": counts["sale"]}))
    return 0


def _again(settings: ServerSettings, command: str) -> int:
    from sqlalchemy.exc import SQLAlchemyError

    from server.clock import now
    from server.db.engine import open_database
    from server.ingest.rebuild import rebuild, retake

    engine = open_database(settings.database)
    try:
        if command == "rebuild":
            told = {"read": rebuild(engine)}
        else:
            taken, parked = retake(engine, now)
            told = {"taken": taken, "parked": parked}
    except SQLAlchemyError as error:
        print(f"{command}: the database failed, all is as it was: {type(error).__name__}", file=sys.stderr)
        return 1
    print(json.dumps(told))
    return 0


def _openapi() -> int:
    from server.run import contract

    print(json.dumps(contract(), indent=2, ensure_ascii=False))
    return 0


def _token(file: Path) -> int:
    from server.auth.tokens import make_token_file

    print(json.dumps({"token_file": str(file), "token_sha256": make_token_file(file)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
