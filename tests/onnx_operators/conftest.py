"""ONNX, where it is installed."""

import pytest

from tests.unit.torch_cells import on_ci

HOW = "install it with: pip install onnx"


@pytest.fixture(scope="session")
def onnx():
    """The module onnx; without it the test is skipped on a laptop, and fails on CI."""
    try:
        import onnx
    except ImportError as error:
        message = f"not compared with ONNX, which cannot be imported ({error}); {HOW}"
        if on_ci():
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    return onnx
