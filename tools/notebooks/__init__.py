"""From text sources to executed notebooks: ``python -m tools.notebooks --help``.

========================  ==========================================================
source                    notebooks
========================  ==========================================================
``book/NN_name.md``       ``book/NN_name.ipynb``, executed
``solutions/NN_name.md``  ``solutions/NN_name.ipynb``, executed
                          ``exercises/NN_name.ipynb``, answers taken out, executed
========================  ==========================================================

A notebook is a function of its source, of the modules that it imports and of this generator: made
twice, it is the same to the byte. :mod:`tools.notebooks.freshness` says when it has to be made
again.
"""
