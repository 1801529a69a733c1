"""PyTorch, where it is installed."""

import pytest

from .torch_cells import HOW, on_ci


@pytest.fixture(scope="session")
def torch():
    """The module torch; without it the test is skipped on a laptop, and fails on CI."""
    try:
        import torch
    except ImportError as error:
        message = f"not compared with PyTorch, which cannot be imported ({error}); {HOW}"
        if on_ci():
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    torch.set_num_threads(1)
    return torch
