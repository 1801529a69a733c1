"""The exercises in a browser: a JupyterLite site with the package in it. ``make lite`` builds it.

`stage` lays out what goes in, `pyodide` says what Python finds there, `build` runs JupyterLite.
"""
