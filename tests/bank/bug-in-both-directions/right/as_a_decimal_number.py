def bug_in_both_directions():
    return 5.0
