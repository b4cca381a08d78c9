"""Each fact once, whoever sends it how often; what cannot be taken is parked and holds up nothing."""

import threading
from dataclasses import asdict, replace

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from kiosk.core.clock import Move
from kiosk.core.mode import LaneMode
from kiosk.core.session.facts import SaleSigned, SigningFailed
from kiosk.core.session.lane_facts import ClockJumped, ModeChanged
from kiosk.core.signature import Signature
from kiosk.core.wire import Envelope, clock_envelope, mode_envelope, seal, signature_envelope
from server.db.models import (
    AlarmRow,
    EnvelopeRow,
    LaneModeRow,
    SaleLineRow,
    SalePackRow,
    SaleRow,
    SignatureRow,
    TapRow,
)
from server.ingest.envelopes import EnvelopeIn
from server.ingest.intake import NO_ROOM, THERE, Intake
from server.ingest.payloads import SaleIn1
from tests.server.sales import JOURNAL, altered, asked_tap, sale, sale_with_coupon, tap

AT = "2026-11-22T10:00:00+01:00"


def came(envelope: Envelope) -> EnvelopeIn:
    return EnvelopeIn.model_validate(asdict(envelope))


def count(engine: Engine, table: type) -> int:
    with Session(engine) as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_a_sale_with_packs_and_a_coupon_is_taken_and_found_by_its_lot(intake: Intake, engine: Engine) -> None:
    assert intake.take(came(sale_with_coupon(1))) == ""
    assert intake.take(came(sale_with_coupon(1))) == ""
    with Session(engine) as session:
        found = session.scalars(select(SaleRow).join(SalePackRow).where(SalePackRow.lot == "L1")).one()
        assert (found.receipt_no, [one.serial for one in found.coupons]) == (1, ["7"])


def test_a_sale_is_there_with_its_lines_and_tender(intake: Intake, engine: Engine) -> None:
    assert intake.take(came(sale(1))) == ""
    with Session(engine) as session:
        row = session.scalars(select(SaleRow)).one()
        assert (row.lane, row.receipt_no, row.day, row.currency) == ("4", 1, "2026-11-22", "EUR")
        assert row.gross_minor == sum(line.gross_minor for line in row.lines) == row.tenders[0].amount_minor
        assert [line.unit for line in row.lines] == ["each", "each", "each", "kg"]


def test_a_name_with_a_nul_inside_is_parked_and_holds_up_nothing(intake: Intake, engine: Engine) -> None:
    reason = intake.take(came(altered(1, lambda sold: sold.update({"\x00": 1}))))
    assert "Extra inputs are not permitted" in reason
    assert intake.take(came(sale(2))) == ""


def test_the_same_envelope_again_is_taken_silently_and_once(intake: Intake, engine: Engine) -> None:
    assert [intake.take(came(sale(1))) for _ in range(3)] == ["", "", ""]
    assert [intake.take(came(tap(15))) for _ in range(3)] == ["", "", ""]
    assert (count(engine, SaleRow), count(engine, TapRow), count(engine, AlarmRow)) == (1, 1, 0)


def test_many_workers_with_the_same_envelopes_make_one_sale_each(intake: Intake, engine: Engine) -> None:
    envelopes = [came(sale(number)) for number in range(1, 9)]
    start = threading.Barrier(4)
    answers: list[str] = []

    def work() -> None:
        start.wait()
        for envelope in envelopes:
            answers.append(intake.take(envelope))  # noqa: PERF401 - each as it comes

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert answers == [""] * 32
    assert (count(engine, SaleRow), count(engine, SaleLineRow)) == (8, 32)


def batch(*envelopes: Envelope) -> list[EnvelopeIn]:
    return [came(one) for one in envelopes]


