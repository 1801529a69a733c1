# diagnosis: last-row-missed
def sequences_until_solved(errors, tolerance, latest):
    for n in range(latest, len(errors)):
        if max(errors[n - latest : n]) < tolerance:
            return n
    return -1
