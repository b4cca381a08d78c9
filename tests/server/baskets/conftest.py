import pytest
from sqlalchemy.engine import Engine

from tests.server.baskets.shelf import Shelf


@pytest.fixture
def shelf(engine: Engine) -> Shelf:
    return Shelf(engine)
