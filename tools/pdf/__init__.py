"""The whole book as one PDF: ``make pdf``.

The built pages are joined into one (`chapter`, `volume`), which Chromium prints (`printing`). What a screen does and
paper cannot is settled on the way: live figures stand still, answers move to the end of the book, links within the
book lead to the page on which their target stands.
"""
