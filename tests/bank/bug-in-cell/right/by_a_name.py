def bug_in_cell():
    my_answer = 6
    return my_answer
