def sequences_until_solved(errors, tolerance, latest):
    for end in range(latest, len(errors) + 1):
        if max(errors[end - latest : end]) < tolerance:
            return end
    return -1
