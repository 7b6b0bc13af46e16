# What is about to be committed, and what a branch makes worse.
base-no-git = there is no git repository here
base-known = { $what } (known at the base)
base-summary = { $summary }; { $count } known at the base
base-summary-unchanged = { $summary }; { $count } known at the base, { $unchanged } of these in files that are as they were there: `check` without `--base` lists them
base-shallow = `{ $one }` and `{ $other }` meet further back than this clone reaches
base-shallow-help = fetch the history: `git fetch --unshallow`; in CI check all of it out (GitHub: `fetch-depth: 0`, GitLab: `GIT_DEPTH: 0`)
base-unrelated = `{ $one }` and `{ $other }` have no common commit
base-unrelated-help = name the branch this one is to be merged into
base-partial = this clone lacks { $file } of { $base }
base-partial-help = fetch it: `git fetch --refetch --no-filter`
