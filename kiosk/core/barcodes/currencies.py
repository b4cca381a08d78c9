"""Currencies as labels name them: the ISO 4217 number of AI 391n/393n, and how many decimals a minor unit is away."""

from __future__ import annotations

BY_NUMBER = {
    "036": "AUD", "048": "BHD", "124": "CAD", "156": "CNY", "152": "CLP", "191": "HRK", "203": "CZK", "208": "DKK",
    "344": "HKD", "348": "HUF", "352": "ISK", "356": "INR", "360": "IDR", "376": "ILS", "392": "JPY", "400": "JOD",
    "410": "KRW", "414": "KWD", "446": "MOP", "458": "MYR", "484": "MXN", "504": "MAD", "512": "OMR", "554": "NZD",
    "578": "NOK", "608": "PHP", "634": "QAR", "682": "SAR", "702": "SGD", "704": "VND", "710": "ZAR", "752": "SEK",
    "756": "CHF", "764": "THB", "784": "AED", "788": "TND", "818": "EGP", "826": "GBP", "840": "USD", "901": "TWD",
    "941": "RSD", "946": "RON", "949": "TRY", "975": "BGN", "978": "EUR", "980": "UAH", "981": "GEL", "985": "PLN",
    "986": "BRL",
}  # fmt: skip

WITHOUT_DECIMALS = frozenset({"CLP", "ISK", "JPY", "KRW", "VND"})
THREE_DECIMALS = frozenset({"BHD", "JOD", "KWD", "OMR", "TND"})


def decimals(currency: str) -> int:
    """How many decimals `currency` has between its unit and its minor unit: two, unless known otherwise."""
    return 0 if currency in WITHOUT_DECIMALS else 3 if currency in THREE_DECIMALS else 2
