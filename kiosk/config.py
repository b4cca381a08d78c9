"""TOML → frozen settings. A bad file is one clear sentence (`ConfigError`), for exit code 2."""

from __future__ import annotations

import ipaddress
import logging
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator, model_validator

from kiosk.core.barcodes import InStorePattern, OwnCode
from kiosk.core.change import SURE_COINS
from kiosk.core.ease import Ease, Scheme
from kiosk.core.policy import Policy, ReceiptDefault
from kiosk.core.pricing import NO_RULES, RuleBook
from kiosk.core.recalls import Recalls
from kiosk.core.spot import WHOLE_BP
from kiosk.core.staff import NOBODY, StaffBook
from kiosk.device_settings import DeviceSettings as DeviceSettings
from kiosk.device_settings import DrawerSettings, Settings, sentence
from kiosk.settings_history import HistoryUnreadable, set_now
from kiosk.support_settings import PUBLIC_KEY, SupportSettings
from kiosk.texts.help import read_help
from kiosk.texts.survey import read_survey

log = logging.getLogger(__name__)

ASSETS = Path(__file__).resolve().parent.parent / "assets"
SURVEY = ASSETS / "survey" / "survey.toml"
HELP = ASSETS / "help" / "help.toml"

CURRENCY = r"^[A-Z]{3}$"
REGION = r"^[A-Z]{2}$"
LANE_ID = r"^[A-Za-z0-9]{1,12}$"
ADDRESS = r"^https?://"
TEXT = r"^[^\x00-\x1f\x7f]{0,200}$"
LOOKS = {
    CURRENCY: "three capital letters, such as EUR",
    REGION: "two capital letters, such as DE",
    LANE_ID: "1 to 12 letters and digits",
    TEXT: "one line of at most 200 letters",
    ADDRESS: "a web address, such as https://store.example",
    PUBLIC_KEY: "a public key, such as age1… (python -m kiosk bundle make-key)",
}
"""How a setting looks, in words."""


class ConfigError(Exception):
    """The configuration can't be used; the message is one sentence that names file and place."""


class OwnCodeSettings(Settings):
    """Codes that the store claims as its own: a regular expression for the whole text as the scanner reads it.

    Of coupons `(?P<id>…)` is what price rules name, `(?P<serial>…)` what makes it the only one.
    """

    kind: Literal["member", "gift_card", "badge", "coupon"]
    pattern: str

    @field_validator("pattern")
    @classmethod
    def _readable(cls, pattern: str) -> str:
        OwnCode.parse("coupon", pattern)
        return pattern


class StoreSettings(Settings):
    """What the store's receipts say of it, and its money.

    `pattern` is the store's own layout of in-store numbers, such as 28IIIICWWWWWX; it goes before its region's, `codes`
    (cards, badges and coupons) before any item number. `tills` are those with a cashier, by number, for when a lane is
    closed. `logo` stands above the receipts (docs/logo.md). `spot_check_bp`: decision 41; `wants_bagged`: 38;
    `members`: 96.
    """

    name: Annotated[str, Field(pattern=TEXT)]
    address: Annotated[str, Field(pattern=TEXT)] = ""
    tax_number: Annotated[str, Field(pattern=TEXT)] = ""
    logo: Path | None = None
    currency: Annotated[str, Field(pattern=CURRENCY)]
    region: Annotated[str, Field(pattern=REGION)] = "DE"
    pattern: str = ""
    codes: tuple[OwnCodeSettings, ...] = ()
    tills: tuple[str, ...] = ()
    spot_check_bp: Annotated[int, Field(ge=0, le=WHOLE_BP)] = 0
    wants_bagged: bool = False
    members: bool = False

    @field_validator("pattern")
    @classmethod
    def _readable(cls, pattern: str) -> str:
        if pattern:
            InStorePattern.parse(pattern)
        return pattern


class LaneSettings(Settings):
    """`data`: for journal, key and catalogue, relative to the configuration file's folder; `others`: lanes nearby."""

    id: Annotated[str, Field(pattern=LANE_ID)]
    languages: Annotated[tuple[str, ...], Field(min_length=1)] = ("en", "zh_CN")
    data: Path = Path("../var/lane")
    simulated: bool = False
    others: tuple[Annotated[str, Field(pattern=LANE_ID)], ...] = ()


