"""What a store decides about its lane: data that `decide` is given, never state."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.bagging import USUAL_VIEWS, Views
from kiosk.core.barcodes import OwnCode
from kiosk.core.change import SURE_COINS
from kiosk.core.ease import AS_DRAWN, Ease
from kiosk.core.help import NO_HELP, HelpBook
from kiosk.core.pricing import NO_RULES, RuleBook
from kiosk.core.recalls import Recalls
from kiosk.core.staff import NOBODY, StaffBook
from kiosk.core.survey import NO_REASONS, Survey
from kiosk.core.values import Way

EVERY_DEVICE = frozenset({"scanner", "camera", "scale", "printer", "terminal", "signer"})


class ReceiptDefault(StrEnum):
    """What a paid shopper finds: the question for paper, paper that prints by itself, or none to ask for."""

    ASK = "ask"
    PAPER = "paper"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seller:
    """What a receipt says of the store that sold."""

    name: str
    address: str = ""
    tax_number: str = ""
    simulated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """One lane's rules. Times in seconds, weights in grams; languages as `en`, `zh_CN`, the first is the default.

    `receipt_page` is where e-receipts are found, '' where the store has none; `unanswered_paper`: who does not answer
    the question for paper gets it; `receipt_copies` is how often a shopper may have a printed receipt again.

    `hint_…_s`: how long a shopper may look around there before a hint shows; `offer_help_s`: before help is offered.

    `shares_baskets`: a store server takes baskets that were put aside, so that any lane takes them up; a shopper waits
    `fetch_s` for its answer at most. It knows the receipts of all lanes, and no goods come back without its word.

    A lane that runs keeps a basket that was put aside for `saved_hours`, and `saved_most` of them at once; after a
    start it keeps them as long again, for its clock may have been set while it was off.

    `carry_every`: after so many visits the lane's books are carried forward, and a start applies no
    older facts.
    `devices` are those that the lane has; `other_lanes` and `tills` are where else to pay, by their numbers.
    After `pin_tries` wrong PINs a person waits `pin_pause_s`; who touches nothing for `staff_stays_s` is signed off,
    a technician who serves the lane after `service_stays_s`.

    `spot_check_bp`: so many of 10,000 visits that show nothing are checked by a colleague; 0: none ever is.

    `signer`: a unit signs each sale for the tax office; `signature_code`: what it signed is a code on the receipt too.
    """

    lane: str
    store_name: str
    store_address: str
    tax_number: str
    currency: str
    languages: tuple[str, ...]
    region: str = "DE"
    pattern: str = ""  # the store's own layout of in-store numbers, before those of its region
    own_codes: tuple[OwnCode, ...] = ()  # cards, badges and coupons, before any item number
    simulated: bool = False  # devices are emulated: said on screen and receipt
    min_weight_g: int = 100
    max_weight_g: int = 15_000
    division_g: int = 5
    max_quantity: int = 99
    max_coupons: int = 10
    payment_patience_s: float = 120.0
    more_time_s: float = 60.0
    resolve_tries: int = 5
    resolve_pause_s: float = 2.0
    parked_pause_s: float = 30.0
    receipt_closes_s: float = 25.0
    tap_closes_s: float = 10.0
    tap_more_s: float = 12.0
    thanks_closes_s: float = 3.0
    idle_s: float = 90.0
    idle_warning_s: float = 30.0
    gone_idle_s: float = 10.0  # so soon who left a basket is asked after, where a sensor sees that nobody is there
    helped_idle_s: float = 600.0
    assisted_idle_s: float = 1800.0  # while staff scan for the shopper
    call_shown_s: float = 8.0
    come_back_s: float = 600.0
    saved_closes_s: float = 30.0
    saved_hours: float = 12.0
    shares_baskets: bool = False
    fetch_s: float = 10.0
    saved_most: int = 20
    code_tries: int = 5
    code_pause_s: float = 60.0
    carry_every: int = 20
    hint_basket_s: float = 10.0
    hint_pick_s: float = 12.0
    hint_weigh_s: float = 8.0
    hint_pay_s: float = 10.0
    hint_card_s: float = 10.0
    offer_help_s: float = 40.0
    help_closes_s: float = 45.0
    ease: Ease = AS_DRAWN
    receipt_page: str = ""
    receipt_default: ReceiptDefault = ReceiptDefault.ASK
    unanswered_paper: bool = False
    receipt_copies: int = 2
    rules: RuleBook = NO_RULES  # of price
    recalls: Recalls = ()
    bagging: Views = USUAL_VIEWS  # goods, habits and costs by which the bagging area is judged
    bag_waits_s: float = 6.0  # so long a shopper may put it right before anything is said
    bag_nudge_s: float = 8.0  # and so long again before they are asked what it is
    bag_asks_placing: bool = False  # the store wants to see in the bag what was scanned
    bag_place_s: float = 20.0  # nothing was scanned or put down for so long: what waits is told of
    pair_s: float = 1.0  # so long two codes of an item, or two devices' reads of one code, are one pack
    survey: Survey = NO_REASONS
    help: HelpBook = NO_HELP
    scale_prices: bool = False  # the scale computes prices itself, and its totals are taken
    drawer: bool = False  # a cash drawer hangs on the printer
    drawer_ends_s: float = 12.0  # so long the end of its opening is waited for
    day_ends_s: float = 900.0  # so long a terminal may take to end its day,
    day_tries: int = 12  # so often it is asked in all,
    day_pause_s: float = 300.0  # so long after it did not
    signer: bool = False
    signature_code: bool = False
    signing_patience_s: float = 1.5
    signing_pause_s: float = 30.0
    devices: frozenset[str] = EVERY_DEVICE
    members: bool = False  # the store has members: their cards are taken,
    asks_members: bool = False  # and its server says who they are,
    member_s: float = 6.0  # within this time
    beeping_scanners: frozenset[str] = frozenset()  # they sound when the lane says so, and not by themselves
    resting_scanners: frozenset[str] = frozenset()  # they are closed while the lane serves nobody
    other_lanes: tuple[str, ...] = ()
    tills: tuple[str, ...] = ()
    staff: StaffBook = NOBODY
    staff_stays_s: float = 60.0
    service_stays_s: float = 600.0
    pad_closes_s: float = 20.0
    pin_tries: int = 5
    pin_pause_s: float = 300.0
    passing_s: float = 6.0
    spot_check_bp: int = 0
    clock_jump_s: float = 30.0  # so far the wall clock may be off before that is told
    owed_told_s: float = 60.0  # so old the oldest unsent fact is before staff are told, and before they are to act
    owed_late_s: float = 3600.0
    sure_coins: int = SURE_COINS  # so many lie in a hopper that says it is not low
    least_note: int = 500  # what the least note is worth that is taken, in minor units
    cash_shuts_s: float = 6.0  # so long a box may take to say that nothing more can come in
    cash_returns_s: float = 30.0  # and after a start
    hopper_returns_s: float = 120.0  # and a hopper that is away while nobody knows what is out of it
    payout_tries: int = 15  # so often a hopper is asked what became of a payout
    certificate_told_days: int = 30  # so long before the lane's certificate ends staff are told

    @property
    def language(self) -> str:
        return self.languages[0]

    @property
    def ways(self) -> tuple[Way, ...]:
        """How one can pay here, the usual way first; a lane without any reader still speaks of cards."""
        has = {Way.WALLET: {"wallet"}, Way.CASH: {"coins", "notes"}}
        return (Way.CARD, *(way for way, devices in has.items() if devices & self.devices))

    @property
    def gives_paper(self) -> bool:
        """Whether the store wants receipts on paper at all, and the lane has a printer."""
        return self.receipt_default is not ReceiptDefault.NONE and "printer" in self.devices

    @property
    def seller(self) -> Seller:
        return Seller(
            name=self.store_name, address=self.store_address, tax_number=self.tax_number, simulated=self.simulated
        )
