# One case, for people.

show-clock = CLOCK
show-due = DUE
show-state = STATE
show-owner = OWNER
show-met = met
show-paused = on hold
show-done-late = done, { $late }
show-provisional = {" "}(provisional)
show-projected = {" "}(projected)
