# diagnosis: text-for-number
def predict_bias_one():
    return "4"
