# diagnosis: one-number-for-all
def numerical_gradient(loss, array, step):
    up, down = array + step, array - step
    return (loss(up) - loss(down)) / (2 * step)
