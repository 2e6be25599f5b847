import pytest

from macsen_lite import errors
from macsen_lite.errors import MacsenError, UsageError


def test_an_error_reads_as_its_message_then_its_hint() -> None:
    assert (
        str(MacsenError("Collwyd y ffeil.", "Copïwch hi eto."))
        == "Collwyd y ffeil.\nCopïwch hi eto."
    )
    assert str(MacsenError("Collwyd y ffeil.")) == "Collwyd y ffeil."


@pytest.mark.parametrize("name", [name for name in dir(errors) if name.endswith("Error")])
def test_wrong_usage_exits_with_2_and_everything_else_with_1(name: str) -> None:
    kind = getattr(errors, name)
    assert issubclass(kind, MacsenError)
    assert kind("x").exit_status == (2 if issubclass(kind, UsageError) else 1)
