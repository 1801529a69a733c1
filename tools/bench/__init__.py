"""How fast the LSTM is: the readable one, the fused one and PyTorch's, side by side.

Run from the top of the repository, on a machine that has nothing else to do::

    python -m tools.bench

It prints the ratios as tables and writes all times to ``book/data/17_bench.json``, which chapter 17 shows. Every
side has a process of its own, with its own number of threads. All of them are measured in each round, one after
the other, so that a machine that grows slower or faster does so for all.
"""
