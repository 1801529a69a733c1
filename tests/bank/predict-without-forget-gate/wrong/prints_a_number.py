# diagnosis: nothing-returned
def predict_without_forget_gate():
    print(1)
