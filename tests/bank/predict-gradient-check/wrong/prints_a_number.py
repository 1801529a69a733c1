# diagnosis: nothing-returned
def predict_gradient_check():
    print(1)
