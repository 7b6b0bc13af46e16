# Export
export-no-parquet = this tool was built without Parquet
export-no-parquet-help = build it with `--features parquet`, or take `--format csv`
export-parquet-failed = no Parquet file can be made of this: { $reason }
export-parquet-place = Parquet files go into a directory
export-one-table = one file holds one table
export-place-help = name a table with `--table NAME`, or a place with `--out`: `--out export` is a directory with a file for each table, `--out cases.{ $format }` one file
export-key-short = { $file } is no key: it holds fewer than { $count } bytes
export-key-help = make one with `openssl rand -hex 32`, and keep it out of the repository
export-once = without --key the pseudonyms are of this export alone: another gives other ones
export-nothing = no case is like that
export-written = { $count ->
    [one] one case written to { $place }
   *[other] { $count } cases written to { $place }
}
