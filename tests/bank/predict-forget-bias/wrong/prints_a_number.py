# diagnosis: nothing-returned
def predict_forget_bias():
    print(1)
