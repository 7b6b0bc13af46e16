# Months that are posted and never reckoned anew.

posted-cause-reopened = reopened
posted-cause-decided-again = decided again
posted-cause-corrected = corrected
posted-cause-resold = resold
posted-cause-returned = other return
posted-cause-recorded-late = recorded late
posted-cause-changed = file changed

posted-written = posted: { $file }
posted-nothing = nothing is taken in { $month }, so there is nothing to post
posted-no-cases = no case is known by the end of { $month }, so there is nothing to post
posted-no-month = only a whole month is posted: `report monthly --post`, `report 2026-10 --post` or `report deductions --month 2026-10 --post`
posted-brief = { $kind } of { $month }
posted-not-over = { $month } is not over yet
posted-not-over-help = a month is posted after its last day; without `--post` the sheet is shown at any time
posted-already = { $month } is posted already
posted-passed = { $last } is posted already, and months are posted in order: { $month } can no longer be
posted-already-help = what changes later is an adjustment in the next month
posted-not-yet = { $first } comes before { $month } and is not posted yet
posted-no-git = a month is posted from what is committed, and there is no commit
posted-not-committed = not committed: { $files }
posted-not-committed-help = commit first, so that git can show what the month was reckoned from
posted-bonus-unknown = the bonus of { $month } is not known of { $people }
posted-bonus-unknown-help = add `policies/bonus/<month>.csv` with `person,amount`, or `[[bonus]]` entries; a bonus is never guessed

posted-wrong = { $file } is not as it was posted: { $why }
posted-wrong-help = take it back from git: `git checkout HEAD -- { $file }`; a posted month is corrected in the next one
posted-broken = { $why }
posted-no-record = it is no map of keys
posted-newer = it is of format { $format }, which this version does not know
posted-differs = its digest is that of another text
posted-misplaced = it is of policy { $policy } and month { $month }
posted-not-after = it does not follow { $month } as that stands now
posted-gap = { $month } is lacking before it
