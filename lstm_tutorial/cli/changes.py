"""What was saved in a folder since the last look.

It looks at the files' times and sizes. A few times a second this costs next to nothing, and unlike the
system's own notices it works on network drives, in containers and under every editor's way of saving.
"""

from lstm_tutorial.cli.folder import notebooks_in


class Changes:
    """The notebooks of a folder, looked at again and again.

    Parameters
    ----------
    folder : Path
    """

    def __init__(self, folder):
        self._folder = folder
        self._seen = self._look()

    def since_last_time(self):
        """What has changed.

        Returns
        -------
        saved : list of Path
            New or changed notebooks, the last one saved at the end.
        gone : list of Path
            Notebooks that were deleted, or renamed.
        """
        before, self._seen = self._seen, self._look()
        saved = [path for path, state in self._seen.items() if before.get(path) != state]
        return sorted(saved, key=self._seen.get), [path for path in before if path not in self._seen]

    def _look(self):
        found = {}
        try:
            for path in notebooks_in(self._folder):
                state = path.stat()
                found[path] = (state.st_mtime_ns, state.st_size, state.st_ino)
        except OSError:  # a file went away between two lines; the next look is soon
            return {path: state for path, state in getattr(self, "_seen", {}).items() if path.exists()}
        return found
