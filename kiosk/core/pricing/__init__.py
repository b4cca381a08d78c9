"""Basket + rules → priced basket, and why."""

from kiosk.core.pricing.basket import Label, Line, PricedLine, Pricing, RateTotal, Reason, price_basket

__all__ = ["Label", "Line", "PricedLine", "Pricing", "RateTotal", "Reason", "price_basket"]
