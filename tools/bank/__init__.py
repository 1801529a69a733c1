"""How good are the checks? The bank of answers, mutants of the solutions, time: ``python -m tools.bank --help``."""
