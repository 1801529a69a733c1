"""What can go wrong in one place of a solution: for a piece of its syntax tree, the pieces to put there instead."""

import ast
import itertools

SWAPS = {
    ast.Add: (ast.Sub, ast.Mult), ast.Sub: (ast.Add,), ast.Mult: (ast.Div, ast.Add), ast.Div: (ast.Mult,),
    ast.Pow: (ast.Mult,), ast.MatMult: (ast.Mult,), ast.Gt: (ast.GtE, ast.Lt), ast.GtE: (ast.Gt, ast.Lt),
}  # fmt: skip

#: Function -> those that it is taken for; "" leaves it out.
CALLS = {
    "sigmoid": ("np.tanh", "np.maximum(0, {})", ""),
    "np.tanh": ("1 / (1 + np.exp(-{}))", "np.maximum(0, {})", ""),
    "np.exp": ("np.tanh", ""),
    "np.log": ("np.log2", ""),
    "np.sqrt": ("np.square", ""),
    "np.abs": ("",),
    "np.array": ("",),
    "np.zeros_like": ("np.ones_like",),
    "reversed": ("",),
    "sum": ("max",),
    "min": ("max",),
    "np.where": ("np.fmin",),
}

METHODS = {"max": ("min", "mean"), "sum": ("mean", "max"), "argmax": ("argmin", "max"), "mean": ("sum",)}

#: Names of one kind, each of which is written for another.
KINDS = (
    {"f", "i", "o"}, {"f", "c_prev"}, {"i", "g"}, {"h", "c"}, {"hs", "cs"}, {"dh", "dc"}, {"m", "v"},
    {"m_hat", "v_hat"},
    {"up", "down"}, {"beta1", "beta2"}, {"h_prev", "c_prev"}, {"h_0", "c_0"}, {"h", "h_prev"},
    {"c", "c_prev"}, {"W", "U"},
    {"dx", "dh_prev"}, {"dW", "dU"}, {"tanh_c", "c"}, {"h_0", "h"}, {"c_0", "c"}, {"x", "h_prev"}, {"loss", "dlogits"},
    {"hs", "dhs"}, {"theta", "g"}, {"m", "m_hat"}, {"v", "v_hat"}, {"logits", "shifted"}, {"norm", "max_norm"},
)  # fmt: skip

GATES = "ifgo"


def alternatives(node):
    """What to put in the place of a piece of a syntax tree.

    Parameters
    ----------
    node : ast.AST

    Returns
    -------
    list of ast.AST
        Each with one mistake; empty where nothing suggests itself.
    """
    makers = {
        ast.BinOp: _of_operation, ast.Call: _of_call, ast.Constant: _of_constant, ast.Name: _of_name,
        ast.Attribute: _of_attribute, ast.UnaryOp: lambda n: [n.operand], ast.Compare: _of_comparison,
        ast.IfExp: lambda n: [n.body, n.orelse], ast.Return: _of_return, ast.Subscript: _of_subscript,
        ast.Assign: _of_statement, ast.AugAssign: _of_statement, ast.Expr: lambda n: [ast.Pass()],
    }  # fmt: skip
    maker = makers.get(type(node))
    return maker(node) if maker else []


def _of_operation(node):
    """Another operator, operands exchanged, either operand alone, the right matrix turned round."""
    made = [ast.BinOp(node.left, other(), node.right) for other in SWAPS.get(type(node.op), ())]
    if isinstance(node.op, (ast.Sub, ast.Div, ast.Pow, ast.MatMult)):
        made.append(ast.BinOp(node.right, node.op, node.left))
    if isinstance(node.op, ast.MatMult):
        made.append(ast.BinOp(node.left, node.op, ast.Attribute(node.right, "T", ast.Load())))
    return [*made, node.left, node.right]


