"""Why a driver drops a link in good order: nothing that came was wrong."""

from __future__ import annotations

from typing import Final

ONE_ANSWER: Final = "the connection is for one answer only"
SERVER_ENDS: Final = "the server ends the connection"
TOO_LATE: Final = "no answer in time"
GIVEN_UP: Final = "given up"

IN_GOOD_ORDER = frozenset({ONE_ANSWER, SERVER_ENDS, TOO_LATE, GIVEN_UP})
