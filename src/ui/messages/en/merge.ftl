# What the merge driver says beside a conflict.

merge-conflict = { $file }: conflict in { $field }
merge-why = { $file }: { $why }
merge-two-cases = two different cases under one number are never mixed: keep one under the number, give the other the next one with `complaint renumber`
merge-replaced = one side replaced the settlement, the other went on with the former one
merge-ended = one side ended the case ({ $status }), the other went on with it
merge-place = entries of `{ $section }` are referred to by their place, and the places differ
merge-lines = not merged by meaning (broken, anchored or of a newer format); lines were joined
merge-unproven = cannot be joined safely; both versions stand whole between the marks
merge-sealed = it is encrypted in git, and nobody can join it there: unlock it, take one side with `git checkout --ours` or `--theirs`, and enter what the other had
