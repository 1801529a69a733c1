# diagnosis: line-5
def bug_on_the_desk():
    answer = 5
    return answer
