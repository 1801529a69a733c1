def predict_bias_one():
    my_answer = 3
    return my_answer
