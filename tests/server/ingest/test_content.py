from server.ingest.content import FORGOTTEN, pack, unpack
from tests.server.sales import asked_tap, sale


def test_all_comes_back_but_what_only_the_e_receipt_needs() -> None:
    payload = dict(sale(1).payload)
    back = unpack(pack(payload))
    assert back == {**payload, "receipt": FORGOTTEN}
    assert len(pack(payload)) < 1500


def test_what_has_no_e_receipt_comes_back_as_it_was() -> None:
    assert unpack(pack(asked_tap(1).payload)) == asked_tap(1).payload
