# Taking complaints down, and what is put beside them.

intake-recorded = { $number } recorded in { $file }
intake-discarded = Nothing recorded.
intake-cancelled = cancelled; nothing was written
intake-nothing-told = nothing to record
intake-nothing-told-help = say at least who complains (`--customer`) or about what (`--complaint`), or name a file (`--from`)
intake-input-twice = standard input can be read once: either `--from -` or `--complaint -`
intake-received-future = received { $at } is in the future; it is { $now }
intake-unknown-policy = no policy `{ $policy }`
intake-policy-not-in-force = policy `{ $policy }` was not in force on { $date }
intake-unknown-class = policy `{ $policy }` has no class `{ $word }`
intake-unknown-category = policy `{ $policy }` has no category `{ $word }`
intake-unknown-grade = policy `{ $policy }` has no grade `{ $word }`
intake-known = known: { $words }
intake-did-you-mean = did you mean `{ $word }`? known: { $words }
intake-lacking = not known yet: { $fields }
intake-lacking-help = `complaint register { $number }` will refuse without; add with `complaint edit { $number }`
