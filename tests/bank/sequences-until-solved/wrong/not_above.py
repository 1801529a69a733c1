# diagnosis: at-the-tolerance


def sequences_until_solved(errors, tolerance, latest):
    row = 0
    for seen, error in enumerate(errors, 1):
        row = 0 if error > tolerance else row + 1
        if row == latest:
            return seen
    return -1
