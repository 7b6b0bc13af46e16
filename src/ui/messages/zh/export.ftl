# 导出
export-no-parquet = 本程序编译时未包含 Parquet
export-no-parquet-help = 请用 `--features parquet` 编译，或改用 `--format csv`
export-parquet-failed = 无法生成 Parquet 文件：{ $reason }
export-parquet-place = Parquet 文件须写入目录
export-one-table = 一个文件只放一个表
export-place-help = 用 `--table NAME` 指定一个表，或用 `--out` 指定位置：`--out export` 是目录，每个表一个文件；`--out cases.{ $format }` 是一个文件
export-key-short = { $file } 不能作密钥：不足 { $count } 字节
export-key-help = 可用 `openssl rand -hex 32` 生成，勿放入仓库
export-once = 未给 --key：化名只在本次导出内一致，下次会不同
export-nothing = 没有符合条件的案件
export-written = 已将 { $count } 件案件写入 { $place }