def _of_call(node):
    """Another function, none, another axis, a keyword left out, a range that is one short."""
    name = ast.unparse(node.func)
    made = []
    for other in CALLS.get(name, ()):
        text = ", ".join(map(ast.unparse, node.args))
        made.append(_expression(other.format(f"({text})") if "{}" in other else f"{other}({text})"))
    if isinstance(node.func, ast.Attribute) and node.func.attr in METHODS:
        for other in METHODS[node.func.attr]:
            method = ast.Attribute(node.func.value, other, ast.Load())
            made.append(ast.Call(method, node.args, node.keywords))
        made.append(node.func.value)
    for k, keyword in enumerate(node.keywords):
        made.append(ast.Call(node.func, node.args, node.keywords[:k] + node.keywords[k + 1 :]))
        if keyword.arg == "axis":
            changed = ast.keyword("axis", _expression("1" if ast.unparse(keyword.value) == "0" else "0"))
            made.append(ast.Call(node.func, node.args, [*node.keywords[:k], changed, *node.keywords[k + 1 :]]))
    if name == "range":
        end = ast.unparse(node.args[-1])
        made += [_expression(f"range({end} - 1)"), _expression(f"range(1, {end})")]
    return made


def _of_constant(node):
    """A number one higher, one lower, or of the other sign."""
    if isinstance(node.value, bool) or not isinstance(node.value, (int, float)):
        return []
    values = dict.fromkeys((node.value + 1, node.value - 1, -node.value))
    return [_expression(repr(value)) for value in values if value != node.value]


def _of_name(node):
    """Another name of the same kind, where a value is read."""
    if not isinstance(node.ctx, ast.Load):
        return []
    others = dict.fromkeys(itertools.chain(*(sorted(kind - {node.id}) for kind in KINDS if node.id in kind)))
    return [ast.Name(other, ast.Load()) for other in others]


def _of_attribute(node):
    """A transpose left out, or another gate's parameter."""
    if node.attr == "T":
        return [node.value]
    kind, _, gate = node.attr.partition("_")
    if kind in ("W", "U", "b") and gate and gate in GATES:
        return [ast.Attribute(node.value, f"{kind}_{other}", ast.Load()) for other in GATES if other != gate]
    return []


def _of_comparison(node):
    """Another comparison, and either verdict whatever is compared."""
    others = SWAPS.get(type(node.ops[0]), ())
    return [ast.Compare(node.left, [other()], node.comparators) for other in others] + [
        ast.Constant(True), ast.Constant(False)
    ]  # fmt: skip


def _of_return(node):
    """Two results exchanged, one left out, a sign turned round, nothing returned."""
    made = [ast.Return(ast.Constant(None)), ast.Return(ast.UnaryOp(ast.USub(), node.value))]
    if isinstance(node.value, ast.Tuple):
        parts = node.value.elts
        for one, other in itertools.combinations(range(len(parts)), 2):
            order = list(parts)
            order[one], order[other] = parts[other], parts[one]
            made.append(ast.Return(ast.Tuple(order, ast.Load())))
        for k in range(len(parts)):
            made.append(ast.Return(ast.Tuple(parts[:k] + parts[k + 1 :], ast.Load())))
            turned = [*parts[:k], ast.UnaryOp(ast.USub(), parts[k]), *parts[k + 1 :]]
            made.append(ast.Return(ast.Tuple(turned, ast.Load())))
    return made


def _of_subscript(node):
    """A neighbour's index where one is read, no slice, and rows that are not paired with their columns."""
    array, index = ast.unparse(node.value), ast.unparse(node.slice)
    made = [array] if isinstance(node.slice, ast.Slice) else []
    if isinstance(node.ctx, ast.Load) and isinstance(node.slice, (ast.Name, ast.BinOp)):
        made += [f"{array}[{index} - 1]", f"{array}[({index} + 1) % len({array})]"]
    if index.startswith("rows, "):
        made.append(f"{array}[:, {index.removeprefix('rows, ')}]")
    replaced = [_expression(text) for text in made]
    for piece in replaced:
        piece.ctx = node.ctx
    return replaced


def _of_statement(node):
    """A statement left out; a sum that starts anew; a new value written into the old array."""
    made = [ast.Pass()]
    if isinstance(node, ast.AugAssign):
        opposite = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
        return [*made, ast.Assign([node.target], node.value), ast.AugAssign(node.target, opposite, node.value)]
    target = node.targets[0]
    if isinstance(target, ast.Name) and any(n.id == target.id for n in ast.walk(node.value) if isinstance(n, ast.Name)):
        made.append(ast.parse(f"{target.id}[...] = {ast.unparse(node.value)}").body[0])
    return made


def _expression(text):
    return ast.parse(text, mode="eval").body