def test_a_batch_is_settled_whole_and_each_of_it_as_it_would_be_alone(intake: Intake, engine: Engine) -> None:
    wrong = altered(3, lambda payload: payload["total"].update(gross_minor=1))
    told = [sale(1), asked_tap(15), asked_tap(16, of=15, remark="late"), sale_with_coupon(2), wrong, sale(4), tap(45)]
    reasons = intake.take_all(batch(*told))
    assert [bool(reason) for reason in reasons] == [False, False, False, False, True, False, False]
    assert intake.take_all(batch(*told)) == reasons
    assert (count(engine, SaleRow), count(engine, SaleLineRow), count(engine, TapRow)) == (3, 9, 2)
    assert count(engine, EnvelopeRow) == 7
    with Session(engine) as session:
        rows = {row.receipt_no: row for row in session.scalars(select(SaleRow))}
        assert {number: sum(line.gross_minor for line in row.lines) for number, row in rows.items()} == {
            number: row.gross_minor for number, row in rows.items()
        }
        assert [pack.lot for pack in rows[2].packs] == ["L1"]
        assert rows[1].page is not None


def test_one_that_contradicts_the_books_spoils_no_other_of_its_batch(intake: Intake, engine: Engine) -> None:
    intake.take(came(sale(1)))
    forged = sale(9, seq=10)
    reasons = intake.take_all(batch(forged, sale(1, seq=11), sale(2), tap(25), sale(3)))
    assert reasons == [
        "another content came under the same number before",
        "its receipt number or tap is there already",
        "",
        "",
        "",
    ]
    assert (count(engine, SaleRow), count(engine, TapRow), count(engine, AlarmRow)) == (3, 1, 1)


def test_two_drainers_of_a_lane_with_the_same_batches_make_one_sale_each(intake: Intake, engine: Engine) -> None:
    batches = [batch(*(sale(number) for number in range(first, first + 5))) for first in range(1, 26, 5)]
    start = threading.Barrier(3)
    answers: list[list[str]] = []

    def drain() -> None:
        start.wait()
        for one in batches:
            answers.append(intake.take_all(one))  # noqa: PERF401 - each as it comes

    drainers = [threading.Thread(target=drain) for _ in range(3)]
    for drainer in drainers:
        drainer.start()
    for drainer in drainers:
        drainer.join()
    assert answers == [[""] * 5] * 15
    assert (count(engine, SaleRow), count(engine, SaleLineRow), count(engine, AlarmRow)) == (25, 100, 0)


