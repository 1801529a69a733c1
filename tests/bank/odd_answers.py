"""Answers to "forget-gate" that are no arrays, no functions, or worse; and words that each is to be told."""

import asyncio
import sys

import numpy as np

from lstm_tutorial.activations import sigmoid


def right(x, h_prev, W_f, U_f, b_f):
    return sigmoid(x @ W_f + h_prev @ U_f + b_f)


class Tensor:
    """Stands for a tensor of another library."""

    __module__ = "torch"

    def __array__(self, dtype=None, copy=None):
        return np.zeros((3, 5))

    @property
    def shape(self):
        return (3, 5)


class EqualToEverything(np.ndarray):
    def __eq__(self, other):
        return True

    __ne__ = __lt__ = __gt__ = __le__ = __ge__ = __eq__

    def __sub__(self, other):
        return np.zeros(np.shape(other))

    __rsub__ = __sub__

    def __array_ufunc__(self, *arguments, **options):
        return np.zeros(1)

    def __array_function__(self, *arguments, **options):
        return True


class LiesAboutItsShape(np.ndarray):
    shape = property(lambda self: (3, 5))
    size = 15
    ndim = 2


class Anything:
    """Compares equal to all, and claims to be an array."""

    __class__ = np.ndarray

    def __eq__(self, other):
        return True

    __hash__ = None

    def __getattr__(self, name):
        return self

    def __call__(self, *arguments, **options):
        return self


class EqualObject:
    def __eq__(self, other):
        return True

    __hash__ = None


class EqualTuple(tuple):
    __slots__ = ()

    def __eq__(self, other):
        return True

    __hash__ = None

    def __iter__(self):
        raise KeyError

    def __len__(self):
        return 10**6


class EqualNumber(float):
    def __eq__(self, other):
        return True

    __ne__ = __eq__
    __hash__ = None

    def __pos__(self):
        return self


class OddNames(tuple):
    __slots__ = ()
    _fields = ([], {}, None)


class Speechless(Exception):
    def __str__(self):
        raise RuntimeError


class OwnBase(BaseException):
    pass


def view(kind):
    return lambda x, h, *rest: np.zeros((3, 4)).view(kind)


def raises(error):
    def function(*arguments):
        raise error

    return function


def yields(x, h, *rest):
    yield from h


async def waits(*arguments):
    await asyncio.sleep(0)


def calls_itself(*arguments):
    return calls_itself(*arguments)


def self_containing(*arguments):
    loop = []
    loop.append(loop)
    return loop


def nested(depth):
    made = [0.0]
    for _ in range(depth):
        made = [made, made]
    return made


