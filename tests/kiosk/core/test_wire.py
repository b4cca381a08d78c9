"""What goes over the wire, and what must not."""

import json
from dataclasses import asdict, replace

import pytest

from kiosk.core.calls import HelpCleared, HelpComing, HelpRequested, HelpSeen
from kiosk.core.changes import Why
from kiosk.core.items import Pack
from kiosk.core.pricing import Discount
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.receipt import page_code, page_hash
from kiosk.core.session.facts import Sale, SalePaid, TapExplained, TapGiven
from kiosk.core.session.inputs import ChangeGiven, FaceTouched, HelpTouched, NoPaperTouched, StaffActed
from kiosk.core.session.override_inputs import GiveDiscount
from kiosk.core.staff import Act
from kiosk.core.standing import Standing
from kiosk.core.values import Money, ScaleTotal, Weighing
from kiosk.core.wire import (
    Answer,
    Envelope,
    WireError,
    batch,
    canonical,
    help_envelope,
    help_payload,
    payload_hash,
    read_answer,
    read_have,
    sale_envelope,
    sale_payload,
    seal,
    standing_body,
    tap_envelope,
    tap_payload,
)
from tests.kiosk.core.session import crew
from tests.shop import APPLES, MILK, Shop

JOURNAL = "ab" * 16
TAP = TapGiven(tap="cd" * 16, lane="4", face=4, hour="2026-11-22T10", language="en", weighed=True, helped=False)


def a_sale() -> SalePaid:
    (paid,) = Shop().opens().scans(MILK, MILK).weighs(APPLES, 1260).pays().happened(SalePaid)
    assert isinstance(paid, SalePaid)
    return paid


def envelopes(*numbers: int) -> list[Envelope]:
    return [
        seal(lane="4", journal=JOURNAL, seq=number, kind="tap", version=1, payload={"face": 4}) for number in numbers
    ]


def test_canonical_json_has_one_form_only() -> None:
    assert canonical({"b": 1, "a": [True, None, "ä 果"]}) == '{"a":[true,null,"ä 果"],"b":1}'.encode()
    assert payload_hash({"b": 1, "a": 2}) == payload_hash({"a": 2, "b": 1})
    assert payload_hash({"a": 2}) != payload_hash({"a": "2"})
    with pytest.raises(ValueError):
        canonical({"weight": float("nan")})


def test_a_sale_travels_whole_in_minor_units_of_one_currency() -> None:
    payload = sale_payload(a_sale().sale)
    assert payload["currency"] == "EUR"
    assert payload["receipt_no"] == 1
    lines = payload["lines"]
    assert isinstance(lines, list)
    milk, apples = lines[0], lines[-1]
    assert (milk["item"], milk["unit"], milk["price_minor"], milk["gross_g"]) == (MILK.key, "each", 129, None)
    assert (apples["gross_g"], apples["tare_g"], apples["shown_minor"]) == (1260, 10, 349)
    total = payload["total"]
    assert isinstance(total, dict)
    assert total["gross_minor"] == sum(line["gross_minor"] for line in lines) == 129 * 2 + 349
    assert json.loads(canonical(payload)) == payload


def test_what_the_scale_itself_made_of_a_load_travels_beside_it() -> None:
    sale = a_sale().sale
    weighed = replace(sale.lines[-1], weighing=Weighing(1260, 10, ScaleTotal(APPLES.price, Money(348, "EUR"))))
    told = sale_payload(replace(sale, lines=(*sale.lines[:-1], weighed)))["lines"]
    assert isinstance(told, list)
    assert [line.get("scale_total_minor") for line in told] == [None, 348]
    assert all("scale_total_minor" not in line for line in sale_payload(sale)["lines"])  # type: ignore[attr-defined]


def test_a_sale_knows_of_a_card_its_last_four_digits_at_most() -> None:
    (tender,) = sale_payload(a_sale().sale)["tenders"]  # type: ignore[misc]
    assert set(tender) == {
        "kind", "amount_minor", "attempt", "terminal_id", "receipt_no", "trace_no", "card_name", "card_last4",
    }  # fmt: skip
    assert tender["card_last4"] == "4242"


