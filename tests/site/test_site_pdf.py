"""The book on paper (`tools.pdf`): a small volume is printed and read again, the whole one is measured."""

import shutil

import pytest
import yaml
from bs4 import BeautifulSoup
from pypdf import PdfReader
from site_browser import ROOT

from tools.pdf import __main__ as command
from tools.pdf import printing
from tools.pdf.chapter import key_of, read_chapter
from tools.pdf.contents import read_parts
from tools.pdf.finishing import pages_of_targets
from tools.pdf.volume import plain

#: Two chapters with figures, wide code, formulas and answers; and a page of tables at the end.
KEPT = ("book/05_two_states", "book/06_forget_gate", "book/notation")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Copy what the tool reads beside the site, with the table of contents cut down to a few pages."""
    root = tmp_path_factory.mktemp("root")
    (root / "book" / "assets").mkdir(parents=True)
    for name in ("_config.yml", "pyproject.toml", "book/assets/cell.svg"):
        shutil.copy(ROOT / name, root / name)
    table = yaml.safe_load((ROOT / "_toc.yml").read_text("utf-8"))
    for part in table["parts"]:
        part["chapters"] = [page for page in part["chapters"] if page["file"].rsplit(".", 1)[0] in KEPT]
    table["parts"] = [part for part in table["parts"] if part["chapters"]]
    (root / "_toc.yml").write_text(yaml.safe_dump(table), "utf-8")
    return root


@pytest.fixture(scope="module")
def volume(folder, site):
    return command.make_volume(folder, site)


@pytest.fixture(scope="module")
def printed(browser, volume, site, folder):
    """The printed file, open."""
    file = folder / "book.pdf"
    pages = printing.print_volume(browser, volume, site, file, "those who wrote it")
    reader = PdfReader(file)
    assert len(reader.pages) == pages
    return reader


@pytest.fixture(scope="module")
def texts(printed):
    """What stands on each page."""
    return [page.extract_text() for page in printed.pages]


def squeezed(text):
    """Text without white space and dots, which differ with the layout."""
    return "".join(text.split()).replace(".", "")


def links(reader):
    """Every link within the file: the page on which it stands, and the name of its target."""
    for number, page in enumerate(reader.pages, start=1):
        for link in page.get("/Annots", []):
            if "/Dest" in (found := link.get_object()):
                yield number, found["/Dest"].lstrip("/")


def addresses(reader):
    """Every link out of the file."""
    for page in reader.pages:
        for link in page.get("/Annots", []):
            if "/A" in (found := link.get_object()) and "/URI" in found["/A"]:
                yield found["/A"]["/URI"]


def chapters(volume):
    return [entry for entry in volume.entries if entry.kind == "chapter"]


def test_chapters_stand_in_order_each_on_a_page_of_its_own(printed, texts, volume):
    numbers = pages_of_targets(printed)
    starts = [numbers[entry.heading.target] for entry in chapters(volume)]
    assert starts == sorted(set(starts))
    assert len(starts) == len(KEPT) + 2  # with the front page and the answers
    for start, entry in zip(starts, chapters(volume), strict=True):
        assert squeezed(plain(entry.heading.words)) in squeezed(texts[start - 1])[:200]


def test_the_first_page_has_the_title_and_no_number(texts):
    assert "LSTM, Gate by Gate" in texts[0]
    assert not texts[0].strip().endswith("1")


def test_every_other_page_has_its_number(texts):
    for number, text in enumerate(texts[1:], start=2):
        assert str(number) in text.split("\n"), f"page {number}"


def test_the_contents_name_the_pages_on_which_things_stand(printed, texts, volume):
    numbers = pages_of_targets(printed)
    first = min(numbers[entry.heading.target] for entry in chapters(volume))
    contents = squeezed("".join(texts[2 : first - 1]))
    rows = [entry for entry in volume.entries if entry.kind != "caption"]
    assert len(rows) > 20
    at = 0
    for entry in rows:
        row = squeezed(plain(entry.heading.words)) + str(numbers[entry.heading.target])
        at = contents.find(row, at)
        assert at >= 0, f"not in the contents, in this place: {row}"


def test_bookmarks_are_the_contents(printed, volume):
    def walk(outline):
        for item in outline:
            if isinstance(item, list):
                yield from walk(item)
            else:
                yield item.title, printed.get_destination_page_number(item) + 1

    numbers = pages_of_targets(printed)
    wanted = [(plain(entry.heading.words), numbers[entry.heading.target]) for entry in volume.entries]
    assert list(walk(printed.outline)) == wanted


def test_links_within_the_book_have_their_target_and_others_an_address(printed):
    within = list(links(printed))
    assert len(within) > 40
    assert {name for _, name in within} <= pages_of_targets(printed).keys()
    out = list(addresses(printed))
    assert [address for address in out if printing.ORIGIN in address or not address.startswith("http")] == []


def test_a_question_names_the_page_of_its_answer_and_the_answer_that_of_the_question(printed, texts):
    numbers = pages_of_targets(printed)
    answers = [name for name in numbers if "-answer-" in name and not name.endswith("-asked")]
    assert len(answers) >= 6
    for name in answers:
        label = f"{int(name.split('-')[1])}.{name.rsplit('-', 1)[1]}"
        at, asked = numbers[name], numbers[f"{name}-asked"]
        assert f"Answer {label}: page {at}" in texts[asked - 1]
        assert label in texts[at - 1]
        assert f"asked on page {asked}" in texts[at - 1]


def test_formulas_have_their_own_type_and_no_font_is_missing(printed):
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in printed.pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
    assert any("KaTeX_Math" in font for font in fonts)
    assert any("SourceSerif" in font.replace(" ", "") for font in fonts)


def test_figures_are_pictures_with_a_caption_and_nothing_can_be_clicked(volume):
    soup = BeautifulSoup(volume.html, "html.parser")
    figures = soup.select("article figure")
    assert len(figures) > 4
    assert all(figure.select_one("svg, img") for figure in figures)
    assert all(figure.figcaption.get_text(strip=True) for figure in figures)
    assert soup.select("button, input, details, script, iframe") == []


def test_every_name_stands_once(volume):
    names = [element["id"] for element in BeautifulSoup(volume.html, "html.parser").select("[id]")]
    assert sorted(names) == sorted(set(names))


def test_the_browser_asks_for_nothing_from_outside(browser, volume, site, monkeypatch):
    asked, answer = [], printing._answer
    monkeypatch.setattr(printing, "_answer", lambda route, *of: (asked.append(route.request.url), answer(route, *of)))
    with printing.open_volume(browser, volume, site) as tab:
        assert tab.evaluate("getComputedStyle(document.body).colorScheme") == "light"
    paths = [url.removeprefix(printing.ORIGIN + "/").split("?")[0] for url in asked]
    assert len(paths) > 5
    assert [path for path in paths if path not in ("volume.html", "pdf.css") and not (site / path).is_file()] == []


def test_no_line_of_the_whole_book_is_broader_than_the_page(browser, site):
    """Measured in the page as it is about to be printed."""
    whole = command.make_volume(ROOT, site)
    wanted = [key_of(name) for part in read_parts(ROOT) for name in part.pages]
    assert [entry.heading.target for entry in chapters(whole) if entry.heading.target != "answers"] == wanted
    with printing.open_volume(browser, whole, site) as tab:
        assert tab.evaluate(printing.TOO_WIDE) == []
        assert tab.evaluate("document.querySelectorAll('.highlight .line').length") > 1000


@pytest.mark.parametrize("content", [
    '<div class="highlight"><pre style="white-space: pre">' + "word " * 40 + "</pre></div>",
    '<figure style="width: 900px">too broad</figure>',
])  # fmt: skip
def test_what_is_broader_than_the_page_is_not_printed(browser, volume, site, tmp_path, content):
    broken = volume._replace(html=volume.html.replace("</article>", f"{content}</article>", 1))
    with pytest.raises(printing.PrintError, match="broader than the page"):
        printing.print_volume(browser, broken, site, tmp_path / "book.pdf", "nobody")


def test_the_code_of_a_chapter_is_the_pages(site):
    page = (site / "book/06_forget_gate.html").read_text("utf-8")
    soup = BeautifulSoup(page, "html.parser")
    for hidden in soup.select("details.hide"):
        hidden.decompose()
    wanted = [code.get_text().rstrip("\n") for code in soup.select("article .cell_input pre")]
    chapter = BeautifulSoup(read_chapter("book/06_forget_gate", page, KEPT).body, "html.parser")
    assert len(wanted) > 5
    assert [code.get_text().rstrip("\n") for code in chapter.select(".cell_input pre")] == wanted


def test_without_a_browser_it_says_what_is_missing(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(command, "find_browser", lambda: None)
    assert command.main(["--out", str(tmp_path / "book.pdf")]) == 1
    assert "set CHROMIUM to its path, or install one" in capsys.readouterr().err


def test_without_a_built_book_it_says_what_to_run(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(command, "find_browser", lambda: "chromium")
    assert command.main(["--site", str(tmp_path), "--out", str(tmp_path / "book.pdf")]) == 1
    assert "run `make book` first" in capsys.readouterr().err
