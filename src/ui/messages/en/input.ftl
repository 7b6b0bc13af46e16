input-not-a-day = `{ $value }` is no date or time: 2026-11-05, 11-05, 11月5日, yesterday, +3d
input-ambiguous = `{ $value }` can be read as { $one } or as { $other }: write the one you mean
input-no-such-day = there is no day `{ $value }`
