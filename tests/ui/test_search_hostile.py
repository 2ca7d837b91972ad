"""Whatever is pasted into the box of the search is answered, and the next query after it too."""

from __future__ import annotations

import pytest

from reader.ui.screens.search import SearchScreen
from reader.ui.widgets.inputs import QueryInput
from reader.ui.widgets.result_list import ResultList
from tests.search.hostile import hostile_queries
from tests.ui.driving import running, until

CORE = 60
"""The hostile queries are these first ones, in all sorts of surroundings."""


@pytest.mark.slow
async def test_hostile_queries_in_the_box() -> None:
    async with running() as (pilot, _):
        await pilot.press("slash")
        found = pilot.app.screen
        assert isinstance(found, SearchScreen)
        screen: SearchScreen = found
        for query in hostile_queries()[:CORE]:
            screen.query_one(QueryInput).value = query
            await until(pilot, lambda: screen.is_settled)
            assert pilot.app.screen is screen
        screen.query_one(QueryInput).value = "robots"
        await until(pilot, lambda: screen.is_settled)
        assert screen.query_one(ResultList).rows
