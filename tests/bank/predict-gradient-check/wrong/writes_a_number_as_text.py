# diagnosis: text-for-number
def predict_gradient_check():
    return "4"
