# diagnosis: line-6


def bug_in_both_directions():
    my_answer = 6
    return my_answer
