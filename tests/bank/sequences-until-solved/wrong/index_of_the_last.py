# diagnosis: index-for-count


def sequences_until_solved(errors, tolerance, latest):
    row = 0
    for k, error in enumerate(errors):
        row = row + 1 if error < tolerance else 0
        if row == latest:
            return k
    return -1
