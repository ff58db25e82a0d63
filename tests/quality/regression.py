"""Logistic regression, by the library that trains the second reader: signs with values, one question."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import pycrfsuite

_YES, _NO = "yes", "no"
_STEPS = 200


def fit(known: Iterable[tuple[Mapping[str, float], bool, int]], ridge: float) -> dict[str, float]:
    """Return what each sign weighs for the answer yes; the `ridge` keeps rare signs from weighing much.

    Of each case are `known`: its signs, the answer, and how often it counts.
    """
    trainer = pycrfsuite.Trainer(verbose=False)
    for signs, answer, count in known:
        for _ in range(count):
            trainer.append(pycrfsuite.ItemSequence([dict(signs)]), [_YES if answer else _NO])
    trainer.set_params({"c1": 0.0, "c2": ridge, "max_iterations": _STEPS})
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "model"
        trainer.train(str(target))
        tagger = pycrfsuite.Tagger()
        tagger.open(str(target))
        weights: Mapping[tuple[str, str], float] = tagger.info().state_features
    names = {name for name, _ in weights}
    return {name: weights.get((name, _YES), 0.0) - weights.get((name, _NO), 0.0) for name in names}
