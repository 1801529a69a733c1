# diagnosis: not-in-a-row


def sequences_until_solved(errors, tolerance, latest):
    right = 0
    for seen, error in enumerate(errors, 1):
        if error < tolerance:
            right += 1
        if right == latest:
            return seen
    return -1
