# diagnosis: start-of-the-row


def sequences_until_solved(errors, tolerance, latest):
    for start in range(len(errors) - latest + 1):
        if all(error < tolerance for error in errors[start : start + latest]):
            return start
    return -1
