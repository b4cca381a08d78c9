"""The list of the store's staff, as a lane fetches and keeps it: they sign on without a server, after a restart too."""

from __future__ import annotations

from kiosk.core.staff_document import StaffDocument, version_of
from kiosk.core.staff_reading import MOST, read_body
from kiosk.store_link.kept import Document

STAFF: Document[StaffDocument] = Document(name="staff", read=read_body, version=version_of, most=MOST, every_s=5.0)
