"""What messages of one kind say: what is, then what to do."""

from __future__ import annotations

from kiosk.core.bagging import BagChoice
from kiosk.core.policy import Policy
from kiosk.core.session.notes import Say
from kiosk.ui.figures import short_weight
from kiosk.ui.words import Words


def about_scale(words: Words, policy: Policy, say: Say) -> tuple[str, str]:
    match say:
        case Say.CLEAR_SCALE:
            return words("Please empty the scale first."), words("Then put it on again.")
        case Say.TOO_LIGHT:
            return words("Too light to weigh."), words("We start at {least}.", least=short_weight(policy.min_weight_g))
        case Say.TOO_HEAVY:
            most = words("More than {most}.", most=short_weight(policy.max_weight_g))
            return most, words("Please weigh it in two parts.")
        case Say.LIFT_AGAIN:
            return words("This was weighed before."), words("Please lift it and put it down again.")
        case Say.NO_SCALE_PRICE:
            return words("The scale can't price this now."), words("You can go back or call help.")
        case _:
            return words("The weight isn't steady yet."), words("Let it rest for a moment.")


def about_limits(words: Words, policy: Policy, say: Say, express_pieces: int) -> tuple[str, str]:
    match say:
        case Say.EXPRESS_OVER:
            title = words("This lane is for up to {count} items just now.", count=express_pieces)
            return title, words("You are welcome all the same.")
        case Say.COUPON_LIMIT:
            most = words("{most} coupons are the most at once.", most=policy.max_coupons)
        case Say.QUANTITY_LIMIT:
            most = words("You can buy {most} of one item at most.", most=policy.max_quantity)
        case _:
            return words("This basket is full."), words("Please pay, then go on with a new one.")
    return most, words("A colleague can help with more.")


def about_coupons(words: Words, say: Say) -> tuple[str, str]:
    match say:
        case Say.COUPON_ASK:
            return words("A colleague has to look at this coupon."), words("Please touch Help, or keep scanning.")
        case Say.COUPON_TWICE:
            return words("This coupon is in your basket already."), words("It counts once in each basket.")
        case Say.COUPON_USED:
            return words("This coupon was used before."), words("Please keep scanning, or touch Help.")
        case Say.COUPON_EXPIRED:
            return words("This coupon is past its date."), words("Please keep scanning, or touch Help.")
        case _:
            return words("This coupon is for another time."), words("Please keep it for then.")


def about_paper(words: Words, say: Say) -> tuple[str, str]:
    if say is Say.PAPER_OUT:
        return words("Paper ran out."), words("Your receipt will print again whole.")
    return words("Your receipt may not be on paper."), words("You can print it again, or go on without it.")


def about_the_bag(words: Words, say: Say, name: str, *, asks: bool) -> tuple[str, str]:
    """`asks`: there are answers to choose from beneath."""
    match say:
        case Say.BAG_EXTRA:
            title, body = words("Something is in the bag that we haven't scanned."), words("Please tell us what it is.")
        case Say.BAG_OTHER if name:
            title, body = words("The weight doesn't fit {name}.", name=name), words("Please tell us what it is.")
        case Say.BAG_OTHER:
            title, body = words("What you put down isn't what we scanned."), words("Please tell us what it is.")
        case Say.BAG_TAKEN:
            title, body = words("Something left the bag."), words("Please tell us where it is.")
        case _:
            some = words("Some items aren't in the bag yet.")
            title = words("{name} isn't in the bag yet.", name=name) if name else some
            body = words("Please tell us where it is.")
    return title, body if asks else _put_right(words, say)


def _put_right(words: Words, say: Say) -> str:
    match say:
        case Say.BAG_EXTRA | Say.BAG_OTHER:
            return words("Please scan it, or take it out.")
        case Say.BAG_TAKEN:
            return words("Please put it back.")
        case _:
            return words("Place it in the bagging area. Keep scanning.")


