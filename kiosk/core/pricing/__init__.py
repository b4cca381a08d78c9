"""Basket + rules → priced basket, and why."""

from kiosk.core.pricing.basket import Line, PricedLine, Pricing, RateTotal, Reason, price_basket

__all__ = ["Line", "PricedLine", "Pricing", "RateTotal", "Reason", "price_basket"]
