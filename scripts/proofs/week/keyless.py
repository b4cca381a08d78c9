"""The mutant: a store server that does not know again what it took before."""

from __future__ import annotations

import sys

from server.__main__ import main
from server.ingest import intake

if __name__ == "__main__":
    intake._known = lambda _session, _envelopes: {}  # type: ignore[assignment]  # noqa: SLF001 - it is the mutation
    sys.exit(main())