def test_what_the_database_has_no_room_for_is_parked_and_holds_up_nothing(
    intake: Intake, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    from server.ingest import booking

    made = booking.sale_values

    def too_long(payload: SaleIn1, journal: str, seq: int, day: str) -> dict[str, object]:
        return made(payload, journal, seq, day) | ({"session": "x" * 81, "day": None} if seq == 20 else {})

    monkeypatch.setattr(booking, "sale_values", too_long)
    reasons = intake.take_all(batch(sale(1), sale(2), sale(3)))
    assert reasons[::2] == ["", ""]
    assert reasons[1] in (NO_ROOM, THERE)
    assert count(engine, SaleRow) == 2


def test_another_content_under_the_same_number_raises_an_alarm_and_changes_nothing(
    intake: Intake, engine: Engine
) -> None:
    intake.take(came(sale(1)))
    forged = sale(2, seq=10)
    for _ in range(3):
        assert intake.take(came(forged)) == "another content came under the same number before"
    assert (count(engine, SaleRow), count(engine, AlarmRow)) == (1, 1)
    assert intake.take(came(sale(1))) == ""
    with Session(engine) as session:
        alarm = session.scalars(select(AlarmRow)).one()
        assert (alarm.lane, alarm.seq, alarm.payload_hash) == ("4", 10, forged.payload_hash)


def test_a_payload_that_is_not_the_one_it_was_sealed_with_raises_an_alarm(intake: Intake, engine: Engine) -> None:
    spoilt = replace(sale(1), payload=sale(2).payload)
    assert intake.take(came(spoilt)) == "the payload is not the one its hash was made of"
    assert (count(engine, SaleRow), count(engine, AlarmRow), count(engine, EnvelopeRow)) == (0, 1, 0)
    assert intake.take(came(sale(1))) == ""


def test_a_sale_that_does_not_add_up_is_parked_with_its_content(intake: Intake, engine: Engine) -> None:
    wrong = altered(1, lambda payload: payload["total"].update(gross_minor=1))
    reason = intake.take(came(wrong))
    assert "the total says 1" in reason
    assert intake.take(came(wrong)) == reason
    assert intake.take(came(sale(2))) == ""
    with Session(engine) as session:
        row = session.get(EnvelopeRow, ("4", JOURNAL, 10))
        assert row is not None
        assert (row.state, row.reason) == ("parked", reason)
        assert '"receipt_no": 1' in row.payload


def test_a_parked_sale_is_taken_when_the_server_has_learned_its_kind(
    intake: Intake, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    from server.ingest import intake as module

    known = dict(module.PAYLOADS)
    monkeypatch.setattr(module, "PAYLOADS", {})
    assert intake.take(came(sale(1))) == "sale version 2 is not known here"
    monkeypatch.setattr(module, "PAYLOADS", known)
    assert intake.take(came(sale(1))) == ""
    assert count(engine, SaleRow) == 1
    with Session(engine) as session:
        assert session.get_one(EnvelopeRow, ("4", JOURNAL, 10)).payload == ""


@pytest.mark.parametrize(
    ("envelope", "reason"),
    [
        (seal(lane="4", journal=JOURNAL, seq=1, kind="sonnet", version=1, payload={}), "sonnet version 1 is not known"),
        (seal(lane="4", journal=JOURNAL, seq=1, kind="sale", version=7, payload={}), "sale version 7 is not known"),
        (seal(lane="4", journal=JOURNAL, seq=1, kind="sale", version=1, payload={}), "lane: Field required"),
        (tap(1, lane="7"), "the payload is another lane's"),
    ],
)
def test_what_is_not_known_is_parked_in_plain_words(intake: Intake, envelope: Envelope, reason: str) -> None:
    assert intake.take(came(replace(envelope, lane="4"))).startswith(reason)


def test_a_number_that_json_has_no_form_for_is_refused(intake: Intake) -> None:
    strange = EnvelopeIn.model_validate(asdict(sale(1)) | {"payload": {"total": float("inf")}})
    assert intake.take(strange) == "the payload is not the one its hash was made of"


def test_one_receipt_number_is_one_sale_of_a_journal(intake: Intake, engine: Engine) -> None:
    intake.take(came(sale(1)))
    assert intake.take(came(sale(1, seq=11))) == "its receipt number or tap is there already"
    assert intake.take(came(sale(1, journal="cd" * 16))) == ""  # a new journal counts its receipts anew
    assert count(engine, SaleRow) == 2


def test_what_explains_a_tap_stands_for_it_and_is_no_second_one(intake: Intake, engine: Engine) -> None:
    told = [asked_tap(11), asked_tap(13, of=11, face=1, reasons=["scale-slow"], remark="too slow"), asked_tap(11)]
    assert [intake.take(came(one)) for one in told] == ["", "", ""]
    with Session(engine) as session:
        row = session.scalars(select(TapRow)).one()
        assert row.words is not None
        assert (row.face, row.words.reasons, row.words.remark) == (1, ["scale-slow"], "too slow")


def test_no_lane_speaks_for_another_ones_tap(intake: Intake, engine: Engine) -> None:
    intake.take(came(asked_tap(11)))
    there = asked_tap(11)
    foreign = seal(lane="7", journal="cd" * 16, seq=3, kind="tap", version=2, payload={**there.payload, "lane": "7"})
    assert intake.take(came(foreign)) == "its receipt number or tap is there already"
    assert count(engine, TapRow) == 1


def test_nothing_leads_from_a_tap_to_its_visit(intake: Intake, engine: Engine) -> None:
    intake.take(came(sale(1)))
    intake.take(came(tap(11)))
    with_session = seal(lane="4", journal=JOURNAL, seq=12, kind="tap", version=1, payload={
        **tap(12).payload, "session": "4-000001",
    })  # fmt: skip
    assert intake.take(came(with_session)).startswith("session: Extra inputs")
    assert {column.name for column in TapRow.__table__.columns} == {
        "tap", "lane", "face", "hour", "language", "weighed", "helped", "mixed",
    }  # fmt: skip
    with Session(engine) as session:
        for row in session.scalars(select(EnvelopeRow).where(EnvelopeRow.kind == "tap")):
            assert (row.payload_hash, row.payload, row.received_at) == ("", "", "")


def test_a_database_that_fails_takes_nothing(intake: Intake, engine: Engine) -> None:
    with engine.connect() as connection:
        connection.exec_driver_sql("DROP TABLE tender")
        connection.commit()
    with pytest.raises(DBAPIError):
        intake.take(came(sale(1)))
    assert (count(engine, SaleRow), count(engine, EnvelopeRow)) == (0, 0)


def signature(seq: int, *, late: bool) -> Envelope:
    told = Signature(unit="SIM-1", algorithm="SIM", transaction=1, counter=1, started=AT, ended=AT, signature="c2ln")
    fact = SaleSigned(session="4-000001", lane="4", receipt_no=1, at=AT, data="RECEIPT-V1", signature=told, late=late)
    return signature_envelope(fact, JOURNAL, seq)


def failure(seq: int) -> Envelope:
    fact = SigningFailed(session="4-000001", lane="4", receipt_no=1, at=AT, reason="unplugged")
    return signature_envelope(fact, JOURNAL, seq)


def test_a_signature_that_comes_late_takes_the_place_of_the_failure_and_not_the_other_way_round(
    intake: Intake, engine: Engine
) -> None:
    for envelope in (sale(1), failure(11), failure(11)):
        assert intake.take(came(envelope)) == ""
    with Session(engine) as session:
        known = session.get_one(SignatureRow, ("4", JOURNAL, 1))
        assert (known.signature, known.reason) == (None, "unplugged")
    for envelope in (signature(12, late=True), failure(13)):
        assert intake.take(came(envelope)) == ""
    with Session(engine) as session:
        known = session.get_one(SignatureRow, ("4", JOURNAL, 1))
        assert known.signature is not None
        assert (known.signature["unit"], known.late, known.data) == ("SIM-1", True, "RECEIPT-V1")


def test_a_signature_of_nothing_that_can_be_read_is_parked(intake: Intake) -> None:
    payload = {**signature(12, late=False).payload, "signature": {"unit": "x"}}
    wrong = seal(lane="4", journal=JOURNAL, seq=12, kind="signature", version=1, payload=payload)
    assert intake.take(came(wrong)).startswith("signature.algorithm")


def test_a_clock_that_was_moved_is_an_alarm_and_the_sales_have_a_sensible_day(intake: Intake, engine: Engine) -> None:
    move = Move(expected=AT, found="1970-01-01T00:00:07+00:00", seconds=-1795341593, at_start=True)
    assert intake.take(came(sale(1))) == ""
    for _ in range(2):
        assert intake.take(came(clock_envelope(ClockJumped(lane="4", move=move), JOURNAL, 15))) == ""
    early = altered(2, lambda payload: payload.update(paid_at="1970-01-01T00:05:00+00:00"))
    late = altered(3, lambda payload: payload.update(paid_at="2036-01-01T00:05:00+00:00"))
    assert intake.take_all(batch(early, late)) == ["", ""]
    with Session(engine) as session:
        assert set(session.scalars(select(SaleRow.day))) == {"2026-11-22"}
        (alarm,) = session.scalars(select(AlarmRow))
        assert (alarm.seq, alarm.lane) == (15, "4")
        assert "the clock went back by 1795341593 s since the lane ran last" in alarm.reason


def test_a_lane_that_a_host_closed_from_the_console_is_booked_as_closed_by_no_staff_of_its_own(
    intake: Intake, engine: Engine
) -> None:
    fact = ModeChanged(
        lane="4", mode=LaneMode.CLOSED, was=LaneMode.OPEN, staff="", name="Anna", at=AT, command="c" * 32
    )
    assert intake.take(came(mode_envelope(fact, "ab" * 16, 7))) == ""
    with Session(engine) as session:
        row = session.scalars(select(LaneModeRow)).one()
        assert (row.mode, row.staff) == ("closed", "")


def test_the_newest_word_on_a_lane_s_mode_stands(intake: Intake, engine: Engine) -> None:
    for seq, mode in ((7, LaneMode.CLOSED), (9, LaneMode.OPEN), (8, LaneMode.TRAINING)):
        fact = ModeChanged(lane="4", mode=mode, was=LaneMode.OPEN, staff="lena", name="Lena K.", at=AT)
        assert intake.take(came(mode_envelope(fact, "ab" * 16, seq))) == ""
    with Session(engine) as session:
        row = session.scalars(select(LaneModeRow)).one()
        assert (row.lane, row.mode, row.staff, row.seq) == ("4", "open", "lena", 9)
