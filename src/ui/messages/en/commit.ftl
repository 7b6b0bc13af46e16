# What commits say, and what is said where none can be made.
commit-no-git = { $files } is written but not committed: there is no git here
commit-no-git-help = files work without history; for a history run `git init`, and install git where it lacks
commit-refused = { $files } is written but not committed: { $why }
commit-refused-help = once that is mended: { $command }
commit-not-yet = { $files } is not committed yet: `--commit` does it, `commit = true` in policies/organization.toml always
commit-waiting = waiting for another git, which holds { $lock }; if none is at work any more, remove that file
commit-others = { $files } has other changes that are not committed: this would commit them as well
commit-others-help = commit them by themselves (`{ $command }`), or leave out `--commit`
commit-amid-help = a { $what } is under way and commits everything at once: { $add }, then { $go_on }

# Subjects: one line, no free text of a case
commit-again = { $number } taken up again
commit-under = { $policy }
commit-was = was { $old }
commit-renumbered = { $old } → { $number }