BAD = {
    "none": (lambda *a: None, "Your function returns None; expected one array. Does every way through it end"),
    "nothing returned": (lambda *a: print("f"), "Your function returns None"),
    "wrong shape": (lambda x, *a: x, "f has shape (3, 2); expected (3, 5)"),
    "transposed": (lambda *a: right(*a).T, "The numbers are right, transposed"),
    "an axis too many": (lambda *a: right(*a)[None], "are right, their shape is not: an axis is one too many"),
    "very many axes": (lambda *a: np.zeros((1,) * 60), "f has shape (1, 1,"),
    "nan": (lambda x, h, *a: np.full_like(h, np.nan), "contains NaN (it comes from 0 / 0"),
    "infinity": (lambda x, h, *a: np.full_like(h, np.inf), "contains infinity (it comes from a division by 0"),
    "zeros": (lambda x, h, *a: np.zeros_like(h), "It is zero throughout"),
    "whole numbers": (lambda x, h, *a: np.ones(h.shape, int), "They are whole numbers, dtype int64"),
    "one row": (lambda *a: right(*a) * [[1], [2], [1]][: len(a[0])], "Along axis 0, what stands at 0, 2 is right"),
    "list": (lambda *a: right(*a).tolist(), "f is a list; expected a NumPy array. np.array(...) converts it."),
    "tuple": (lambda *a: (right(*a), 1), "Your function returns a tuple of 2; expected one array"),
    "dict": (lambda *a: {"f": right(*a)}, "f is something of type dict; expected a NumPy array"),
    "text": (lambda *a: "0.5", "f is something of type str; expected a NumPy array"),
    "tensor": (lambda *a: Tensor(), "f is something of type torch.Tensor; expected a NumPy array. This book computes"),
    "view of an argument": (lambda x, h, *a: h[:, ::-1], "wrong numbers"),
    "complex": (lambda *a: right(*a) + 0j, "f is an array of complex numbers; expected real numbers"),
    "booleans": (lambda *a: right(*a) > 0.5, "f is an array of True and False; expected real numbers"),
    "objects": (lambda *a: right(*a).astype(object), "f is an array of Python objects; expected real numbers"),
    "dates": (lambda *a: np.zeros((3, 5), "datetime64[s]"), "f is an array of dtype datetime64[s]"),
    "huge integer": (lambda *a: 10**400, "f is something of type int"),
    "function": (lambda *a: right, "Is there a pair of parentheses missing"),
    "map": (lambda *a: map(abs, a), "f is something of type map; expected a NumPy array. np.array(list(...)) makes"),
    "generator": (yields, "f is something of type generator; expected a NumPy array. A yield makes one"),
    "coroutine": (waits, "Your function begins with async def"),
    "raises": (raises(ZeroDivisionError("by zero")), "raised ZeroDivisionError: by zero. It was raised in this line: "),
    "raises speechlessly": (raises(Speechless()), "your function raised Speechless."),
    "raises at length": (raises(ValueError("x" * 10**6)), "your function raised ValueError: xxx"),
    "raises its own base": (raises(OwnBase()), "Your function raised OwnBase."),
    "shapes that do not fit": (lambda x, h, W, *a: W @ x, "The shapes were: x (3, 2), h_prev (3, 5), W_f (2, 5)"),
    "exit": (lambda *a: sys.exit(0), "Your function called exit()"),
    "recursion": (calls_itself, "Your function calls itself without end"),
    "self-containing list": (self_containing, "a list that contains itself"),
    "list of lists of lists": (lambda *a: nested(60), "a list of more than 10,000 parts"),
    "huge array": (lambda *a: np.zeros(10**7 + 1, np.int8), "Your function returned 10,000,001 numbers"),
    "huge broadcast": (lambda *a: np.broadcast_to(1.0, (10**6, 10**6)), "returned 1,000,000,000,000 numbers"),
    "more memory than there is": (lambda *a: np.zeros((10**9, 10**9)), "MemoryError"),
    "too few arguments": (lambda x: x, "takes (x); the check calls forget_gate(x, h_prev, W_f, U_f, b_f)"),
    "too many arguments": (lambda a, b, c, d, e, f: a, "Your function takes (a, b, c, d, e, f)"),
    "equal to everything": (view(EqualToEverything), "f has shape (3, 4); expected (3, 5)"),
    "lying shape": (view(LiesAboutItsShape), "f has shape (3, 4); expected (3, 5)"),
    "object equal to everything": (lambda *a: Anything(), "odd_answers.Anything; expected a NumPy array"),
    "objects equal to everything": (lambda *a: np.full((3, 5), EqualObject()), "f is an array of Python objects"),
    "tuple equal to everything": (lambda *a: EqualTuple([1, 2]), "returns a tuple of 2"),
    "number equal to everything": (lambda *a: EqualNumber(0.5), "f has shape (); expected (3, 5)"),
    "names that are none": (lambda *a: OddNames([1, 2, 3]), "returns a tuple of 3"),
    "structured": (lambda *a: np.zeros((3, 5), [("f", float)]), "f is an array of dtype"),
    "masked": (lambda *a: np.ma.masked_array(right(*a), right(*a) > 0.5), "Some of its numbers are masked"),
    "empty": (lambda *a: np.zeros((0, 5)), "f has shape (0, 5); expected (3, 5)"),
    "a number": (lambda *a: 0.5, "f has shape (); expected (3, 5)"),
}
