"""Every page of the desk says which draft one works on."""

from __future__ import annotations

from tests.server.desk.desk import COOL_BAG, at_desk
from tests.server.running import Store


def test_ones_own_draft_is_on_every_page_and_nobody_elses(office: Store) -> None:
    with at_desk(office, "amir") as amir, at_desk(office, "nora") as nora:
        amir.post("/desk/gone", json={"record": COOL_BAG}).raise_for_status()
        assert ">Your draft: 1<" in amir.get("/desk/staff").text
        assert ">Your draft" not in nora.get("/desk/staff").text
