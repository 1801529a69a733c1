"""PyTorch's RNN and LSTM, spoken to in the book's notation.

Nobody here wrote them, which is why the book's cells are held to them. Three things differ: PyTorch
multiplies with the transposed matrix, packs the four gates below one another in the order i, f, g, o,
and has two biases, which are added.
"""

import os

import numpy as np

from .cells import PARAMS

HOW = "install it with: pip install -e '.[torch]' (CPU only: --index-url https://download.pytorch.org/whl/cpu)"


def on_ci():
    """Whether this is a continuous-integration run, where no comparison may be left out silently."""
    return os.environ.get("CI", "").lower() in ("1", "true")


def run_torch(torch, s):
    """Run a Sequence forward and backward through PyTorch.

    Returns a dict: "hs" (and "cs"), and "d..." for the gradient of the loss, which is the sum of all states
    weighted by dhs and dcs, with respect to xs, h_0, c_0 and each parameter.
    """
    cell = torch.nn.RNN if s.c_0 is None else torch.nn.LSTM
    gates = [""] if s.c_0 is None else ["_i", "_f", "_g", "_o"]
    (D, H), tensor = s.params[0].shape, torch.from_numpy
    module = cell(D, H, dtype=tensor(s.xs).dtype)
    packed = {
        kind: np.concatenate([getattr(s.params, kind + gate) for gate in gates], axis=-1)
        for kind in "WUb"
    }
    with torch.no_grad():
        module.weight_ih_l0.copy_(tensor(packed["W"].T))               # (4 H, D)
        module.weight_hh_l0.copy_(tensor(packed["U"].T))               # (4 H, H)
        module.bias_ih_l0.copy_(tensor(packed["b"]) / 4)               # (4 H,)
        module.bias_hh_l0.copy_(tensor(packed["b"]) * 3 / 4)           # (4 H,), together b
    leaves = {name: tensor(getattr(s, name)).clone().requires_grad_()
              for name in ("xs", "h_0", "c_0") if getattr(s, name) is not None}  # fmt: skip
    states, hs, cs = [leaves[name][None] for name in ("h_0", "c_0") if name in leaves], [], []
    for x in leaves["xs"]:  # one step at a time, because PyTorch returns only the last cell state
        _, after = module(x[None], states[0] if s.c_0 is None else tuple(states))
        states = [after] if s.c_0 is None else list(after)
        hs.append(states[0][0])
        cs.append(states[-1][0])
    hs, cs = torch.stack(hs), torch.stack(cs)
    loss = (hs * tensor(s.dhs)).sum()
    if s.dcs is not None:
        loss = loss + (cs * tensor(s.dcs)).sum()
    loss.backward()
    results = {"hs": hs.detach().numpy()} | ({} if s.c_0 is None else {"cs": cs.detach().numpy()})
    results |= {f"d{name}": leaf.grad.numpy() for name, leaf in leaves.items()}
    return results | _gradients_by_name(module, gates, H)


def _gradients_by_name(module, gates, H):
    unpacked = {}
    for k, gate in enumerate(gates):
        rows = slice(k * H, (k + 1) * H)
        unpacked[f"dW{gate}"] = module.weight_ih_l0.grad[rows].numpy().T
        unpacked[f"dU{gate}"] = module.weight_hh_l0.grad[rows].numpy().T
        unpacked[f"db{gate}"] = module.bias_ih_l0.grad[rows].numpy()
    return unpacked


def pack_sequence(s):
    """A Sequence as a flat dict of arrays, to be stored."""
    given = {name: array for name, array in s._asdict().items() if name != "params" and array is not None}
    return given | s.params._asdict()


def unpack_sequence(kind, arrays):
    """What `pack_sequence` packed; `kind` is Sequence."""
    cell = "lstm" if "c_0" in arrays else "rnn"
    params = PARAMS[cell](*(arrays[name] for name in PARAMS[cell]._fields))
    return kind(arrays["xs"], arrays["h_0"], arrays.get("c_0"), params, arrays["dhs"], arrays.get("dcs"))
