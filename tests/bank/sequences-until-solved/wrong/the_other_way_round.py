# diagnosis: errors-above


def sequences_until_solved(errors, tolerance, latest):
    row = 0
    for seen, error in enumerate(errors, 1):
        row = row + 1 if error > tolerance else 0
        if row == latest:
            return seen
    return -1
