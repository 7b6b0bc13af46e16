# Import
import-read = { $file }: { $count ->
    [one] one row
   *[other] { $count } rows
}, { $encoding }
import-read-sheet = { $file }: { $count ->
    [one] one row
   *[other] { $count } rows
}, sheet { $sheet }
import-other-sheets = other sheets are not read: { $sheets }
import-sign = values are parted by { $sign }
import-above = above the heads, not read: { $text }
import-suggested = the columns suggest their meaning; `--suggest` drafts it as a file for `--mapping`
import-column = { $head } → { $to }
import-note = { $head }: { $what }
import-left-out = left out
import-note-own = has no place of its own, and is kept under a key of yours
import-note-absent = the mapping names it, and there is no such column
import-note-twice = another column is { $field } already
import-note-unlike = is called like { $field }, but holds something else: { $why }
import-note-repeats = is called like { $field }, but the same stands there twice
import-note-no-history = “{ $value }” is not before the day on which this register was begun
import-note-no-term = “{ $value }” is no word of the policy
import-no-such-field = there is no field { $field }
import-no-such-field-meant = there is no field { $field }; { $word }?
import-by-empty = the sign between the parts is empty
import-dates-open = { $column }: “{ $value }” may begin with the day or with the month
import-dates-contrary = { $column } holds days in two orders: { $one }, { $other }
import-dates-help = say which: `--dates D/M/Y` or `--dates M/D/Y`, or `dates` of the column { $column } in a mapping
import-no-year = “{ $value }” says no year
import-parts = “{ $value }” does not have { $count } parts with { $sign } between them
import-two-values = two columns tell { $field }, and not the same
import-beyond = “{ $value }” stands beyond the last column
import-says-nothing = nothing is told: neither who complains nor about what
import-twice = number { $number } stands in row { $row } as well, with something else
import-number-taken = number { $number } is taken by { $file }
import-no-number = { $number } cannot be the number of a case
import-whole-differs = the case would not read the same as a file
import-no-history = a case that ended before is taken over only from before { $until }
import-no-history-help = record what happened since with `new`; `taken_over_until` in `policies/organization.toml` is the first day of this register
import-closed-later = the case ended on or after { $until }, the first day of this register
import-closed-later-help = take it over without its end, and close it here; or set `taken_over_until` in `policies/organization.toml`
import-unread = { $file }: { $why }
import-encoding = the encoding cannot be told from what stands there
import-encoding-help = name it: `--encoding GB18030`, `--encoding windows-1252`, …
import-not-in-encoding = it is not in { $encoding }
import-no-encoding = there is no encoding { $encoding }
import-empty = there are no rows in it
import-book = it is no workbook: { $why }
import-unfolds = it unfolds to more than { $most }
import-no-sheet = there is no sheet { $sheet }; there are { $sheets }
import-rows = it has more than { $most } rows; part it
import-columns = it has more than { $most } columns
import-quote = a quote that begins about line { $line } is never closed
import-no-object = line { $line }: no object stands there
import-document = line { $line }: { $why }
import-reject = { $file }:{ $row }: { $why }
import-reject-column = { $file }:{ $row }: { $column }: { $why }
import-reject-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}; `--rejects FILE` writes them all
import-refused = { $count ->
    [one] one row is
   *[other] { $count } rows are
} not taken, so none is
import-refused-help = mend them, map their columns (`complaint import --suggest { $file }`), or take the others with `--partial`
import-new = { $count ->
    [one] one case recorded
   *[other] { $count } cases recorded
}
import-history = { $count ->
    [one] one case taken over
   *[other] { $count } cases taken over
}, without clocks and duties
import-updated = { $count ->
    [one] one case corrected
   *[other] { $count } cases corrected
}
import-would-record = { $count ->
    [one] one case would be recorded
   *[other] { $count } cases would be recorded
}
import-would-take-over = { $count ->
    [one] one case would be taken over
   *[other] { $count } cases would be taken over
}, without clocks and duties
import-would-correct = { $count ->
    [one] one case would be corrected
   *[other] { $count } cases would be corrected
}
import-same = { $count ->
    [one] one row tells
   *[other] { $count } rows tell
} what is there
import-differs = row { $row }: { $number } says something else here
import-differing = { $count ->
    [one] one row differs from its case, which stays
   *[other] { $count } rows differ from their cases, which stay
}; `--duplicates update` corrects them
import-nothing = Nothing changed.
import-commit = { $count ->
    [one] one case
   *[other] { $count } cases
}
import-reason = { $file } row { $row }
import-draft = What the columns of { $file } mean: a field, [several], false for none, or x-… for a key of your own.
    Further of a column: { "{" } to, by, dates, unit, values { "}" }; docs/import.md tells them.
import-draft-example = e.g. { $text }
