# diagnosis: text-for-number
def predict_temperature():
    return "4"
