"""What the lane says by itself: one message at a time, and hints for who hesitates. The words are `kiosk.ui`'s."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.items import Item
from kiosk.core.pricing.hints import GaveWay
from kiosk.core.values import Money


class Say(StrEnum):
    """Every message the lane can show; the words are chosen in `kiosk.ui`, in the shopper's language."""

    UNKNOWN_ITEM = "unknown_item"
    NUMBER_UNKNOWN = "number_unknown"  # typed, and nothing here has it
    UNREADABLE = "unreadable"
    EXPIRED = "expired"
    BEST_BEFORE = "best_before"  # past, and sold
    RECALLED = "recalled"
    PACK_IN_BASKET = "pack_in_basket"  # this very pack
    PACK_SOLD = "pack_sold"
    NOT_TAKEN = "not_taken"
    MEMBER_NOTED = "member_noted"  # a member's card: the points come later
    MEMBER_LATER = "member_later"  # likewise, and the store cannot be asked for their prices
    MEMBER_HELLO = "member_hello"  # the store knows them
    MEMBER_UNKNOWN = "member_unknown"  # it has no such card
    MEMBER_LEFT = "member_left"  # the visit is nobody's again
    COUPON_ASK = "coupon_ask"  # a person has to look at it
    COUPON_TWICE = "coupon_twice"
    COUPON_USED = "coupon_used"
    COUPON_EXPIRED = "coupon_expired"
    COUPON_NOT_NOW = "coupon_not_now"
    COUPON_LIMIT = "coupon_limit"
    NOTHING_TO_PAY = "nothing_to_pay"
    BAG_EXTRA = "bag_extra"  # something lies in the bag that was not scanned
    BAG_OTHER = "bag_other"  # what was put there weighs otherwise
    BAG_TAKEN = "bag_taken"  # something left the bag
    BAG_PLACE = "bag_place"  # what was scanned is not in the bag yet
    AGE_EARLY = "age_early"  # a person looks before payment; scanning goes on
    AGE_REFUSED = "age_refused"
    HELP_CALLED = "help_called"
    RESUMED = "resumed"
    ASK_CANCEL = "ask_cancel"
    PAY_FIRST_STOP = "pay_first_stop"  # scanned while a payment runs: stop it to add more
    DECLINED = "declined"
    CARD_CANCELLED = "card_cancelled"
    CARD_TIMEOUT = "card_timeout"
    CARD_NOT_CHARGED = "card_not_charged"
    CARD_MISSING = "card_missing"
    WALLET_DECLINED = "wallet_declined"
    WALLET_TIMEOUT = "wallet_timeout"  # nobody agreed on a phone, or scanned the code
    WALLET_MISSING = "wallet_missing"
    WALLET_FIRST_PAY = "wallet_first_pay"  # a phone's payment code, before it is time to pay
    CASH_MISSING = "cash_missing"  # none is taken now
    CASH_PART = "cash_part"  # what was put in stands, and the rest is to be paid
    GIVE_BY_HAND = "give_by_hand"  # for goods, and the hopper did not give out all: staff do
    CHANGE_OWED = "change_owed"  # the hopper did not give out all: a colleague brings it
    CHANGE_UNSURE = "change_unsure"  # nobody knows what it gave out
    AMOUNT_TOO_MUCH = "amount_too_much"  # a part of nothing, or of more than is left
    PART_PAID = "part_paid"  # the rest is to be paid, or the parts go back
    PARTS_BACK = "parts_back"  # every part went back
    PART_STAYS = "part_stays"  # one did not go back
    RECEIPT_CODE = "receipt_code"  # scanned, and no goods come back now
    REFUND_AWAY = "refund_away"  # the store cannot be asked
    REFUND_CHANGED = "refund_changed"  # some of it went back at another lane
    REFUND_HELD = "refund_held"  # another lane gives some of it back right now
    REFUND_FAILED = "refund_failed"  # the money did not go back
    REFUND_REFUSED = "refund_refused"  # nor will it, by the wallet's word: a card may have it instead
    ASKING_BANK = "asking_bank"
    SEE_ATTENDANT_PAYMENT = "see_attendant_payment"
    CLEAR_SCALE = "clear_scale"
    TOO_LIGHT = "too_light"
    TOO_HEAVY = "too_heavy"
    NOT_STEADY = "not_steady"
    LIFT_AGAIN = "lift_again"  # the scale weighed this very load before
    NO_SCALE_PRICE = "no_scale_price"  # it does not price that, or not as the lane does
    PAPER_OUT = "paper_out"
    NOT_PRINTED = "not_printed"
    QUANTITY_LIMIT = "quantity_limit"
    BASKET_FULL = "basket_full"
    TAKEN_UP = "taken_up"  # a saved basket goes on
    TAKEN_UP_NEW_PRICE = "taken_up_new_price"  # and comes to something else by now
    FINISH_FIRST = "finish_first"  # a basket's code, while another basket is open
    CODE_UNKNOWN = "code_unknown"
    CODE_WAIT = "code_wait"  # too many wrong codes
    OFFER_HELP = "offer_help"  # they hesitate: shall we help?
    OFFER_GAVE_WAY = "offer_gave_way"  # to a better one, by the last scan
    LANE_CLOSED = "lane_closed"
    EXPRESS_OVER = "express_over"  # more pieces than an express lane is for: they are sold all the same
    BADGE_UNKNOWN = "badge_unknown"
    NO_RIGHT = "no_right"  # the role of who is signed on does not do this
    OVER_LIMIT = "over_limit"  # or not so much of it
    DRAWER_FIRST = "drawer_first"  # it is being opened: money waits for its end
    DRAWER_LATER = "drawer_later"  # it is not opened now
    SIGN_OFF_FIRST = "sign_off_first"  # scanned in the staff layer, where nobody shops


@dataclass(frozen=True, slots=True)
class Message:
    """One message; `item` is what it is about, or the offer that `gave_way`, if anything; `saved` is what came off."""

    say: Say
    item: Item | None = None
    gave_way: GaveWay | None = None
    saved: Money | None = None


class Hint(StrEnum):
    """What somebody who hesitates is shown to do next."""

    SCAN = "scan"
    PICK = "pick"
    PUT = "put"  # on the scale
    REST = "rest"  # let it
    ADD = "add"  # what is weighed
    PAY = "pay"
    CARD = "card"
