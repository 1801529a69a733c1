"""The page for whoever teaches: how the class does, exercise by exercise, and who needs help with what."""

import itertools

from lstm_tutorial.exercise_files import chapter_title
from lstm_tutorial.grading.reports.clean import clean_name
from lstm_tutorial.grading.reports.markup import bar, element, join, page
from lstm_tutorial.grading.reports.words import points

#: How many of the most frequent mistakes are listed.
MOST_FREQUENT = 15


def write(file, statistics, title, similar=()):
    """Write the overview of a class.

    Parameters
    ----------
    file : text file
        Opened as UTF-8.
    statistics : ClassStatistics
    title : str
        Name of the class.
    similar : sequence of Pair
        Answers that resemble each other, the most alike first.
    """
    title = clean_name(title)
    content = (
        *_heading(statistics, title),
        *_exercises(statistics.items),
        *_mistakes(statistics.items),
        *_stuck(statistics.items),
        *_standings(statistics.standings),
        *_similar(similar),
    )
    file.write(page(f"{title}: the class at a glance", element("div", *content, class_="wide")))


def _heading(statistics, title):
    standings, graded = statistics.standings, statistics.graded
    ungraded = len(standings) - len(graded)
    yield element("h1", title)
    said = f"{_count(len(standings), 'submission')} to the exercises of LSTM, Gate by Gate"
    yield element("p", said + (f"; {ungraded} could not be graded." if ungraded else "."), class_="lead")
    if graded:
        mean = sum(standing.share for standing in graded) / len(graded)
        full = sum(standing.score == standing.max_score for standing in graded)
        yield element(
            "p", element("strong", f"{mean:.0%}"), f" of the points on average; {full} of {len(graded)} have them all",
            class_="score",
        )  # fmt: skip
        yield _distribution([standing.share for standing in graded])


def _distribution(shares):
    """Ten columns: how many have up to a tenth of the points, up to two tenths, and so on."""
    counts = [0] * 10
    for share in shares:
        counts[min(int(10 * share), 9)] += 1
    columns = [
        element(
            "li",
            str(count) if count else None,
            element("span", class_="column", style=f"height:{70 * count / max(counts):.0f}%") if count else None,
            element("span", _wordy(f"{10 * tenth}–"), str(10 * tenth + 10), _wordy(" %"), class_="range"),
        )
        for tenth, count in enumerate(counts)
    ]
    told = "Submissions by the share of the points that they earned, in per cent"
    return element("figure", element("ol", *columns, class_="columns"), element("figcaption", told, class_="where"))


def _wordy(text):
    """What a narrow screen has no room for."""
    return element("span", text, class_="wordy")


def _exercises(items):
    yield element("h2", "Exercises")
    yield element("p", "Attempted: of all who handed the exercise in. Right: of all who attempted it.", class_="lead")
    groups = []
    for notebook, group in itertools.groupby(items, key=lambda item: item.notebook):
        chapter = element("tr", element("th", chapter_title(notebook), scope="rowgroup", colspan=3, class_="chapter"))
        groups.append(element("tbody", chapter, *[element("tr", *_exercise(item)) for item in group]))
    yield _table("Exercises", ("exercise", "attempted", "right"), groups)


def _exercise(item):
    common = item.commonest[0] if item.mistakes else None
    told = join("most often: ", element("code", common.diagnosis), f" ({len(common.submissions)})") if common else None
    yield element("th", item.name, element("span", told, class_="where") if told else None, scope="row", class_="name")
    yield _share(item.attempted, item.handed_in, "neutral", "attempted")
    yield _share(item.right, item.attempted, "right", "right")


def _share(count, of, kind, what):
    if not of:
        return element("td", "–", class_="share")
    value = element("span", f"{count / of:.0%}", class_="value")
    return element("td", value, bar(count / of, kind, f"{count} of {of} {what}"), class_="share")


def _mistakes(items):
    every = [(mistake, item) for item in items for mistake in item.mistakes.values() if mistake.message]
    every.sort(key=lambda pair: -len(pair[0].submissions))
    yield element("h2", "Most frequent misconceptions")
    if not every:
        yield element("p", "None was recognised.", class_="lead")
        return
    entries = [
        element(
            "li",
            element("span", str(len(mistake.submissions)), class_="count"),
            element(
                "div",
                element("p", mistake.message),
                element("p", item.name, ": ", element("code", mistake.diagnosis), class_="where"),
            ),
        )
        for mistake, item in every[:MOST_FREQUENT]
    ]
    yield element("ol", *entries, class_="mistakes")


def _stuck(items):
    yield element("h2", "Who is stuck where")
    stuck = [item for item in items if item.mistakes]
    if not stuck:
        yield element("p", "Nobody: every answer that was attempted is right.", class_="lead")
    for item in stuck:
        count = sum(len(mistake.submissions) for mistake in item.mistakes.values())
        entries = [
            join(element("dt", mistake.diagnosis), element("dd", ", ".join(mistake.submissions)))
            for mistake in item.commonest
        ]
        heading = element("summary", element("strong", item.name), f": {count} of {item.attempted} who attempted it")
        yield element("details", heading, element("dl", *entries))


def _standings(standings):
    yield element("h2", "Submissions")
    rows = []
    for standing in standings:
        told = f"{points(standing.score)} of {points(standing.max_score)}"
        done = standing.status if standing.status != "graded" else f"{standing.right} of {standing.exercises}"
        more = [f"goes on with {standing.next}"] if standing.next else []
        where = element("span", " ".join([*more, *standing.notes]), class_="where") if more or standing.notes else None
        rows.append([
            element("th", standing.submission, where, scope="row", class_="name"),
            element("td", element("span", told, class_="value"), bar(standing.share, "right", told), class_="share"),
            element("td", done),
        ])  # fmt: skip
    yield _table("Submissions", ("submission", "points", "right"), _rows(rows))


def _similar(similar):
    if not similar:
        return
    yield element("h2", "Answers that resemble each other")
    yield element(
        "p",
        "The same structure when names, numbers and layout are left aside. This says where to look, and nothing about "
        "why: two people can arrive at the same lines.",
        class_="lead",
    )
    rows = [
        [
            element("th", pair.exercise, scope="row"),
            element("td", clean_name(pair.first)),
            element("td", clean_name(pair.second)),
            element("td", f"{pair.similarity:.0%}", class_="number"),
        ]
        for pair in similar
    ]
    yield _table("Answers alike", ("exercise", "submission", "submission", "alike"), _rows(rows))


def _table(label, heads, bodies):
    head = element("thead", element("tr", *[element("th", text, scope="col") for text in heads]))
    return element(
        "div", element("table", head, *bodies), class_="scroll", tabindex="0", role="region",
        aria_label=label,
    )  # fmt: skip


def _rows(rows):
    """Put rows into the only body of a table."""
    return [element("tbody", *[element("tr", *row) for row in rows])]


def _count(number, noun):
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
