def predict_without_forget_gate():
    my_answer = 2
    return my_answer
