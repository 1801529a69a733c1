import numpy as np


def softmax(z):
    differences = z[..., None, :] - z[..., :, None]      # score j minus score k, at [..., k, j]
    return 1 / np.exp(np.minimum(differences, 700)).sum(axis=-1)
