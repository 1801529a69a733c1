# diagnosis: fewer-than-latest
import numpy as np


def sequences_until_solved(errors, tolerance, latest):
    seen = []
    for error in errors:
        seen.append(error)
        if np.max(seen[-latest:]) < tolerance:
            return len(seen)
    return -1
