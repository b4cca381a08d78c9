"""The store server's TOML → frozen settings. A bad file is one clear sentence (`SettingsError`), for exit code 2."""

from __future__ import annotations

import datetime
import ipaddress
import tomllib
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

HASH = r"^[0-9a-f]{64}$"


class SettingsError(Exception):
    """The settings can't be used; the message is one sentence that names file and place."""


class _Settings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class TokenSettings(_Settings):
    """Who knows the token: its SHA-256 here, or the token itself in a file that only its owner may read."""

    token_sha256: Annotated[str, Field(pattern=HASH)] | None = None
    token_file: Path | None = None

    @property
    def has_token(self) -> bool:
        return self.token_sha256 is not None or self.token_file is not None

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if self.token_sha256 is not None and self.token_file is not None:
            raise ValueError("either token_sha256 or token_file is needed, not both")
        if not self.has_token and not isinstance(self, LaneSettings):
            raise ValueError("either token_sha256 or token_file is needed")
        return self


class LaneSettings(TokenSettings):
    """A lane has a token, or, where the server has an authority of its own, a certificate that it enrolled for."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9]{1,12}$")]


class TlsSettings(_Settings):
    """`ca` and `ca_key` are the store's own authority (`python -m server ca`): its lanes come with certificates."""

    certificate: Path
    key: Path
    ca: Path | None = None
    ca_key: Path | None = None

    @model_validator(mode="after")
    def _both(self) -> Self:
        if (self.ca is None) != (self.ca_key is None):
            raise ValueError("ca and ca_key belong together")
        return self


class ReceiptSettings(_Settings):
    """How many days an e-receipt is shown after the day it was paid on; the books are kept apart from it."""

    keep_days: Annotated[int, Field(ge=1, le=3660)] = 90


class BasketSettings(_Settings):
    """When the store's day ends, by its own clock: until then a basket that was put aside is kept for its shopper, and
    for `keep_days` more what became of it.
    """

    end_of_day: datetime.time = datetime.time(4)
    keep_days: Annotated[int, Field(ge=1, le=3660)] = 30


class VisitSettings(_Settings):
    """How many days it is kept how each visit went; figures of days are kept for good."""

    keep_days: Annotated[int, Field(ge=62, le=3660)] = 400


class StaffSettings(_Settings):
    """`file` says who works here (docs/staff.md): they sign on at the console by number and PIN, and at the lanes,
    which fetch it. Who does nothing at the console for `minutes` is signed off.
    """

    file: Path
    minutes: Annotated[int, Field(ge=1, le=720)] = 30


class MemberSettings(_Settings):
    """`rules` says what earns points, which tiers there are and who gets which coupon (docs/members.md). `key` is a
    file for its owner only, made where there is none: without it nobody finds a phone number. `bring`: members of
    another system, who join at the start.
    """

    rules: Path
    key: Path = Path("members.key")
    bring: Path | None = None


class ActionSettings(_Settings):
    """`rules` says when a figure raises an action (docs/experience.md), where the store has rules of its own."""

    rules: Path


class ServerSettings(_Settings):
    """`database` is a SQLAlchemy address; a SQLite file in it is relative to the settings file's folder. `hosts` is the
    token of those who answer calls for help, where the store has no `staff`; without it the manager's does. `workers`
    processes answer requests.
    """

    store: str
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8480
    database: str = "sqlite:///store.db"
    workers: Annotated[int, Field(ge=1, le=32)] = 1
    tls: TlsSettings | None = None
    manager: TokenSettings
    hosts: TokenSettings | None = None
    staff: StaffSettings | None = None
    members: MemberSettings | None = None
    lanes: Annotated[tuple[LaneSettings, ...], Field(min_length=1)]
    receipts: ReceiptSettings = ReceiptSettings()
    baskets: BasketSettings = BasketSettings()
    visits: VisitSettings = VisitSettings()
    actions: ActionSettings | None = None

    @model_validator(mode="after")
    def _sensible(self) -> Self:
        if self.tls is None and not _is_loopback(self.host):
            raise ValueError(f"{self.host} can be reached from the network, so [tls] is needed")
        certified = self.tls is not None and self.tls.ca is not None
        for lane in self.lanes:
            if certified and lane.has_token:
                raise ValueError(f"lane {lane.id} comes with a certificate, so it has no token")
            if not certified and not lane.has_token:
                raise ValueError(f"lane {lane.id} needs token_sha256 or token_file, or the server tls.ca")
        if self.hosts is not None and self.staff is not None:
            raise ValueError("hosts have a token, or sign on as the staff of staff.file: not both")
        names = [lane.id for lane in self.lanes]
        if len(set(names)) != len(names):
            raise ValueError("two lanes have the same id")
        try:
            make_url(self.database)
        except ArgumentError:
            raise ValueError("database is no address that SQLAlchemy knows") from None
        return self


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def load_settings(path: Path) -> ServerSettings:
    """The settings in `path`, their paths made absolute; raises `SettingsError`."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} is not UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} is not valid TOML: {error}") from error
    try:
        settings = ServerSettings.model_validate(raw)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the file"
        raise SettingsError(f"{path}: {place}: {first['msg'].removeprefix('Value error, ')}") from error
    return _absolute(settings, path.resolve().parent)


def _absolute(settings: ServerSettings, folder: Path) -> ServerSettings:
    database = make_url(settings.database)
    if database.get_backend_name() == "sqlite" and database.database not in (None, "", ":memory:"):
        database = database.set(database=str(folder / str(database.database)))
    changed: dict[str, object] = {
        "database": database.render_as_string(hide_password=False),
        "manager": settings.manager.model_copy(update=_file(settings.manager, folder)),
        "lanes": tuple(lane.model_copy(update=_file(lane, folder)) for lane in settings.lanes),
    }
    if settings.hosts is not None:
        changed["hosts"] = settings.hosts.model_copy(update=_file(settings.hosts, folder))
    if settings.staff is not None:
        changed["staff"] = settings.staff.model_copy(update={"file": folder / settings.staff.file})
    if settings.members is not None:
        named = {name: folder / path for name, path in settings.members if path is not None}
        changed["members"] = MemberSettings(**named)
    if settings.actions is not None:
        changed["actions"] = settings.actions.model_copy(update={"rules": folder / settings.actions.rules})
    if settings.tls is not None:
        given = settings.tls.model_dump(exclude_none=True)
        changed["tls"] = TlsSettings(**{name: folder / path for name, path in given.items()})
    return settings.model_copy(update=changed)


def _file(token: TokenSettings, folder: Path) -> dict[str, object]:
    return {"token_file": folder / token.token_file} if token.token_file else {}
