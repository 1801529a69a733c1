"""The second process: does its half of the batch, and keeps its own caches. Started by `halves`."""

import signal
import sys
from multiprocessing.connection import Connection

import numpy as np

from lstm_tutorial.fused.arena import Arena
from lstm_tutorial.fused.backward import go_back
from lstm_tutorial.fused.forward import go_forward
from lstm_tutorial.lstm import PARAMS, LSTMParams


def main(orders, memory):
    """Carry out orders until the other end is closed.

    Parameters
    ----------
    orders, memory : int
        Descriptors of a connection and of an `Arena`.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the first process's business
    connection, arena, caches = Connection(orders), Arena(memory), {}
    while True:
        try:
            forgotten, do, key, shapes, dtype, *rest = connection.recv()
        except EOFError:
            return
        for old in forgotten:
            caches.pop(old, None)
        arrays = arena.arrays(shapes, np.dtype(dtype)) if shapes else None
        try:
            answer = DOES[do](caches, key, arrays, *rest)
        except Exception as error:
            answer = error
        connection.send(answer)


def _forward(caches, key, arrays, keep):
    # The next order writes over all arrays: what is kept for the way back must be a copy.
    own = {name: arrays[name].copy() if keep else arrays[name] for name in ("c_0", *PARAMS)}
    params = LSTMParams(**{name: own[name] for name in PARAMS})
    cache = go_forward(
        arrays["xs"], arrays["h_0"], own["c_0"], params, keep, arrays["hs"], arrays["cs"]
    )
    if keep:
        caches[key] = cache


def _backward(caches, key, arrays):
    results = go_back(arrays["dhs"], caches[key], arrays.get("dcs"), arrays["dxs"])
    for name, array in zip(("dh_0", "dc_0", "dparams"), results, strict=True):
        arrays[name][:] = array


def _over_time(caches, key, _, name):
    return caches[key].over_time(name)


DOES = {"forward": _forward, "backward": _backward, "over time": _over_time}

if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
