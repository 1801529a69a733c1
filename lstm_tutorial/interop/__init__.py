"""The same weights in the layouts of other libraries, both ways: `pytorch`, `keras`, `onnx`.

Each is a page of differences, none of them deep: the order of the gates, a transpose, one bias or two.
None of the libraries is imported; arrays by their names go in and out.
"""

from .keras import from_keras, to_keras
from .onnx import Node, from_onnx, to_onnx
from .pytorch import from_torch, to_torch

__all__ = ["Node", "from_keras", "from_onnx", "from_torch", "to_keras", "to_onnx", "to_torch"]
