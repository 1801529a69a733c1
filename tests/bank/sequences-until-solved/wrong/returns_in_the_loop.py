# diagnosis: gives-up
def sequences_until_solved(errors, tolerance, latest):
    count = 0
    for n, error in enumerate(errors, start=1):
        if error < tolerance:
            count += 1
        else:
            return -1
        if count == latest:
            return n
    return -1
