import pytest
from sqlalchemy.engine import Engine

from tests.server.members.club import Club


@pytest.fixture
def club(engine: Engine) -> Club:
    return Club(engine)
