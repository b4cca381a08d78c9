"""North American coupons in GS1 DataBar Expanded: what AI 8110 offers, and which coupon AI 8112 names.

Fields after the North American Coupon Application Guideline R2.0 and the AI 8112 data specification R1.0. A length
indicator of n stands before a company prefix of n + 6 digits, a serial number of n + 6, and before values of n digits.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.barcodes.check_digits import is_digits
from kiosk.core.barcodes.refusal import malformed


class Requirement(StrEnum):
    """What the number in front of a purchase requirement counts."""

    UNITS = "units"
    GOODS = "goods"  # cents spent on the goods
    BASKET = "basket"  # cents spent in all
    POUNDS = "pounds"  # hundredths
    KILOGRAMS = "kilograms"  # thousandths
    CASHIER = "cashier"  # a person decides


class SaveAs(StrEnum):
    """What the save value is."""

    CENTS = "cents"
    FREE = "free"  # one of the goods, up to the value where there is one
    FREE_UNITS = "free_units"
    PERCENT = "percent"
    CENTS_OFF_BASKET = "cents_off_basket"


REQUIREMENTS = {
    "0": Requirement.UNITS,
    "1": Requirement.GOODS,
    "2": Requirement.BASKET,
    "3": Requirement.POUNDS,
    "4": Requirement.KILOGRAMS,
    "9": Requirement.CASHIER,
}
SAVINGS = {
    "0": SaveAs.CENTS,
    "1": SaveAs.FREE,
    "2": SaveAs.FREE_UNITS,
    "5": SaveAs.PERCENT,
    "6": SaveAs.CENTS_OFF_BASKET,
}
NO_PREFIX = "9"
ANY_FAMILY = "000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchase:
    """What has to be bought: `value` of `counted_as` among the goods of `company` and its family of goods.

    `company` '' is the funder's own; family 000 is all of its goods.
    """

    value: int
    counted_as: Requirement
    family: str
    company: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CouponOffer:
    """All that one AI 8110 says. Dates as YYMMDD, '' where there is none; money in cents.

    `rule` says how `others` join the primary purchase, `applies_to` which of the purchases saves (0 is the primary).
    """

    company: str
    offer: str
    save: int
    save_as: SaveAs = SaveAs.CENTS
    primary: Purchase
    others: tuple[Purchase, ...] = ()
    rule: int = 0
    expires: str = ""
    starts: str = ""
    serial: str = ""
    retailer: str = ""
    applies_to: int = 0
    store_coupon: int = 0
    may_multiply: bool = True


def coupon_id(company: str, offer: str) -> str:
    """What a price rule may name it by."""
    return f"8110:{company}-{offer}"


def read_offer(text: str) -> CouponOffer:
    """The coupon in `text`, the value of AI 8110; refuses what does not follow its fields to the last digit."""
    rest = _Digits(text, "8110")
    company = rest.variable("company prefix", 0, 6, more=6)
    offer = rest.take("offer code", 6)
    save = int(rest.variable("save value", 1, 5))
    primary = rest.purchase("primary")
    more: dict[str, str | int | bool | SaveAs] = {}
    others: list[Purchase] = []
    seen = "0"
    while not rest.done:
        field = rest.take("data field", 1)
        if field <= seen:
            raise malformed(f"(8110) has data field {field} after {seen}")
        seen = field
        match field:
            case "1":
                more["rule"] = int(rest.one_of("additional purchase rule", "0123"))
                others.append(rest.purchase("second", with_company=True))
            case "2":
                others.append(rest.purchase("third", with_company=True))
            case "3" | "4":
                more["expires" if field == "3" else "starts"] = rest.take("date", 6)
            case "5":
                more["serial"] = rest.variable("serial number", 0, 9, more=6)
            case "6":
                more["retailer"] = rest.variable("retailer", 1, 7, more=6)
            case "9":
                more["save_as"] = SAVINGS[rest.one_of("save value code", "".join(SAVINGS))]
                more["applies_to"] = int(rest.one_of("item that saves", "012"))
                more["store_coupon"] = int(rest.take("store coupon flag", 1))
                more["may_multiply"] = rest.one_of("multiply flag", "01") == "0"
            case _:
                raise malformed(f"(8110) has no data field {field}")
    return CouponOffer(company=company, offer=offer, save=save, primary=primary, others=tuple(others), **more)  # type: ignore[arg-type]


def read_paperless(text: str) -> tuple[str, str, str]:
    """Funder, offer code and serial number of AI 8112; what the offer is, only an online file knows."""
    rest = _Digits(text, "8112")
    rest.one_of("format", "01")
    found = (
        rest.variable("funder", 0, 6, more=6),
        rest.take("offer code", 6),
        rest.variable("serial number", 0, 9, more=6),
    )
    if not rest.done:
        raise malformed("(8112) goes on after its serial number")
    return found


class _Digits:
    """Digits taken from the left, field by field."""

    def __init__(self, text: str, ai: str) -> None:
        if not is_digits(text):
            raise malformed(f"({ai}) holds digits only")
        self._rest = text
        self._ai = ai

    @property
    def done(self) -> bool:
        return not self._rest

    def take(self, what: str, count: int) -> str:
        found, self._rest = self._rest[:count], self._rest[count:]
        if len(found) < count:
            raise malformed(f"({self._ai}) ends within its {what}")
        return found

    def one_of(self, what: str, known: str) -> str:
        found = self.take(what, 1)
        if found not in known:
            raise malformed(f"({self._ai}) cannot have {found} as its {what}")
        return found

    def variable(self, what: str, least: int, most: int, more: int = 0) -> str:
        """A field of as many digits as the indicator before it says, and `more`."""
        length = int(self.take(what, 1))
        if not least <= length <= most:
            raise malformed(f"({self._ai}) cannot have {length} as the length of its {what}")
        return self.take(what, length + more)

    def purchase(self, what: str, *, with_company: bool = False) -> Purchase:
        value = int(self.variable(f"{what} purchase", 1, 5))
        counted_as = REQUIREMENTS[self.one_of(f"{what} purchase requirement code", "".join(REQUIREMENTS))]
        family = self.take(f"{what} family code", 3)
        company = ""
        if with_company and self._rest[:1] == NO_PREFIX:
            self.take("company prefix", 1)
        elif with_company:
            company = self.variable("company prefix", 0, 6, more=6)
        return Purchase(value=value, counted_as=counted_as, family=family, company=company)