class WeighingSettings(Settings):
    """What the produce scale is verified for, in grams."""

    min_g: Annotated[int, Field(gt=0)] = 100
    max_g: Annotated[int, Field(gt=0)] = 15_000
    division_g: Annotated[int, Field(gt=0)] = 5

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.division_g <= self.min_g < self.max_g:
            raise ValueError("division_g, min_g and max_g should rise in this order")
        return self


class TimingSettings(Settings):
    """How long the lane waits, in seconds; what is not given is as `Policy` has it.

    `resolve_tries` is how often a terminal is asked about a payment in doubt before an attendant is called.
    """

    pair_s: Annotated[float | None, Field(ge=0, le=10)] = None
    payment_patience_s: Annotated[float | None, Field(ge=1, le=900)] = None
    more_time_s: Annotated[float | None, Field(ge=1, le=900)] = None
    resolve_tries: Annotated[int | None, Field(ge=1, le=100)] = None
    resolve_pause_s: Annotated[float | None, Field(ge=0.1, le=60)] = None
    parked_pause_s: Annotated[float | None, Field(ge=0.1, le=600)] = None
    receipt_closes_s: Annotated[float | None, Field(ge=1, le=600)] = None
    tap_closes_s: Annotated[float | None, Field(ge=1, le=600)] = None
    tap_more_s: Annotated[float | None, Field(ge=1, le=600)] = None
    thanks_closes_s: Annotated[float | None, Field(ge=0.1, le=60)] = None
    idle_s: Annotated[float | None, Field(ge=1, le=3600)] = None
    idle_warning_s: Annotated[float | None, Field(ge=1, le=600)] = None
    gone_idle_s: Annotated[float | None, Field(ge=1, le=3600)] = None
    helped_idle_s: Annotated[float | None, Field(ge=1, le=3600)] = None
    call_shown_s: Annotated[float | None, Field(ge=1, le=600)] = None
    come_back_s: Annotated[float | None, Field(ge=1, le=3600)] = None
    fetch_s: Annotated[float | None, Field(ge=1, le=60)] = None
    saved_closes_s: Annotated[float | None, Field(ge=1, le=600)] = None
    hint_basket_s: Annotated[float | None, Field(ge=0.1, le=600)] = None
    hint_pick_s: Annotated[float | None, Field(ge=0.1, le=600)] = None
    hint_weigh_s: Annotated[float | None, Field(ge=0.1, le=600)] = None
    hint_pay_s: Annotated[float | None, Field(ge=0.1, le=600)] = None
    hint_card_s: Annotated[float | None, Field(ge=0.1, le=600)] = None
    offer_help_s: Annotated[float | None, Field(ge=0.1, le=3600)] = None
    help_closes_s: Annotated[float | None, Field(ge=1, le=600)] = None
    signing_patience_s: Annotated[float | None, Field(ge=0.1, le=60)] = None
    signing_pause_s: Annotated[float | None, Field(ge=0.1, le=3600)] = None
    saved_hours: Annotated[float | None, Field(ge=0.1, le=48)] = None
    staff_stays_s: Annotated[float | None, Field(ge=1, le=900)] = None
    pad_closes_s: Annotated[float | None, Field(ge=1, le=900)] = None
    pin_pause_s: Annotated[float | None, Field(ge=1, le=86_400)] = None
    clock_jump_s: Annotated[float | None, Field(ge=2, le=3600)] = None
    passing_s: Annotated[float | None, Field(ge=1, le=60)] = None

    def given(self) -> dict[str, Any]:
        """What the file says, by the names that `Policy` has too."""
        return self.model_dump(exclude_none=True)


class DisplaySettings(Settings):
    """The lane's screen, and how it looks and sounds before a shopper chooses otherwise.

    `orientation` auto: as the display lies, and upright in a window. `px_per_mm` is the display's own density: with it
    a target is as large under the finger on every display; without it the design fills the display.
    """

    orientation: Literal["auto", "portrait", "landscape"] = "auto"
    px_per_mm: Annotated[float | None, Field(ge=1, le=20)] = None
    reduced_motion: bool = False
    scheme: Scheme = Scheme.LIGHT
    large_text: bool = False
    low_reach: bool = False
    sound: bool = True

    def ease(self) -> Ease:
        return Ease(scheme=self.scheme, large_text=self.large_text, low_reach=self.low_reach, sound=self.sound)


