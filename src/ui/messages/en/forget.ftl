# What `forget` says.
forget-gone = taken out: { $fields }
forget-unread = taken out unread: what stood in the private part
forget-attachments = { $count ->
        [one] 1 attachment is
       *[other] { $count } attachments are
    } not looked into, and may tell who it was
forget-words = what was said in words (title, complaint, replies, notes) stays as it is
forget-history = git still has the former versions of { $file }, here and in every clone; docs/personal-data.md says how to cut them out
forget-by-closers = { $name } may not take out who the customer is: the regulation names nobody for it, so whoever may close the case may
