# What the audit of the history finds, and what to do about it.

audit-no-git = there is no git here: without history nothing can be audited
audit-seen-cases = { $cases ->
    [one] { $cases } case
   *[other] { $cases } cases
}
audit-seen = { $commits ->
    [one] { $commits } commit, { $cases }
   *[other] { $commits } commits, { $cases }
}
audit-seen-shallow = { $commits ->
    [one] { $commits } commit, { $cases }
   *[other] { $commits } commits, { $cases }
} (a shallow clone: what was before { $edges } of them was not seen)
audit-nothing = nothing found in { $seen }
audit-seen-accepted = { $seen }; { $count ->
    [one] one finding is accepted
   *[other] { $count } findings are accepted
 } in audit/accepted.yaml
audit-accept-unknown = nobody in policies/staff.toml is { $by }
audit-accept-own = { $by } made the commit it is about: somebody else accepts it
audit-accept-forged = its line was committed by { $author }, not by { $by }
audit-accept-in-vain = this acceptance of `{ $rule }` does not count: { $why }
audit-summary = { $counts } in { $seen }

audit-head-commit = COMMIT
audit-head-fingerprint = FINGERPRINT
audit-head-author = AUTHOR
audit-in-commit = commit { $commit } by { $author }:{" "}

audit-author-differs = { $fact } is recorded as entered by { $actor }; the commit is by { $author }
audit-author-differs-help = let whoever made the step commit it; one person's several addresses belong in .mailmap
audit-unattributable = { $count ->
    [one] { $count } step of { $actors } stands in a commit of { $author }: who made it cannot be told
   *[other] { $count } steps of { $actors } stand in a commit of { $author }: who made them cannot be told
}
audit-untimed = { $fact } is recorded { $recorded }, in a commit the hosting site made: when cannot be told
audit-unattributable-help = merge with a merge commit or by rebase, which keep each author; a squash does not
audit-unsigned = the commit bears no good signature (git says { $letter })
audit-unsigned-help = sign commits: git config commit.gpgsign true
audit-back-dated = { $fact } is recorded { $recorded }, its commit made { $made }
audit-back-dated-as-of = { $fact } is recorded { $recorded } under a replaced clock, its commit made { $made }
audit-dated-ahead = the author's time, { $authored }, is after the commit was made, { $committed }
audit-back-dated-help = record steps when they are made; `at` says when something happened, `recorded` when it was written down
audit-committed-later = the author's time is { $authored }, the commit was made { $committed }: rebased, or the time was set
audit-committed-later-help = the times of its steps rest on the author's word; to prove more, let a server record when commits arrive
audit-case-deleted = the case is gone
audit-sanctions-deleted = the sanctions of the case are gone
audit-case-deleted-help = restore the file from the commit before; a case that was a mistake is dismissed, not deleted
audit-case-moved = the case moved from { $from } to { $to } without a recorded new number
audit-case-moved-help = move it back; `complaint renumber` moves a case with its number and records that
audit-number-reused = number { $number } was that of another case, uid { $uid }
audit-number-reused-help = give the case a number of its own with `complaint renumber`
audit-not-permitted = { $fact } is by { $by }; the policy in force then permits it to { $who }
audit-not-permitted-help = have somebody do it whom the policy permits it, or correct roles and dates in policies/staff.toml
audit-entered-for-another = { $typist } entered { $fact } in the name of { $person }
audit-entered-for-another-help = let whoever it is about do it, record the delegation in policies/staff.toml before, or name who may enter for others in `[permissions] enter-for`
audit-entered-from-paper-help = whoever decided it on paper confirms it with `complaint countersign`
audit-step-changed = `{ $field }` was { $old } and became { $new } without a recorded correction
audit-step-changed-help = restore it; facts are mended with `complaint correct`, decisions replaced by new ones
audit-step-removed = { $fact } by { $by }, recorded { $recorded }, is gone
audit-step-removed-help = restore it from the commit before
audit-policy-rewritten = policy { $policy }, in force since { $date }, was changed without a new effective_from: { $figures }
audit-policy-withdrawn = the edition of policy { $policy } in force since { $date } is gone
audit-policy-back-dated = a new edition of policy { $policy } takes effect on { $date }, before it was made
audit-changed-policy-used = legal only since { $commits } changed the policy in force; by its text before: { $what }
audit-changed-policy-used-help = restore the edition, and have this step made again by whoever it allows
audit-calendar-changed = calendar { $calendar } was changed in force ({ $figures }): { $count ->
    [one] dates already counted move, or are firm no longer, in 1 case
   *[other] dates already counted move, or are firm no longer, in { $count } cases
}: { $cases }
audit-calendar-gone = calendar { $calendar } is gone or cannot be read, by which { $count ->
    [one] 1 case is
   *[other] { $count } cases are
} counted: { $cases }
audit-calendar-help = restore the days and hours; put other hours into a further [[hours]] that begins later
audit-policy-help = restore the edition; put the change into a further file with a later effective_from
audit-role-granted-by-self = { $author } gave themselves { $role }
audit-role-granted-by-self-help = have somebody else commit changes of roles; protect policies/ with code owners
audit-unreadable-version = this version cannot be read; the next is compared with the last that could
audit-unreadable-version-help = check cases before they are committed: complaint init --hooks
audit-unseen-history = the clone is shallow: what was before this commit was not seen and is taken as given
audit-unseen-history-help = fetch all of it: git fetch --unshallow
audit-address-claimed = { $person } has the address { $address }, which was that of { $other }
audit-address-unknown = { $person } claims a former address nobody knew: { $address }
audit-address-claimed-help = an address is stated by whoever has it, or by whom `[permissions] staff` entrusts with that; who has left keeps theirs
audit-address-given = { $author } gave { $person } another address: { $address }
audit-staff-not-permitted = { $author } changed { $file }; `[permissions] staff` entrusted that to others
audit-staff-not-permitted-help = have somebody with such a role commit it: `complaint staff` refuses whoever has none
audit-duty-differs = `{ $duty }` about { $period } is recorded as entered by { $actor }; the commit is by { $author }
audit-duty-not-permitted = `{ $duty }` about { $period } was done by { $by }, who was not of { $unit } then
audit-duty-gone = `{ $duty }` about { $period } was recorded as done, and is so no more
audit-duty-gone-help = put the line back, if it was right; what was recorded stays recorded

# Times, merges, signatures
audit-odd-date = the time of this commit cannot be read, so it proves nothing of when its work was done
audit-odd-date-help = it was not made by git; ask its author, and have the work committed anew
audit-dated-before-past = the commit says it was made { $made }, but what it follows is of { $past }
audit-dated-before-past-help = a clock that is wrong, or a date set back: what the commit records counts from when it came
audit-merge-differs = the merge takes { $file } as neither side made it, nor both together
audit-merge-differs-help = merge again without choosing a side; a change of the regulations is a commit of its own
audit-signed-by-another = signed with the key of { $signer }, but the author is { $author }
audit-imported-later = the case is called taken over from another register, though it was recorded here before
audit-imported-later-help = take `imported` out again; what was recorded here has its clocks and duties
audit-imported-by-another = the case says that { $by } took it over from another register, but { $author } made the commit
audit-import-not-permitted = { $by } took over a case from another register, and might not
audit-import-not-permitted-help = whoever holds a role of `[permissions] import` takes it over again
audit-imported-no-history = the case is called taken over from another register, but it holds a fact of { $at }; history ends before { $until }
audit-imported-no-history-help = record it as it happened, with `new`; `taken_over_until` of the organisation before the commit counts
