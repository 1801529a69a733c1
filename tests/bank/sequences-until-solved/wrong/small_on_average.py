# diagnosis: mean-below


def sequences_until_solved(errors, tolerance, latest):
    for end in range(latest, len(errors) + 1):
        if sum(errors[end - latest : end]) / latest < tolerance:
            return end
    return -1
