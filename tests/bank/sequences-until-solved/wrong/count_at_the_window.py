# diagnosis: first-of-the-row


def sequences_until_solved(errors, tolerance, latest):
    for start in range(len(errors) - latest + 1):
        if max(errors[start : start + latest]) < tolerance:
            return start + 1
    return -1
