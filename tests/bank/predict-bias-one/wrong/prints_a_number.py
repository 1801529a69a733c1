# diagnosis: nothing-returned
def predict_bias_one():
    print(1)
