# diagnosis: blocks


def sequences_until_solved(errors, tolerance, latest):
    for start in range(0, len(errors) - latest + 1, latest):
        if max(errors[start : start + latest]) < tolerance:
            return start + latest
    return -1
