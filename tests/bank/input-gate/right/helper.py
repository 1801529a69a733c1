import numpy as np


def squash(a):
    small = np.exp(-np.abs(a))
    return np.where(a < 0, small, 1) / (1 + small)


def affine(pairs, bias):
    return sum((left @ right for left, right in pairs), bias)


def input_gate(x, h_prev, W_i, U_i, b_i):
    return squash(affine([(x, W_i), (h_prev, U_i)], b_i))