def bag_choice(words: Words, choice: BagChoice) -> tuple[str, str]:
    """What the button says, and its icon."""
    match choice:
        case BagChoice.TOOK_OUT:
            return words("I took it out"), "undo"
        case BagChoice.PUT_BACK:
            return words("I put it back"), "check"
        case BagChoice.TROLLEY:
            return words("It's in the trolley"), "cart"
        case BagChoice.OWN_BAG:
            return words("It's my own bag"), "bag"
        case BagChoice.RIGHT_ITEM:
            return words("It's the right item"), "check"
        case BagChoice.NO_BAGS:
            return words("Not packing here"), "x"


def about_money_back(words: Words, say: Say) -> tuple[str, str]:
    match say:
        case Say.AMOUNT_TOO_MUCH:
            return words("That is more than is left."), words("Please type a smaller amount.")
        case Say.PARTS_BACK:
            return words("What you paid went back."), words("Your basket is open again.")
        case Say.RECEIPT_CODE:
            return words("This is a receipt."), words("Staff can take goods back.")
        case Say.REFUND_AWAY:
            return words("The store can't be asked just now."), words("Nothing went back. Please try again later.")
        case Say.REFUND_CHANGED:
            return words("Some of it went back meanwhile."), words("Please look at it again.")
        case Say.REFUND_HELD:
            return words("Another lane is giving some of it back."), words("Please wait, then look again.")
        case Say.REFUND_FAILED:
            return words("The money did not go back."), words("Please try again.")
        case Say.REFUND_REFUSED:
            return words("The wallet does not give it back."), words("A card may have it instead.")
        case Say.PART_STAYS:
            return words("We couldn't give it back yet. It stays paid."), words("A colleague comes to help.")
        case _:
            return words("Part of it is paid."), words("Pay the rest, or take it back.")


def about_cards(words: Words, say: Say) -> tuple[str, str]:
    match say:
        case Say.DECLINED:
            return words("Your bank said no. Nothing was charged."), words("Try another way.")
        case Say.CARD_CANCELLED:
            return words("The payment was stopped."), words("Nothing was charged.")
        case Say.CARD_TIMEOUT:
            return words("No card came in time."), words("Nothing was charged. Please try again.")
        case Say.CARD_NOT_CHARGED:
            return words("The payment did not go through."), words("Nothing was charged. Please try again.")
        case _:
            return words("The card reader isn't ready."), words("Your basket is kept. Touch Help, please.")


def about_phones(words: Words, say: Say) -> tuple[str, str]:
    match say:
        case Say.WALLET_DECLINED:
            return words("Your wallet said no. Nothing was charged."), words("Try another way.")
        case Say.WALLET_TIMEOUT:
            return words("Nobody paid by phone in time."), words("Nothing was charged. Please try again.")
        case Say.WALLET_MISSING:
            return words("Paying by phone isn't possible just now."), words("Please pay another way, or touch Help.")
        case _:
            return words("This is a phone's payment code."), words("First touch Pay, then hold it here.")


def about_doubt(words: Words, say: Say) -> tuple[str, str]:
    match say:
        case Say.ASKING_BANK:
            return words("We are asking the bank."), words("You won't pay twice.")
        case _:
            return words("We couldn't finish the payment."), words("Please see a colleague. You won't pay twice.")


def about_codes(words: Words, say: Say) -> tuple[str, str]:
    match say:
        case Say.FINISH_FIRST:
            return words("This is the code of another basket."), words("Please finish this one first.")
        case Say.CODE_UNKNOWN:
            return words("We don't have a basket with this code."), words("Please look again, or touch Help.")
        case _:
            return words("These codes did not fit."), words("Please wait a minute, or touch Help.")


def to_staff(words: Words, say: Say) -> tuple[str, str]:
    match say:
        case Say.BADGE_UNKNOWN:
            return words("We don't know this badge here."), words("Staff sign on with their own.")
        case Say.NO_RIGHT:
            return words("Your role does not do this."), words("Please ask a manager.")
        case Say.OVER_LIMIT:
            return words("This is more than you may do alone."), words("Please ask a manager.")
        case Say.DRAWER_FIRST:
            return words("The cash drawer is opening."), words("Please try again in a moment.")
        case Say.DRAWER_LATER:
            return words("The drawer can't open just now."), words("Please try again when nobody pays.")
        case _:
            return words("Nobody is shopping here now."), words("Sign off first, then scan.")
