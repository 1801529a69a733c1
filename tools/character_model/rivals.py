"""What does not learn: counts of n-grams, and programs that compress; and the LSTM beside them."""

import gzip
import lzma

import numpy as np

from lstm_tutorial.activations import softmax
from lstm_tutorial.losses import cross_entropy
from lstm_tutorial.models import as_type, forward, load_model
from lstm_tutorial.text.corpus import language_reference, split
from lstm_tutorial.text.ngrams import count_ngrams, ngram_probability, ngram_surprises
from lstm_tutorial.text.streams import chunks, last_state
from tools.character_model.plans import VOCABULARY, WEIGHTS, bits, keep, parts

ORDERS = (1, 2, 3, 4, 5, 6, 8, 10)
MIXED = (5, 10)
SHARES = np.linspace(0, 1, 21)  # of the LSTM in a mixture
CONTEXTS = (1, 2, 3, 4, 5, 7, 9, 16, 32, 64, 128, 256)
PLACES = 2000


def match():
    """Measure every rival on the validation and the test text, and write what came out."""
    model = as_type(load_model(WEIGHTS), np.float64)
    counted = {order: count_ngrams(parts().training, order, VOCABULARY.size) for order in ORDERS}
    rivals = {
        f"{order}-gram": {name: bits(ngram_surprises(ngrams, part).mean()) for name, part in held_out().items()}
        for order, ngrams in counted.items()
    }
    for name, compress in (("gzip", packed_by_gzip), ("xz", packed_by_xz)):
        rivals[name] = {
            part: {
                "alone": packed_bits(compress, "", text),
                "after the training text": packed_bits(compress, parts().training, text),
            }
            for part, text in held_out().items()
        }
    rivals["LSTM"] = {name: bits(lstm_surprises(model, part).mean()) for name, part in held_out().items()}
    for order in MIXED:
        rivals[f"LSTM and {order}-gram"] = mixture(model, counted[order])
    keep(rivals=rivals, context=by_context(model, counted), repeats=repeats())


def held_out():
    """The two parts that nothing was learned from, by name."""
    return {name: part for name, part in parts()._asdict().items() if name != "training"}


def packed_by_gzip(raw):
    """Bytes that gzip makes of these."""
    return len(gzip.compress(raw, 9, mtime=0))


def packed_by_xz(raw):
    """Bytes that xz makes of these."""
    return len(lzma.compress(raw, preset=9 | lzma.PRESET_EXTREME))


def packed_bits(compress, before, text):
    """Bits a character by which a compressed file grows when a text is put behind another."""
    grown = compress((before + text).encode()) - (compress(before.encode()) if before else 0)
    return round(8 * grown / len(text), 4)


def lstm_surprises(model, text):
    """The surprise at each character but the first, in nats, the text read in one stream."""
    tokens, surprises, state = VOCABULARY.encode(text), [], None
    for inputs, targets in chunks(tokens, 1, 256):
        logits, cache = forward(model, inputs, state)                       # (T, 1, V)
        p = softmax(logits[:, 0])[np.arange(len(targets)), targets[:, 0]]   # (T,)
        surprises.append(-np.log(p))
        state = last_state(cache)
    return np.concatenate(surprises)


def mixture(model, ngrams):
    """LSTM and n-gram averaged: the share of the LSTM that is best on the validation text, and what it gives."""
    p = {
        name: (np.exp(-lstm_surprises(model, part)), np.exp(-ngram_surprises(ngrams, part)))
        for name, part in held_out().items()
    }

    def mixed(name, share):
        ours, theirs = p[name]
        return -np.log(share * ours + (1 - share) * theirs).mean()

    share = min(SHARES, key=lambda share: mixed("validation", share))
    return {"share of the LSTM": round(float(share), 2), **{name: bits(mixed(name, share)) for name in p}}


def by_context(model, counted):
    """Bits at the same places of the test text, by how many characters were read before them."""
    text = parts().test
    places = np.linspace(max(CONTEXTS), len(text) - 1, PLACES).astype(int)
    tokens = VOCABULARY.encode(text)
    lstm = []
    for length in CONTEXTS:
        logits = last_prediction(model, tokens[places + np.arange(-length, 0)[:, None]])
        lstm.append(bits(cross_entropy(logits, tokens[places])[0]))
    ngrams = [
        bits(-np.mean([np.log(ngram_probability(of_order, text[place - order + 1 : place], text[place]))
                       for place in places]))
        for order, of_order in counted.items()
    ]  # fmt: skip
    before = [order - 1 for order in ORDERS]
    return {"characters": CONTEXTS, "LSTM": lstm, "n-gram characters": before, "n-gram": ngrams}


def last_prediction(model, tokens, steps=16):
    """Logits (B, V) after a text (T, B), read in pieces: the backward pass's memory is not needed."""
    state = None
    for start in range(0, len(tokens), steps):
        logits, cache = forward(model, tokens[start : start + steps], state)
        state = last_state(cache)
    return logits[-1]


def repeats():
    """How much of the topics repeats paragraphs, and how good a 5-gram would look if they had been left in."""
    from pydoc_data.topics import topics

    raw = "\n\n".join(topics[name] for name in sorted(topics))
    with_repeats = split(raw)
    ngrams = count_ngrams(with_repeats.training, 5, len(set(raw)))
    return {
        "share": round(1 - len(language_reference()) / len(raw), 3),
        "5-gram with repeats": {
            name: bits(ngram_surprises(ngrams, part).mean())
            for name, part in with_repeats._asdict().items() if name != "training"
        },
    }  # fmt: skip
