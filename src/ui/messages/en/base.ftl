# What is about to be committed, and what a branch makes worse.
base-no-git = there is no git repository here
base-known = { $what } (known at the base)
base-shallow = `{ $revision }` and this branch meet further back than this clone reaches
base-shallow-help = fetch the history: `git fetch --unshallow`; in CI, check out with depth 0
base-unrelated = `{ $revision }` and this branch have no common commit
base-unrelated-help = name the branch this one is to be merged into
base-partial = this clone lacks { $file } of { $base }
base-partial-help = fetch it: `git fetch --refetch --no-filter`
