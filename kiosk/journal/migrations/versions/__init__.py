"""One module a revision; each knows the one before. A new one: its table in `kiosk.journal.database`, its name at the
end of REVISIONS there.
"""
