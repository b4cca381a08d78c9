"""What a code means: item, weighed or priced label, coupon. Pure, and total: any text gets a meaning or a refusal."""

from kiosk.core.barcodes.coupon import CouponOffer
from kiosk.core.barcodes.element_strings import load_dictionary
from kiosk.core.barcodes.instore import InStorePattern
from kiosk.core.barcodes.interpreter import interpret
from kiosk.core.barcodes.meaning import Kind, Meaning
from kiosk.core.barcodes.own_codes import OwnCode
from kiosk.core.barcodes.refusal import ReasonKind

__all__ = [
    "CouponOffer",
    "InStorePattern",
    "Kind",
    "Meaning",
    "OwnCode",
    "ReasonKind",
    "interpret",
    "load_dictionary",
]
