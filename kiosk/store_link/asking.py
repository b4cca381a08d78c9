"""What the store asks and says at its lanes, as a lane fetches and keeps it."""

from __future__ import annotations

from kiosk.core import said, survey_document
from kiosk.core.said import Said
from kiosk.core.survey import Survey
from kiosk.store_link.kept import Document

SAID: Document[tuple[Said, ...]] = Document(name="said", read=said.read_said, version=said.said_version, most=said.MOST)
SURVEY: Document[Survey] = Document(
    name="survey", read=survey_document.read_survey, version=survey_document.survey_version, most=survey_document.MOST
)
