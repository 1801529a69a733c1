# diagnosis: nothing-returned
def predict_temperature():
    print(1)
