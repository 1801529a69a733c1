# diagnosis: never-needed


def predict_without_forget_gate():
    answer = 4
    return answer
