"""The autograder: notebooks in, sandboxed runs, reports out.

`grade_submission` takes a notebook, or a folder of notebooks, as a source of code and of nothing else: of its cells
those run that define the answers, in a process that knows no right answer. That process returns numbers. What they
are worth is found out here, by the same judge that `lstm_tutorial.checks` is, on inputs that are new each time.

The process is forked from one that has NumPy and Matplotlib imported, and none of this package's answers: neither in
its memory nor in the files that it may read does the body of a function stand that the exercises at hand ask for.
On Linux it has a user of its own (where root grades), limits on memory, files and computing, no new privileges, no
network and no other processes (seccomp), and no files but Python's own and a scratch folder (Landlock). It is killed
when its time is up. `Marks.protections` names those of these that were active.

What this does not protect against:

- On macOS and Windows there are a process of its own and limits on time (on macOS some of the other limits too), and
  nothing else: code can read the solutions if they lie on that machine, and can use the network. The same holds, in
  part, for an old kernel, or a container that forbids what protects. Grade what you do not trust on Linux, as root or
  in a container, on a machine that holds nothing you would miss.
- A hole in the kernel. Landlock, seccomp and users are the kernel's; nothing here is a virtual machine.
- Code that finds out that a file exists, how large it is and when it was written: Landlock hides what is in files,
  not that they are there.
- Time: how long others take can be measured, and a machine can be kept busy until each limit is reached; a notebook
  of many exercises that all loop costs some minutes.
- A right answer that is not the learner's own. `lstm_tutorial.grading.similarity` compares those of a class. And an
  answer that another library gives, where one is installed: the sandbox hides this package's, no other's.
- Seeds that are known before: whoever knows the seed, and has the package, can compute every input and every answer,
  and return them from a table. Leave the seed to the grader, or keep it to yourself until the deadline.
- A question with six answers is guessed right by one in six.
"""

from lstm_tutorial.grading.grade import grade_submission
from lstm_tutorial.grading.marks import Mark, Marks

__all__ = ["Mark", "Marks", "grade_submission"]
