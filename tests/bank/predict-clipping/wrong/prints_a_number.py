# diagnosis: nothing-returned
def predict_clipping():
    print(1)
