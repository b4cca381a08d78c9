from server.console.shapes import brief, by_rate, pieces, whole
from server.ingest.payloads import SaleIn
from tests.server.sales import JOURNAL, payload, sale_row


def test_the_api_gives_the_figures_of_the_receipt() -> None:
    sent = payload()
    row = sale_row(SaleIn.model_validate(sent), JOURNAL, 10)
    told = whole(row)
    assert told.total_minor == sent["total"]["gross_minor"] == brief(row).total_minor
    assert [line.shown_minor for line in told.lines] == [line["shown_minor"] for line in sent["lines"]]
    assert told.lines[-1].weight_g == 1250
    assert told.lines[0].weight_g is None
    assert pieces(row) == brief(row).items == 5


def test_the_tax_summary_is_the_lanes() -> None:
    sent = payload()
    row = sale_row(SaleIn.model_validate(sent), JOURNAL, 10)
    assert [(rate.tax_rate_bp, rate.net_minor, rate.tax_minor) for rate in by_rate(row)] == [
        (rate["tax"]["rate_bp"], rate["net_minor"], rate["tax_minor"]) for rate in sent["by_rate"]
    ]
