"""Runs on several processes, each result handed over as soon as it is there."""

import multiprocessing
import os
import signal
import threading
import time

from lstm_tutorial.experiments.catalogue import find_experiment


def run_all(experiment, runs, jobs):
    """Run plans with seeds, several at a time.

    Parameters
    ----------
    experiment : Experiment
    runs : list of (str, int)
        Names of plans, and seeds.
    jobs : int
        How many processes.

    Yields
    ------
    name : str
        Of the plan, in the order in which the runs end.
    result : dict
        The seed, what was measured, and the seconds of processor time that it took.
    """
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # for the processes below: small arrays, one thread each
    context = multiprocessing.get_context("spawn")
    with context.Pool(min(jobs, len(runs)), initializer=_prepare_worker) as pool:
        yield from pool.imap_unordered(_run, [(experiment.name, name, seed) for name, seed in runs])


def run_one(experiment, name, seed):
    """Run one plan with one seed.

    Parameters
    ----------
    experiment : Experiment
    name : str
        Of the plan.
    seed : int

    Returns
    -------
    dict
        The seed, what was measured, and the seconds of processor time that it took.
    """
    start = time.process_time()
    measured = experiment.measure(experiment.plans[name], seed)
    return {"seed": seed, **measured, "seconds": round(time.process_time() - start, 1)}


def _run(task):
    experiment, name, seed = task
    return name, run_one(find_experiment(experiment), name, seed)


def _prepare_worker():
    """Leave interrupts to the parent, and end when it ends: a parent that was killed has no time to say so."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(multiprocessing.parent_process(),), daemon=True).start()


def _end_with(parent):
    parent.join()
    os._exit(1)
