def bug_in_training():
    my_answer = 4
    return my_answer
