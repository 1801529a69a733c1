def bug_in_training():
    return 4.0
