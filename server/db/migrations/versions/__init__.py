"""One module a revision; each knows the one before. A new one: what `server.db.models` has now, its number at the end
of REVISIONS in `server.db.engine`; `scripts/check` tells where models and revisions differ.

Up to 0006 a table may be there already: programs of before made what they lacked unasked, and told no revision.
"""
