# diagnosis: only-at-the-end
def sequences_until_solved(errors, tolerance, latest):
    if max(errors[-latest:]) < tolerance:
        return len(errors)
    return -1
