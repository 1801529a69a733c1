# diagnosis: one-is-enough


def sequences_until_solved(errors, tolerance, latest):
    for seen, error in enumerate(errors, 1):
        if error < tolerance:
            return seen
    return -1
