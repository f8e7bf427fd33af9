"""The whole of the API, asked whatever its description allows and what it does not: never a fault of ours."""

from contextlib import suppress

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case
from starlette.testclient import TestClient

from rasid.web.safety import API
from tests.web.conftest import BASE

EXAMPLES = 12
"""For each operation and each of the two modes: what the description allows, and what it does not."""
CHECKS = [
    schemathesis.checks.not_a_server_error,
    schemathesis.checks.status_code_conformance,
    schemathesis.checks.content_type_conformance,
    schemathesis.checks.response_schema_conformance,
]
careful = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def sent(site: TestClient, case: Case) -> httpx.Response:
    """The answer to a case; a header or an address that no client can send is left out."""
    asked = case.as_transport_kwargs(base_url=BASE)
    body = {"json": asked["json"]} if "json" in asked else {"content": asked.get("data")}
    headers = {k: v for k, v in asked["headers"].items() if v.isascii() and v.isprintable()}
    return site.request(asked["method"], asked["url"], params=asked.get("params"), headers=headers, **body)


@pytest.mark.parametrize("mode", [schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE])
def test_no_question_makes_the_server_fail(own_site: TestClient, mode: schemathesis.GenerationMode) -> None:
    schema = schemathesis.openapi.from_dict(own_site.get(f"{API}/openapi.json").json())
    asked = 0
    for found in schema.get_all_operations():
        operation = found.ok()

        @seed(20260101)
        @careful
        @given(operation.as_strategy(generation_mode=mode))
        def ask(case: Case) -> None:
            nonlocal asked
            asked += 1
            case.validate_response(sent(own_site, case), checks=CHECKS)

        with suppress(Unsatisfiable):  # what takes nothing cannot be asked wrongly
            ask()
    assert asked > 100
