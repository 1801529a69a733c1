"""How Hypothesis draws: the same examples on every run where CI is set, new ones on a laptop."""

import os

from hypothesis import HealthCheck, settings

# No deadline, no complaint about slowness: both measure the machine, which may be busy with other workers.
_common = {"max_examples": 20, "deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("laptop", **_common)
settings.register_profile("ci", derandomize=True, database=None, print_blob=True, **_common)
settings.load_profile("ci" if os.environ.get("CI", "").lower() in ("1", "true") else "laptop")
