"""The tax office's signature: with the sale where the unit is well, later where it is not, and never twice."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.fiscal import process_data, sign_key
from kiosk.core.receipt import ReceiptCode, ReceiptText
from kiosk.core.session.effects import PrintReceipt, PushOutbox, SignSale
from kiosk.core.session.facts import Sale, SalePaid, SaleSigned, SigningFailed
from kiosk.core.session.inputs import (
    Device,
    DeviceCame,
    DeviceLost,
    NoPaperTouched,
    PaperTouched,
    PrintDone,
    SignatureCame,
    SignatureLost,
)
from kiosk.core.session.state import Paid, PrintStage, Screen
from kiosk.core.signature import Signature, Signing
from tests.shop import MILK, POLICY, SOAP, Shop

RULES = replace(POLICY, signer=True)
CAME, LOST = DeviceCame(Device.SIGNER), DeviceLost(Device.SIGNER, "unplugged", "")


def signature(number: int = 1) -> Signature:
    return Signature(
        unit="SIM-1",
        algorithm="SIM-HMAC-SHA256",
        transaction=number,
        counter=number,
        started="2026-11-22T10:00:00+00:00",
        ended="2026-11-22T10:00:01+00:00",
        signature="c2ln",
    )


def opened() -> Shop:
    return Shop(policy=RULES).opens().does(CAME)


def paid(shop: Shop | None = None) -> Shop:
    return (shop or opened()).scans(MILK).pays()


def sales(shop: Shop) -> list[Sale]:
    return [fact.sale for fact in shop.facts if isinstance(fact, SalePaid)]


def questions(shop: Shop) -> list[str]:
    return [effect.key for effect in shop.effects if isinstance(effect, SignSale)]


def prints(shop: Shop) -> list[list[str]]:
    papers = [effect.receipt for effect in shop.effects if isinstance(effect, PrintReceipt)]
    return [[line.text for line in paper.lines if isinstance(line, ReceiptText)] for paper in papers]


def shown(shop: Shop) -> Signing:
    assert shop.state.session is not None
    assert isinstance(shop.state.session.phase, Paid)
    return shop.state.session.phase.sale.signing


def signs(shop: Shop, sale: Sale, number: int = 1) -> Shop:
    return shop.does(SignatureCame(sign_key(sale), signature(number)))


def test_a_store_without_a_unit_signs_nothing() -> None:
    shop = Shop().opens().scans(MILK).pays().does(CAME)
    assert shown(shop) is Signing.NONE
    assert not questions(shop)


def test_the_unit_is_asked_as_soon_as_the_money_is_taken_and_its_answer_is_a_fact() -> None:
    shop = paid()
    [sale] = sales(shop)
    assert questions(shop) == [sign_key(sale)]
    assert shop.screen is Screen.RECEIPT
    signs(shop, sale)
    [fact] = shop.happened(SaleSigned)
    assert isinstance(fact, SaleSigned)
    assert (fact.receipt_no, fact.data, fact.late) == (1, process_data(sale), False)
    assert (shown(shop), shop.state.unsigned) == (Signing.SIGNED, ())
    assert isinstance(shop.effects[-1], PushOutbox)


def test_what_is_signed_is_the_receipt_in_one_line() -> None:
    [sale] = sales(opened().scans(MILK, MILK, SOAP).pays())
    assert process_data(sale) == f"RECEIPT-V1;4-000001;{sale.paid_at};EUR;457;A:700:241:17;B:1900:167:32;card:457"


def test_paper_waits_for_the_signature_and_bears_it() -> None:
    shop = paid().does(PaperTouched())
    assert not prints(shop)
    assert shop.screen is Screen.TAP
    [paper] = prints(signs(shop, sales(shop)[0]))
    assert {"Signing unit SIM-1", "Transaction 1", "c2ln", "SIM-HMAC-SHA256"} <= set(paper)


def test_paper_waits_no_longer_than_the_store_says_and_then_says_why() -> None:
    shop = paid().does(PaperTouched()).waits(2.0)
    [paper] = prints(shop)
    assert "Signing device failed: signed later" in paper
    assert len(shop.happened(SigningFailed)) == 1
    signs(shop, sales(shop)[0])
    assert len(prints(shop)) == 1
    assert shown(shop) is Signing.LATE


def test_a_unit_that_is_known_to_be_away_holds_nothing_up() -> None:
    shop = paid(opened().does(LOST)).does(PaperTouched())
    assert len(prints(shop)) == 1
    assert shown(shop) is Signing.FAILED


def test_what_was_left_is_signed_when_the_unit_is_back_oldest_first_and_once() -> None:
    shop = paid(paid(opened().does(LOST)).does(NoPaperTouched()))
    shop.does(NoPaperTouched()).waits(11.0)
    first, second = sales(shop)
    assert [sale.receipt_no for sale in shop.state.unsigned] == [1, 2]
    shop.does(CAME)
    assert questions(shop) == [sign_key(first)]
    signs(shop, first)
    assert questions(shop) == [sign_key(first), sign_key(second)]
    signs(signs(shop, second, 2), second, 2)
    assert [fact.late for fact in shop.happened(SaleSigned) if isinstance(fact, SaleSigned)] == [True, True]
    assert not shop.state.unsigned


def test_the_sale_of_whoever_waits_is_signed_before_older_ones() -> None:
    shop = paid(opened().does(LOST)).does(NoPaperTouched())
    shop.does(CAME)
    paid(shop)
    old, new = sales(shop)
    signs(shop, old)
    assert questions(shop) == [sign_key(old), sign_key(new)]
    assert shown(shop) is Signing.PENDING
    assert shown(signs(shop, new)) is Signing.SIGNED


def test_a_unit_that_refuses_is_asked_again_after_a_pause_and_not_at_once() -> None:
    shop = paid()
    [sale] = sales(shop)
    shop.does(SignatureLost(sign_key(sale), "memory_full"), NoPaperTouched())
    assert len(questions(shop)) == 1
    for _ in range(3):
        shop.waits(RULES.signing_pause_s)
        shop.does(SignatureLost(sign_key(sale), "memory_full"))
    assert len(questions(shop)) == 4
    assert len(shop.happened(SigningFailed)) == 1


def test_a_power_cut_between_sale_and_signature_leaves_it_to_be_signed() -> None:
    shop = paid().does(PaperTouched()).loses_power()
    assert [sale.signing for sale in shop.state.unsigned] == [Signing.PENDING]
    assert shop.state.print_job is not None
    assert shop.state.print_job.stage is PrintStage.UNKNOWN
    shop.does(CAME)
    [sale] = shop.state.unsigned
    assert questions(shop) == [sign_key(sale)]
    assert not signs(shop, sale).state.unsigned
    assert not prints(shop)


def test_a_unit_that_never_comes_back_is_told_once_of_each_sale() -> None:
    shop = paid().loses_power().waits(2.0).waits(31.0).waits(31.0)
    assert len(shop.happened(SigningFailed)) == 1
    assert not questions(shop)
    assert shop.state.sign_until is None


def test_an_answer_about_something_else_changes_nothing() -> None:
    shop = paid()
    before = shop.state
    assert shop.does(SignatureCame("other", signature()), SignatureLost("other", "")).state == before


def test_a_copy_bears_the_same_signature_and_what_was_signed_as_a_code_where_the_store_wants_it() -> None:
    shop = Shop(policy=replace(RULES, signature_code=True)).opens().does(CAME).scans(MILK).pays()
    signs(shop, sales(shop)[0]).does(PaperTouched())
    shop.does(PrintDone(shop.job.id), PaperTouched())
    papers = [effect.receipt for effect in shop.effects if isinstance(effect, PrintReceipt)]
    for paper in papers:
        signed, found_by = [line.data for line in paper.lines if isinstance(line, ReceiptCode)]
        assert signed.startswith("SIGNED-V1;SIM-1;SIM-HMAC-SHA256;1;1;2026")
        assert signed.endswith(process_data(sales(shop)[0]))
        assert found_by.startswith("RECEIPT;4-000001")
    assert len(papers) == 2
