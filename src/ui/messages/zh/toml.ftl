# TOML 文件的问题。

toml-syntax = 不是有效的 TOML:{ $detail }
toml-key-twice = 同一个键重复出现
