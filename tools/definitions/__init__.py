"""A thing is defined once: what chapters define is held to what the package defines.

A chapter may derive a function in a visible cell. If the package has a function of that name, both
are run on the same random inputs and have to agree; if it has none, the cell says that the
definition is the chapter's own by the tag ``chapters-own``.
"""
