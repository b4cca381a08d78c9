import json

from server.__main__ import main
from server.run import contract


def test_the_contract_names_every_way_in_and_every_refusal() -> None:
    told = contract()
    assert set(told["paths"]) == {
        "/health/live", "/health/ready", "/api/v1/anchors", "/api/v1/bags", "/api/v1/baskets", "/api/v1/baskets/asks",
        "/api/v1/baskets/releases", "/api/v1/bundles", "/api/v1/bundles/{number}",
        "/api/v1/cash-alarms", "/api/v1/commands", "/api/v1/counters", "/api/v1/debts", "/api/v1/envelopes",
        "/api/v1/findings", "/api/v1/health",
        "/api/v1/lanes", "/api/v1/lanes/{lane}/bundles", "/api/v1/lanes/{lane}/counters",
        "/api/v1/lanes/{lane}/findings",
        "/api/v1/lanes/{lane}/master", "/api/v1/lanes/{lane}/staff", "/api/v1/lanes/{lane}/weights",
        "/api/v1/link/authority", "/api/v1/link/enrol", "/api/v1/link/renew", "/api/v1/master", "/api/v1/master/back",
        "/api/v1/master/rules/{name}", "/api/v1/master/sheet", "/api/v1/periods", "/api/v1/refunds/claims",
        "/api/v1/refunds/finds", "/api/v1/sales", "/api/v1/sales/{lane}/{receipt_no}", "/api/v1/standing",
        "/api/v1/taps", "/api/v1/terminal_days", "/api/v1/troubles",
        "/console/acts", "/console/baskets", "/console/baskets/{basket}/free", "/console/baskets/{basket}/hand",
        "/console/baskets/{basket}/void", "/console/calls", "/console/calls/{lane}/{call}/{answer}",
        "/console/interventions", "/console/interventions/{lane}/{intervention}/{answer}",
        "/console/lanes", "/console/lanes/{lane}/code",
        "/console/lanes/{lane}/mode/{mode}", "/console/me", "/console/sign-off", "/console/sign-on",
        "/console/wall/lanes", "/console/wall/lanes/{lane}", "/console/actions", "/console/actions/{number}/dismiss",
        "/console/actions/{number}/done", "/console/actions/{number}/take", "/experience/news",
        "/api/v1/lanes/{lane}/said", "/cases/complaints", "/cases/{case}/close", "/cases/{case}/correct",
        "/cases/{case}/steps", "/cases/{case}/take", "/cases/improvements/of/{case}",
            "/cases/improvements/by/{action}", "/api/v1/lanes/{lane}/survey",
        "/cases/improvements/said/{number}/withdraw", "/cases/improvements/{improvement}/done",
        "/cases/improvements/{improvement}/drop", "/cases/improvements/{improvement}/said",
    }  # fmt: skip
    post = told["paths"]["/api/v1/envelopes"]["post"]
    assert {"200", "401", "403", "413", "415", "422", "503"} <= set(post["responses"])
    fields = post["requestBody"]["content"]["application/json"]["schema"]["$defs"]["EnvelopeIn"]["properties"]
    assert set(fields) == {"lane", "journal", "seq", "payload_hash", "kind", "version", "payload"}


def test_the_command_prints_it(capsys) -> None:
    assert main(["openapi"]) == 0
    assert json.loads(capsys.readouterr().out) == contract()
