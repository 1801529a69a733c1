"""``lstm-tutorial watch``: check a notebook whenever it is saved, and say what comes of it."""

import collections
import time

from lstm_tutorial.checks import all_exercises
from lstm_tutorial.cli.changes import Changes
from lstm_tutorial.cli.checking import Checking, Workers
from lstm_tutorial.cli.folder import by_chapter, find_folder, notebooks_in
from lstm_tutorial.cli.keys import key_reader
from lstm_tutorial.cli.report import Report, each_once, part_of
from lstm_tutorial.cli.screen import Screen

#: Seconds for which a file that cannot be read may be one that is just being written.
HALF_WRITTEN = 1.0
#: Seconds between two looks, while a check is under way and while none is.
BUSY, IDLE = 0.01, 0.1
#: Seconds after which what is known of a slow check is shown already.
SLOW = 0.5


def watch(folder=None):
    """Watch a folder until the learner quits.

    Parameters
    ----------
    folder : path, optional
    """
    folder = find_folder(folder)
    try:
        with key_reader() as read_key, Workers() as workers:
            session = Session(folder, workers, Screen(interactive=read_key is not None))
            try:
                while True:
                    key = (read_key or time.sleep)(BUSY if session.busy else IDLE)
                    if key == "q":
                        break
                    session.press(key)
                    session.look()
                    session.advance()
            finally:
                session.stop()
    except KeyboardInterrupt:
        print()


class Session:
    """One sitting: what is known of each notebook, what is being checked, and what is shown.

    Parameters
    ----------
    folder : Path
    workers : Workers
    screen : Screen
    """

    def __init__(self, folder, workers, screen):
        self._workers, self._screen, self._changes = workers, screen, Changes(folder)
        self._reports = {}  # path -> Report
        self._queue = collections.deque(notebooks_in(folder))  # to be checked: at first all, to know what is done
        self._checking, self._path = None, None  # what is under way, and of which notebook
        self._shown, self._selected = None, None  # the notebook on the screen, and the exercise chosen in it
        self._saved_at = {}  # path -> when its change was noticed
        self._rungs = collections.Counter()  # exercise -> how many hints are shown
        self._now_right = set()  # exercises that the last save made right
        self._explain, self._known = False, 0
        number = f"{len(self._queue)} notebook{'s' if len(self._queue) > 1 else ''}"
        greeting = f"Watching {folder} ({number}). Save one in Jupyter, and its verdict appears here."
        screen.say(greeting)
        screen.greeting = f"{greeting}\n"

    @property
    def busy(self):
        """Whether something is being checked, or waits for it."""
        return self._checking is not None or bool(self._queue)

    def look(self):
        """See what was saved, and put it before everything else."""
        saved, gone = self._changes.since_last_time()
        for path in gone:
            self._drop(path)
            self._reports.pop(path, None)
            if path == self._shown:
                self._shown = None
                self._screen.say(f"{path.name} is gone. Save another notebook to go on.")
        for path in saved:
            self._screen.greeting = ""
            self._saved_at[path] = time.monotonic()
            self._put_first(path)

    def advance(self):
        """Go on with the check that is under way, or begin the next."""
        if self._checking is None and self._queue:
            self._begin(self._queue.popleft())
        if self._checking is not None:
            if self._checking.poll():
                report, self._checking = self._checking.report, None
                self._finish(report)
            else:
                self._show_partly(self._checking.report)

    def press(self, key):
        """Do what a key asks for."""
        report = self._reports.get(self._shown)
        if key is None or report is None or not self._screen.interactive:
            return
        names = [row.exercise for row in report.rows]
        current = self._selected or (report.first_open and report.first_open.exercise)
        if key == "r":
            self._put_first(self._shown)
        elif key in "np" and names:
            step = 1 if key == "n" else -1
            self._selected = names[(names.index(current) + step) % len(names) if current else 0]
        elif key == "h" and current:
            self._rungs[current] = min(self._rungs[current] + 1, len(all_exercises()[current].hints))
        elif key == "?":
            self._explain = not self._explain
        else:
            return
        self._show(report)

    def stop(self):
        """End what is under way."""
        if self._checking is not None:
            self._checking.cancel()

    def _begin(self, path):
        try:
            self._checking, self._path, self._known = Checking(path, self._workers), path, 0
        except (ValueError, OSError) as error:
            if time.monotonic() - self._saved_at.get(path, 0) < HALF_WRITTEN:
                self._queue.appendleft(path)
            elif path.exists():
                self._finish(Report(path, [], [str(error)], readable=False))

    def _finish(self, report):
        before, self._reports[report.path] = self._reports.get(report.path), report
        right_before = {row.exercise for row in before.rows if row.passed} if before else set()
        self._now_right = {row.exercise for row in report.rows if row.passed and before} - right_before
        focused = report.path == self._shown
        if focused or (self._shown is None and (not report.complete or not self._queue)):
            if not focused or self._selected in {row.exercise for row in report.rows if row.passed}:
                self._selected = None
            self._shown = report.path
            self._show(report)
        elif not self._queue and self._shown in self._reports:
            shown = self._reports[self._shown]
            if self._screen.interactive or (shown.complete and part_of(shown.path.stem) in self._parts_done()):
                self._show(shown)

    def _put_first(self, path):
        self._drop(path)
        if self._checking is not None:
            self._checking.cancel()
            self._queue.appendleft(self._path)
            self._checking = None
        self._queue.appendleft(path)
        if path != self._shown:
            self._shown, self._selected = path, None

    def _drop(self, path):
        if path in self._queue:
            self._queue.remove(path)
        if self._checking is not None and self._path == path:
            self._checking.cancel()
            self._checking = None

    def _show_partly(self, report):
        known = sum(row.result is not None for row in report.rows) + len(report.notes) + 1
        slow = report.seconds > SLOW and self._screen.interactive
        if slow and report.path == self._shown and known > self._known:
            self._known = known
            self._show(report)

    def _show(self, report):
        every = each_once(list(self._reports.values()))
        in_all = None
        if not self._queue:
            in_all = (sum(r.earned for r in every), sum(r.possible for r in every))
        later = sorted(every, key=lambda r: (r.path <= report.path, r.path))
        row = next((row for row in report.rows if row.exercise == self._selected), report.first_open)
        self._screen.show(
            report,
            selected=self._selected,
            now_right=self._now_right,
            rungs=self._rungs[row.exercise] if row else 0,
            in_all=in_all,
            done=self._parts_done(),
            following=next((r for r in later if r.rows and not r.complete), None),
            explain=self._explain,
        )

    def _parts_done(self):
        right = {row.exercise for report in self._reports.values() for row in report.rows if row.passed}
        open_ = {part_of(exercise.chapter) for name, exercise in all_exercises().items() if name not in right}
        return {part_of(chapter) for chapter in by_chapter()} - open_
