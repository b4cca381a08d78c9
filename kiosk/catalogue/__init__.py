"""The items that the lane sells: read from the store's sheet, kept in a file of SQLite, found in memory."""

from kiosk.catalogue.catalogue import Catalogue
from kiosk.catalogue.sheet import Category, SheetUnreadable

__all__ = ["Catalogue", "Category", "SheetUnreadable"]
