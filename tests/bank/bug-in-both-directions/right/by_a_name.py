def bug_in_both_directions():
    line = 5
    return line
