def predict_gradient_check():
    my_answer = 4
    return my_answer
