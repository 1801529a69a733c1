# diagnosis: text-for-number
def predict_forget_bias():
    return "4"