def test_the_code_of_an_e_receipt_stays_with_the_lane_and_the_shopper() -> None:
    sale = a_sale().sale
    payload = sale_payload(sale)
    assert len(sale.page_code) == 22
    assert payload["receipt"]["page_hash"] == page_hash(sale.page_code)  # type: ignore[index]
    assert sale.page_code not in canonical(payload).decode()


def test_each_sale_has_a_code_of_its_own_that_nothing_else_has() -> None:
    first = Shop().opens().scans(MILK).pays().does(NoPaperTouched(), FaceTouched(4))
    first.scans(MILK).pays()
    one, two = (fact.sale.page_code for fact in first.happened(SalePaid) if isinstance(fact, SalePaid))
    (tap,) = first.happened(TapGiven)
    assert isinstance(tap, TapGiven)
    assert len({one, two, page_code(tap.tap)}) == 3


def test_a_sale_from_before_e_receipts_goes_as_it_went_then() -> None:
    """The server may have it already: another content under the same number would be an alarm."""
    old = replace(a_sale().sale, page_code="", seller=None)
    envelope = sale_envelope(old, JOURNAL, 8)
    assert envelope.version == 1
    assert "receipt" not in envelope.payload


def test_packs_and_coupons_travel_in_version_3_and_other_sales_as_they_did() -> None:
    plain = sale_envelope(a_sale().sale, JOURNAL, 8)
    assert plain.version == 2
    assert not {"packs", "coupons"} & set(plain.payload)
    first, *others = a_sale().sale.lines
    line = replace(first, pack=Pack(lot="L1", serial="S1", expires="2026-12-31"))
    sold = replace(a_sale().sale, lines=(line, *others), coupons=(Coupon(id="M20", serial="1"),))
    told = sale_envelope(sold, JOURNAL, 8)
    assert told.version == 3
    packs = [{"line": 1, "lot": "L1", "serial": "S1", "expires": "2026-12-31", "best_before": ""}]
    assert (told.payload["packs"], told.payload["coupons"]) == (packs, [{"coupon": "M20", "serial": "1"}])
    assert {name: told.payload[name] for name in plain.payload} | {"receipt": None} == {
        **plain.payload,
        "receipt": None,
    }


def test_what_staff_changed_travels_in_version_4_by_the_id_of_who_did_it() -> None:
    sale = changed_sale()
    envelope = sale_envelope(sale, "ab" * 16, 7)
    assert envelope.version == 4
    assert envelope.payload["packs"] == []
    assert envelope.payload["changes"] == [
        {
            "act": "discount",
            "line": 1,
            "staff": "amir",
            "at": sale.changes[0].at,
            "why": "damaged",
            "words": "dented",
            "note": "",
            "before_minor": 129,
            "after_minor": 116,
        }
    ]
    assert "Amir" not in json.dumps(envelope.payload)


def changed_sale() -> Sale:
    shop = crew.signs_on(crew.opened().scans(MILK), crew.AMIR)
    shop.does(ChangeGiven(GiveDiscount(1, Discount(percent_bp=1000)), Why.DAMAGED, "dented"), StaffActed(Act.SIGN_OFF))
    (fact,) = shop.pays().happened(SalePaid)
    assert isinstance(fact, SalePaid)
    return fact.sale


def test_a_tap_leads_to_no_session_sale_or_member() -> None:
    payload = tap_payload(TAP)
    assert set(payload) == {"tap", "lane", "face", "hour", "language", "weighed", "helped"}
    assert "4-0000" not in canonical(payload).decode()


def test_a_tap_with_its_question_is_version_2_and_what_explains_it_stands_for_it() -> None:
    asked = replace(TAP, question="weighing-easy")
    first = tap_envelope(asked, JOURNAL, 9)
    assert first.version == 2
    assert (first.payload["question"], first.payload["reasons"], first.payload["remark"]) == ("weighing-easy", [], "")
    later = tap_envelope(TapExplained(tap=asked, reasons=("slow",), remark="very"), JOURNAL, 11)
    assert later.payload == {**first.payload, "reasons": ["slow"], "remark": "very"}


