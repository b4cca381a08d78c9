"""What ails a lane, on the wire to its store."""

from __future__ import annotations

import json

from kiosk.core.device_findings import DeviceFinding, LaneFindings, findings_body


def test_all_that_ails_a_lane_is_told_with_what_is_not_known_yet() -> None:
    no_paper = DeviceFinding(
        device="printer", kind="printer", part="paper", cause="paper_out", state="fault", detail="空", age_s=7
    )
    assert json.loads(findings_body(LaneFindings((no_paper,), ("scale",)))) == {
        "wire": 1,
        "findings": [
            {
                "device": "printer",
                "kind": "printer",
                "part": "paper",
                "cause": "paper_out",
                "state": "fault",
                "detail": "空",
                "age_s": 7,
            }
        ],
        "waiting": ["scale"],
    }