class ReceiptSettings(Settings):
    """How receipts are given. `page` is where a phone finds the store server's e-receipts, such as
    https://store.example/r; without it none is offered.

    `default`: ask for paper, print it by itself, or offer none; `unanswered`: what who is asked and does not answer
    gets; `copies`: how often a shopper may have a printed receipt again; `signature_code`: a second code on it holds
    what the signing unit signed.
    """

    page: Annotated[str, Field(pattern=ADDRESS)] | None = None
    default: ReceiptDefault = ReceiptDefault.ASK
    unanswered: Literal["none", "paper"] = "none"
    copies: Annotated[int, Field(ge=0, le=20)] = 2
    signature_code: bool = False

    @field_validator("page")
    @classmethod
    def _safe(cls, page: str | None) -> str | None:
        if page is not None and not is_private(page):
            raise ValueError(f"{page} leaves this machine, so it must be https")
        return page.rstrip("/") if page is not None else None


class CatalogueSettings(Settings):
    """`file` is the sheet of items, `rules` the store's rules of price (docs/pricing.md), `recalls` what was called
    back (docs/codes.md).
    """

    file: Path
    rules: Path | None = None
    recalls: Path | None = None


class SurveySettings(Settings):
    """The questions asked after a visit; the shipped ones where no other file is named."""

    file: Path = SURVEY


class HelpSettings(Settings):
    """What the help page answers; the shipped questions where no other file is named."""

    file: Path = HELP


class StaffSettings(Settings):
    """`file` says who of the staff may sign on (docs/staff.md)."""

    file: Path


class JournalSettings(Settings):
    """How many days the journal keeps what the server has too, and what facts say of persons; for ever without."""

    keep_days: Annotated[int | None, Field(ge=1, le=36_500)] = None
    personal_days: Annotated[int | None, Field(ge=1, le=36_500)] = None


class ServerSettings(Settings):
    """The store server. Plain http is for loopback only. The lane is known by a token, and `ca_file` holds the store's
    own authority; or it enrolled, and `identity` is the folder with its certificate.
    """

    address: Annotated[str, Field(pattern=ADDRESS)]
    token_file: Path | None = None
    ca_file: Path | None = None
    identity: Path | None = None

    @model_validator(mode="after")
    def _known_somehow(self) -> Self:
        if (self.token_file is None) == (self.identity is None):
            raise ValueError("either token_file or identity is needed")
        if self.identity is not None and (self.ca_file is not None or not self.address.startswith("https://")):
            raise ValueError("identity needs an https address, and no ca_file: the authority is in its folder")
        return self


