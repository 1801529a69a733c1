"""The experiments of chapters 13, 14 and 18: run them, go on where a run was stopped, hold what is kept to new runs."""

from pathlib import Path

from lstm_tutorial.cli.errors import CommandError

DESCRIPTION = """\
Trains what chapters 13, 14 and 18 report on, with every seed, and keeps the results in a folder, one JSON file for each
experiment. Stop it at any time: the same command goes on where it was.
"""


def add_experiment(commands, folder):
    """Add ``lstm-tutorial experiment``.

    Parameters
    ----------
    commands : the parser's subparsers
    folder : dict
        How other commands take a folder; here it is another one.
    """
    command = commands.add_parser(
        "experiment", help="run the experiments of chapters 13, 14 and 18", description=DESCRIPTION
    )
    command.add_argument("names", metavar="NAME", nargs="*", help="an experiment, such as adding, or all")
    command.add_argument("--list", action="store_true", help="name the experiments, and what is kept of each")
    command.add_argument("--seeds", metavar="N", type=int, default=10, help="seeds for each plan (default: 10)")
    command.add_argument("--jobs", metavar="N", type=int, default=1, help="how many runs at a time (default: 1)")
    command.add_argument("--folder", metavar="FOLDER", default="book/data", help="of results (default: book/data)")
    command.add_argument("--verify", metavar="N", type=int, nargs="?", const=2, default=None, help=(
        "make N of the kept runs of each experiment again (default: 2), drawn at random, and compare"
    ))  # fmt: skip
    command.set_defaults(run=_experiment)


def _experiment(options):
    from lstm_tutorial.experiments.results import ResultsError

    for name in ("seeds", "jobs", "verify"):
        if getattr(options, name) is not None and getattr(options, name) < 1:
            raise CommandError(f"--{name} is {getattr(options, name)}; expected 1 or more.")
    if not Path(options.folder).is_dir():
        raise CommandError(
            f"there is no folder {options.folder} here. Run this from the top of the repository, or name a --folder."
        )
    try:
        if options.list:
            return _list(options)
        experiments = _chosen(options.names)
        return _verify(experiments, options) if options.verify else _run(experiments, options)
    except ResultsError as error:
        raise CommandError(str(error)) from error


def _chosen(names):
    """The experiments that the names stand for."""
    from lstm_tutorial.experiments.catalogue import all_experiments, find_experiment

    if not names:
        raise CommandError(f"which experiment? One or more of: all, {', '.join(all_experiments())}.")
    try:
        return list(map(find_experiment, all_experiments() if names == ["all"] else dict.fromkeys(names)))
    except ValueError as error:
        raise CommandError(str(error)) from error


def _list(options):
    from rich import box
    from rich.console import Console
    from rich.table import Table

    from lstm_tutorial.experiments.catalogue import all_experiments
    from lstm_tutorial.experiments.results import Results

    table = Table("chapter", "experiment", "asks for", box=box.SIMPLE_HEAD)
    table.add_column("runs kept", justify="right")
    table.add_column("minutes", justify="right")
    for name, experiment in all_experiments().items():
        kept = [run for runs in Results(experiment, options.folder).runs.values() for run in runs]
        minutes = f"{sum(run['seconds'] for run in kept) / 60:.1f}" if kept else ""
        wanted = len(experiment.plans) * options.seeds
        table.add_row(experiment.chapter, name, experiment.title, f"{len(kept)} of {wanted}", minutes)
    Console(highlight=False).print(table)


def _run(experiments, options):
    from rich.console import Console

    from lstm_tutorial.experiments.results import Results
    from lstm_tutorial.experiments.running import run_all

    every = [Results(experiment, options.folder) for experiment in experiments]  # complains before anything is run
    console = Console(highlight=False)
    for results in every:
        missing, name = results.missing(options.seeds), results.experiment.name
        if missing:
            with _progress(console) as progress:
                task = progress.add_task(name, total=len(missing))
                for plan, run in run_all(results.experiment, missing, options.jobs):
                    results.add(plan, run)
                    progress.advance(task)
                    progress.console.print(f"{name}: {plan}, seed {run['seed']}: {_in_words(run)}")
        _print_summary(console, results)


def _verify(experiments, options):
    from rich.console import Console

    from lstm_tutorial.experiments.results import Results
    from lstm_tutorial.experiments.running import run_all
    from lstm_tutorial.experiments.verifying import compare, draw_runs

    console, differ = Console(highlight=False), 0
    for results in [Results(experiment, options.folder) for experiment in experiments]:
        experiment, runs = results.experiment, draw_runs(results, options.verify)
        if not runs:
            raise CommandError(f"{results.path} holds no runs to verify.")
        with _progress(console) as progress:
            task = progress.add_task(experiment.name, total=len(runs))
            for plan, again in run_all(experiment, runs, options.jobs):
                kept = next(run for run in results.runs[plan] if run["seed"] == again["seed"])
                verdict = compare(experiment, kept, again)
                differ += verdict == "another outcome"
                progress.advance(task)
                progress.console.print(f"{experiment.name}: {plan}, seed {again['seed']}: {verdict}")
                if verdict != "the same":
                    progress.console.print(f"  kept: {_in_words(kept)}\n  now:  {_in_words(again)}")
    return 1 if differ else 0


def _progress(console):
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    return Progress(*columns, console=console)


def _in_words(run):
    """A result in a line: "solved True, sequences 43552, wrong 18, seconds 16.8"."""
    return ", ".join(f"{key} {value}" for key, value in run.items() if key != "seed")


def _print_summary(console, results):
    """How many seeds of each plan were solved, where that is what is asked."""
    for plan, runs in results.runs.items():
        solved = [run["solved"] for run in runs if "solved" in run]
        share = f", {sum(solved)} solved" if solved else ""
        console.print(f"{results.experiment.name}: {plan}: {len(runs)} seeds{share}")
    console.print(f"{results.experiment.name}: kept in {results.path}")
