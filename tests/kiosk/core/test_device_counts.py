import json

from kiosk.core.device_counts import DeviceCount, counts_body


def test_counts_are_told_with_their_part_and_day() -> None:
    cuts = DeviceCount("printer", "printer", "TM-1 \u8d85\u5e02", "cutter", "2026-11-27", "cuts", 12.0)
    told = json.loads(counts_body([cuts]))
    assert told["wire"] == 1
    assert told["counts"] == [
        {
            "device": "printer",
            "kind": "printer",
            "unit": "TM-1 \u8d85\u5e02",
            "part": "cutter",
            "day": "2026-11-27",
            "name": "cuts",
            "value": 12.0,
        }
    ]
