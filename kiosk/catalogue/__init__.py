"""The items that the lane sells: read from the store's sheet, kept in a file of SQLite, found there."""

from kiosk.catalogue.bought import BoughtCounter
from kiosk.catalogue.catalogue import Catalogue
from kiosk.core.sheet import Category
from kiosk.core.sheet_faults import SheetUnreadable

__all__ = ["BoughtCounter", "Catalogue", "Category", "SheetUnreadable"]
