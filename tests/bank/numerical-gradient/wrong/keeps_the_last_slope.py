# diagnosis: only-the-last
def numerical_gradient(loss, array, step):
    for k in range(array.size):
        up, down = array.copy(), array.copy()
        up.flat[k] += step
        down.flat[k] -= step
        gradient = (loss(up) - loss(down)) / (2 * step)
    return gradient
