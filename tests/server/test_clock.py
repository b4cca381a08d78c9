from server.clock import now


def test_the_time_has_the_stores_zone() -> None:
    assert now().tzinfo is not None
    assert now() <= now()
