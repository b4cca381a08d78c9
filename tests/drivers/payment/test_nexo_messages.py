from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.payment import nexo_messages as nexo
from drivers.payment.nexo_messages import Header, NotNexo

ASKED = Header("Payment", "ABCDEFGH23", "checkout", "POI-1")


def answer(**body: object) -> bytes:
    head = {
        "MessageCategory": "Payment",
        "MessageType": "Response",
        "ServiceID": "ABCDEFGH23",
        "SaleID": "checkout",
        "POIID": "POI-1",
    }
    return json.dumps({"SaleToPOIResponse": {"MessageHeader": head, "PaymentResponse": body}}).encode()


@given(st.integers(1, 10**12 - 1), st.sampled_from(["EUR", "JPY", "KWD", "CNY"]))
def test_every_amount_is_exact_there_and_back(amount: int, currency: str) -> None:
    written = json.dumps(nexo.major(amount, currency))
    read = json.loads(written, parse_float=nexo.Decimal)
    assert nexo.minor(read, currency) == amount


@pytest.mark.parametrize(
    "amount", ["1.001", "-1", "1e999999999", "1e-999999999", "1234567890123", "true", "null", '"12.34"', "[]"]
)
def test_what_is_no_amount_is_none(amount: str) -> None:
    assert nexo.minor(json.loads(amount, parse_float=nexo.Decimal), "EUR") == -1


def test_a_name_is_ten_letters_and_digits_and_the_same_for_ever() -> None:
    assert nexo.service_id("N1", "s-a1", "") == nexo.service_id("N1", "s-a1", "")
    names = {
        nexo.service_id(mark, f"s-a{number}", what) for mark in "ab" for number in range(500) for what in ("", "u")
    }
    assert len(names) == 2000
    assert all(len(name) == 10 and name.isalnum() for name in names)


def test_the_answer_to_another_request_is_none() -> None:
    said = answer(Response={"Result": "Success"})
    assert nexo.read_response(said, ASKED)[1].approved
    for wrong in (
        Header("Payment", "OTHER", "checkout", "POI-1"),
        Header("Reversal", "ABCDEFGH23", "checkout", "POI-1"),
        Header("Payment", "ABCDEFGH23", "other", "POI-1"),
    ):
        with pytest.raises(NotNexo):
            nexo.read_response(said, wrong)


def test_only_known_words_say_that_nothing_was_charged() -> None:
    def ended(result: str, condition: str) -> nexo.Response:
        return nexo.read_response(answer(Response={"Result": result, "ErrorCondition": condition}), ASKED)[1]

    assert ended("Failure", "Refusal").failed
    assert not ended("Failure", "SolarFlare").failed
    assert not ended("Failure", "InProgress").failed
    assert not ended("Failure", "").failed
    assert not ended("Nonsense", "Refusal").failed
    assert not ended("failure", "Refusal").approved


def test_only_of_a_reversal_not_found_says_that_no_money_moved() -> None:
    body: nexo.Json = {"Response": {"Result": "Failure", "ErrorCondition": "NotFound"}}
    assert nexo.response_of("Reversal", body).failed
    assert not nexo.response_of("Payment", body).failed


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ({}, False),
        ({"PaymentReceipt": [{"RequiredSignatureFlag": False}, "garbage"]}, False),
        ({"PaymentReceipt": [{"RequiredSignatureFlag": True}]}, True),
        ({"PaymentResult": {"AuthenticationMethod": ["OnlinePIN"]}}, False),
        ({"PaymentResult": {"AuthenticationMethod": "PaperSignature"}}, False),
        ({"PaymentResult": {"AuthenticationMethod": ["PaperSignature"]}}, True),
    ],
)
def test_whether_an_approval_wants_a_signature(more: nexo.Json, wanted: bool) -> None:
    assert nexo.wants_signature(nexo.response_of("Payment", {"Response": {"Result": "Success"}, **more})) is wanted


def test_a_card_number_never_leaves_the_codec() -> None:
    said = answer(
        Response={"Result": "Success", "AdditionalResponse": "card 4111111111111111"},
        PaymentResult={"PaymentInstrumentData": {"CardData": {"MaskedPan": "4111111111111111"}}},
        PaymentReceipt=[
            {
                "DocumentQualifier": "CustomerReceipt",
                "OutputContent": {"OutputText": [{"Text": "name=Card&value=4111111111111111"}, {"Text": "Thanks"}]},
            }
        ],
    )
    response = nexo.read_response(said, ASKED)[1]
    result = nexo.result_of(response, terminal_id="POI-1", currency="EUR")
    assert result.card_last4 == "1111"
    assert nexo.slip_of(response) == ("Card ************1111", "Thanks")
    assert "411111" not in f"{response.text} {result} {nexo.slip_of(response)}"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            [
                "SaleToPOIResponse", "MessageHeader", "PaymentResponse", "Response", "Result", "PaymentResult",
                "AmountsResp", "AuthorizedAmount", "POIData", "POITransactionID", "TransactionID", "PaymentReceipt",
            ]
        ),
        inner,
        max_size=4,
    ),
    max_leaves=20,
)  # fmt: skip


@given(JSON)
def test_any_json_is_read_or_refused(value: object) -> None:
    response = nexo.response_of("Payment", value if isinstance(value, dict) else {})
    nexo.result_of(response, terminal_id="", currency="EUR")
    nexo.slip_of(response)
    with pytest.raises(NotNexo):
        nexo.read_response(json.dumps(value).encode(), ASKED)


@given(st.binary())
def test_any_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(NotNexo):
        nexo.read_response(data, ASKED)


def test_a_deep_nest_is_refused() -> None:
    with pytest.raises(NotNexo):
        nexo.read_response(b"[" * 200_000, ASKED)
