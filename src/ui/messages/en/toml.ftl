# What is wrong with a TOML file.

toml-syntax = not valid TOML: { $detail }
toml-key-twice = the same key a second time
