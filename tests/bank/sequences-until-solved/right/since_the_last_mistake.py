def sequences_until_solved(errors, tolerance, latest):
    last_mistake = 0
    for count, error in enumerate(errors, 1):
        if not error < tolerance:
            last_mistake = count
        elif count - last_mistake >= latest:
            return count
    return -1
