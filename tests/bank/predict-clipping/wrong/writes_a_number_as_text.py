# diagnosis: text-for-number
def predict_clipping():
    return "4"