class Config(Settings):
    lane: LaneSettings
    store: StoreSettings
    weighing: WeighingSettings = WeighingSettings()
    timing: TimingSettings = TimingSettings()
    display: DisplaySettings = DisplaySettings()
    catalogue: CatalogueSettings
    survey: SurveySettings = SurveySettings()
    help: HelpSettings = HelpSettings()
    devices: dict[str, DeviceSettings] = Field(default_factory=dict)
    journal: JournalSettings = JournalSettings()
    server: ServerSettings | None = None
    receipt: ReceiptSettings = ReceiptSettings()
    staff: StaffSettings | None = None
    support: SupportSettings | None = None

    @model_validator(mode="after")
    def _page_has_a_server(self) -> Self:
        if self.receipt.page is not None and self.server is None:
            raise ValueError("receipt.page needs a [server]: the sales behind the page are sent there")
        return self

    def policy(self, rules: RuleBook = NO_RULES, recalls: Recalls = (), staff: StaffBook = NOBODY) -> Policy:
        """The store's settings, its rules of price, its recalls and its staff as `decide` wants them.

        Raises `ConfigError` for a survey or a help file that cannot be used.
        """
        try:
            survey = read_survey(self.survey.file, self.lane.languages)
            book = read_help(self.help.file, self.lane.languages, ASSETS / "icons")
        except ValueError as error:
            raise ConfigError(str(error)) from error
        sure = [device.sure_coins for device in self.devices.values() if device.sure_coins is not None]
        drawers = [device.drawer for device in self.devices.values() if device.drawer is not None]
        policy = Policy(
            lane=self.lane.id,
            store_name=self.store.name,
            store_address=self.store.address,
            tax_number=self.store.tax_number,
            currency=self.store.currency,
            languages=self.lane.languages,
            region=self.store.region,
            pattern=self.store.pattern,
            own_codes=tuple(OwnCode.parse(one.kind, one.pattern) for one in self.store.codes),
            simulated=self.lane.simulated,
            min_weight_g=self.weighing.min_g,
            max_weight_g=self.weighing.max_g,
            division_g=self.weighing.division_g,
            ease=self.display.ease(),
            receipt_page=self.receipt.page or "",
            receipt_default=self.receipt.default,
            unanswered_paper=self.receipt.unanswered == "paper",
            receipt_copies=self.receipt.copies,
            rules=rules,
            recalls=recalls,
            survey=survey,
            shares_baskets=self.server is not None,
            signer="signer" in self.devices,
            scale_prices="scale" in self.devices and self.devices["scale"].prices,
            drawer=bool(drawers),
            drawer_ends_s=max((drawer.ends_s for drawer in drawers), default=DrawerSettings().ends_s),
            signature_code=self.receipt.signature_code,
            devices=frozenset(self.devices),
            sure_coins=next(iter(sure), SURE_COINS),
            members=self.store.members,
            asks_members=self.store.members and self.server is not None,
            beeping_scanners=frozenset(name for name, device in self.devices.items() if device.beeps),
            resting_scanners=frozenset(name for name, device in self.devices.items() if device.rests),
            other_lanes=self.lane.others,
            tills=self.store.tills,
            spot_check_bp=self.store.spot_check_bp,
            staff=staff,
        )
        asked = book.at_lane(policy.ways)
        return replace(policy, help=asked, bag_asks_placing=self.store.wants_bagged, **self.timing.given())


def is_private(address: str) -> bool:
    """Whether nobody on the way can read what goes to `address`: https, or this very machine."""
    parts = urlsplit(address)
    if parts.scheme == "https":
        return True
    try:
        return ipaddress.ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return parts.hostname == "localhost"


def load_config(path: Path) -> Config:
    """The settings in `path`, their paths made absolute, with what was set at the lane since; raises `ConfigError`.

    Where that cannot be read, which is logged, the devices are as `path` says.
    """
    config = load_file(path)
    try:
        return config.model_copy(update={"devices": set_now(config.devices, config.lane.data)})
    except HistoryUnreadable as error:
        log.warning("%s; the devices are as %s says", error, path)
        return config


def load_file(path: Path) -> Config:
    """The settings in `path` alone, their paths made absolute; raises `ConfigError`."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is not UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not valid TOML: {error}") from error
    try:
        config = Config.model_validate(raw)
    except ValidationError as error:
        raise ConfigError(f"{path}: {sentence(error.errors()[0], LOOKS)}") from error
    return _absolute(config, path.resolve().parent)


def _absolute(config: Config, folder: Path) -> Config:
    lane = config.lane.model_copy(update={"data": folder / config.lane.data})
    store = config.store.model_copy(update={"logo": folder / config.store.logo if config.store.logo else None})
    catalogue = config.catalogue.model_copy(
        update={name: folder / path for name, path in config.catalogue if path is not None}
    )
    survey = config.survey.model_copy(update={"file": folder / config.survey.file})
    book = config.help.model_copy(update={"file": folder / config.help.file})
    staff = config.staff.model_copy(update={"file": folder / config.staff.file}) if config.staff else None
    server = config.server
    if server is not None:
        paths = {name: folder / path for name, path in server if isinstance(path, Path)}
        server = server.model_copy(update=paths)
    texts = {"survey": survey, "help": book}
    parts = {"lane": lane, "store": store, "catalogue": catalogue, "server": server, "staff": staff, **texts}
    return config.model_copy(update=parts)
