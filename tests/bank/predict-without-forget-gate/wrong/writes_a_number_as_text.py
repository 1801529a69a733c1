# diagnosis: text-for-number
def predict_without_forget_gate():
    return "4"
