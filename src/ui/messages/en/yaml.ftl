# Reading and editing files: YAML cases, TOML policies.

yaml-not-utf8 = the file is not UTF-8 text
yaml-too-large = larger than { $limit } KiB
yaml-too-many = more than { $limit } values
yaml-too-deep = nested deeper than { $limit } levels
yaml-conflict = conflict marker of an unfinished merge on line { $line }
yaml-control = control character { $code }
yaml-documents = a second document begins here; a file holds one
yaml-key = a key must be text on one line
yaml-key-twice = key { $key } stands here a second time
yaml-quote-open = the quote is not closed
yaml-bracket-open = { $open } is not closed
yaml-bracket-mismatch = { $open } is closed by { $close }
yaml-end = the file ends in the middle of a value
yaml-tab = a tab where spaces are needed
yaml-indent = wrong indentation
yaml-alias = the alias names no anchor
yaml-key-expected = expected a key or list member
yaml-separator = expected a comma or closing bracket
yaml-character = unexpected { $character }
yaml-escape = unknown escape in double quotes
yaml-after-quote = unexpected text after the closing quote
yaml-comment = a comment needs a space before it and cannot stand inside a value
yaml-syntax = not valid YAML

yaml-edit-guarded = a value with an anchor, alias or tag is not edited; change it by hand
yaml-edit-root = the document itself cannot be replaced
yaml-edit-not-a-map = the value here is not a map
yaml-edit-not-a-list = the value here is not a list
yaml-edit-no-member = the list has no member { $index }
yaml-edit-nothing-there = there is no { $field }
yaml-edit-unsafe = cannot be edited here without changing something else; change it by hand
