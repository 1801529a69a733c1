"""For whoever calls pytest without make: the kernels of notebooks, which it starts, compute with one thread each.

With several on few processors, OpenBLAS's threads wait for each other, and notebooks take many times as long.
"""

import os

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(name, "1")