def test_an_envelope_has_the_shape_of_the_commands_page() -> None:
    sale, tap = sale_envelope(a_sale().sale, JOURNAL, 8), tap_envelope(TAP, JOURNAL, 9)
    for envelope in (sale, tap):
        assert set(asdict(envelope)) == {"lane", "journal", "seq", "payload_hash", "kind", "version", "payload"}
        assert envelope.payload_hash == payload_hash(envelope.payload)
    assert [(one.kind, one.version, one.lane, one.seq) for one in (sale, tap)] == [
        ("sale", 2, "4", 8),
        ("tap", 1, "4", 9),
    ]


def test_a_batch_says_which_wire_it_speaks() -> None:
    told = json.loads(batch(envelopes(3, 9)))
    assert told["wire"] == 1
    assert [one["seq"] for one in told["envelopes"]] == [3, 9]


def test_an_answer_is_read_only_when_it_fits_what_was_sent() -> None:
    sent = envelopes(3, 9, 12)
    assert read_answer({"taken": 9, "parked": [{"seq": 3, "reason": "why"}]}, sent) == Answer(9, {3: "why"})


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        {},
        {"taken": 9},
        {"taken": 4, "parked": []},
        {"taken": 99, "parked": []},
        {"taken": "9", "parked": []},
        {"taken": 9, "parked": [{"seq": 4, "reason": "never sent"}]},
        {"taken": 9, "parked": [{"seq": 12, "reason": "not settled yet"}]},
        {"taken": 9, "parked": [{"seq": 3}]},
    ],
)
def test_an_answer_to_something_else_is_refused(body: object) -> None:
    with pytest.raises(WireError):
        read_answer(body, envelopes(3, 9, 12))


def test_a_call_for_help_travels_with_what_the_lane_showed() -> None:
    (asked,) = Shop().opens().scans(MILK, MILK).does(HelpTouched()).happened(HelpRequested)
    assert isinstance(asked, HelpRequested)
    envelope = help_envelope(asked, JOURNAL, 7)
    assert (envelope.kind, envelope.version, envelope.lane, envelope.seq) == ("help", 1, "4", 7)
    assert envelope.payload["event"] == "requested"
    assert envelope.payload["shown"] == {"screen": "basket", "pieces": 2, "total": {"minor": 258, "currency": "EUR"}}


def test_what_became_of_a_call_travels_in_the_same_shape() -> None:
    about = {"session": "4-000001", "call": "ab" * 16, "lane": "4", "at": "2026-11-22T10:00:00+00:00", "name": "Anna"}
    told = [
        help_payload(HelpSeen(command="c1", **about)),
        help_payload(HelpComing(command="c1", seconds=40, **about)),
        help_payload(HelpCleared(**about)),
        help_payload(HelpRequested(session="", call="ab" * 16, lane="4")),
    ]
    assert [one["event"] for one in told] == ["seen", "coming", "cleared", "requested"]
    assert {frozenset(one) for one in told} == {frozenset(told[0])}
    assert (told[1]["seconds"], told[2]["by"]) == (40, "shopper")


def test_each_part_of_a_payment_is_told_in_the_order_in_which_it_was_made() -> None:
    sale = a_sale().sale
    part = replace(sale.tender, amount=sale.tender.amount, attempt="4-000001-a0", slip=("FIRST",))
    payload = sale_payload(replace(sale, earlier=(part,)))
    assert [tender["attempt"] for tender in payload["tenders"]] == ["4-000001-a0", "4-000001-a1"]  # type: ignore[attr-defined]
    assert payload["receipt"]["slip"][0] == "FIRST"  # type: ignore[index]


def test_the_server_is_told_an_age_and_no_time_of_the_lanes_clock() -> None:
    standing = Standing(unsent=312, parked=2, since="2026-11-22T09:14:00+01:00", age_s=5400)
    assert standing_body(standing) == b'{"age_s":5400,"parked":2,"unsent":312,"wire":1}'


def test_what_the_server_has_is_one_number() -> None:
    assert read_have({"have": 0}) == 0
    assert read_have({"have": 12, "more": "of a later server"}) == 12


@pytest.mark.parametrize("body", [{}, [], {"have": -1}, {"have": "12"}, {"have": None}])
def test_a_server_that_does_not_say_what_it_has_is_not_guessed_at(body: object) -> None:
    with pytest.raises(WireError):
        read_have(body)
