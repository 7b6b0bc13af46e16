# Taking complaints down, and what is put beside them.

intake-recorded = { $number } recorded in { $file }
intake-discarded = Nothing recorded.
intake-urgent = urgent: call { $units } now, to go to the customer together ({ $rule })
intake-set-form = `{ $text }` is no `ID=VALUE`
intake-set-unknown = the policy has no field `{ $id }` of its own, and no flag is called so
intake-own-wrong = `{ $field }`: { $why }
intake-cancelled = cancelled; nothing was recorded
intake-drafts = { $count ->
        [one] One complaint was begun and is
       *[other] { $count } complaints were begun and are
    } not recorded; `complaint new --resume` goes on with the last.
intake-draft-kept = what was told is kept; `complaint new --resume` goes on
intake-draft-unreadable = the complaint begun before ({ $file }) cannot be read
intake-no-draft = no complaint was begun and left
intake-resume-terminal = `--resume` goes on asking, which takes a terminal
intake-taken-over = as before: { $values }
intake-nothing-told = nothing to record
intake-nothing-told-help = say at least who complains (`--customer`) or about what (`--complaint`), or name a file (`--from`)
intake-input-twice = standard input can be read once: either `--from -` or `--complaint -`
intake-piped = the complaint was read from standard input ({ $lines ->
        [one] one line
       *[other] { $lines } lines
    })
intake-not-a-mail = { $file } is no e-mail
intake-mail-cut = the text of the e-mail is longer than is kept in a case; the whole of it is kept as { $file }
intake-mail-left-out = { $count ->
        [one] one enclosed file is
       *[other] { $count } enclosed files are
    } not kept: more than { $most } in one e-mail
intake-received-future = received { $at } is in the future; it is { $now }
intake-unknown-policy = no policy `{ $policy }`
intake-policy-not-in-force = policy `{ $policy }` was not in force on { $date }
intake-unknown-class = policy `{ $policy }` has no class `{ $word }`
intake-unknown-category = policy `{ $policy }` has no category `{ $word }`
intake-unknown-grade = policy `{ $policy }` has no grade `{ $word }`
intake-unknown-defect = policy `{ $policy }` has no defect code `{ $word }`
intake-known = known: { $words }
intake-did-you-mean = did you mean `{ $word }`? known: { $words }
intake-term = { $title_is ->
        [same] { $id }
       *[other] { $id } ({ $title })
    }
intake-lacking = not known yet: { $fields }
intake-edit-status = the status follows from the facts and is `{ $now }`; what was typed there is not taken over
intake-edit-corrected = recorded as corrections: { $fields }
intake-edit-reason = what was recorded is changed ({ $fields }): say why
intake-edit-reason-help = `{ $command }`
intake-edit-removed = a recorded step stays in the file: { $fact }
intake-edit-taken-away = { $field } is recorded: it may say something else, but is not taken away
intake-edit-fixed = { $field } is not changed by hand
intake-edit-fixed-help = put it back as it was; what decides is recorded anew by its command, numbers change with `complaint renumber`
intake-lacking-help = `complaint { $act } { $number }` will refuse without; add with `complaint correct { $number } { $field }=… --reason TEXT`
intake-similar = the same customer told of these goods within the last { $days } days: { $cases }
intake-similar-case = { $number } ({ $received }, { $status })
intake-similar-help = if it is the same matter, `complaint note { $number } --text …` adds to it; once recorded, `complaint close NUMBER --duplicate-of { $number }` joins the two

intake-note-empty = a remark without words
intake-note-empty-help = write it with `--text TEXT`, `--text @FILE` or `--text -`
intake-no-uid = { $number } has no `uid` to keep evidence under
intake-attached = kept as { $file }
intake-binary = { $file }: { $size } bytes, not shown

intake-edited = { $number } saved
intake-edit-discarded = Discarded; nothing was written.
intake-edit-kept = your text is kept in { $path }
intake-edit-identity = `{ $field }` is not changed by hand
intake-no-editor = no editor to open
intake-no-editor-help = set `EDITOR`, or run on a terminal

intake-init-written = wrote     { $file }
intake-init-would-write = to write  { $file }
intake-init-extended = extended  { $file }
intake-init-would-extend = to extend { $file }
intake-init-renewed = renewed   { $file }
intake-init-would-renew = to renew  { $file }
intake-init-kept = kept      { $file }
intake-init-absent = absent    { $file } (the regulations here are your own)
intake-init-config-set = set       git config { $key } = { $value }
intake-init-would-set = to set    git config { $key } = { $value }
intake-init-config-kept = kept      git config { $key } = { $value }
intake-init-no-config = skipped   git config: there is no git here; after `git init` run `complaint init` again
intake-init-no-owners = owners come from the roles of your own people
intake-init-no-owners-help = fill in policies/organization.toml and policies/staff.toml, then run `complaint init --codeowners`
intake-init-nothing = Nothing to do.
intake-init-policy-kept = this repository has its own { $file }; set `policy` there
intake-init-next = Next:
intake-init-next-staff = {"  "}policies/organization.toml and policies/staff.toml: your organisation and its people (those there are invented)
intake-init-next-join = {"  "}complaint staff join --id ID --name NAME --email ADDRESS --unit UNIT --from DATE (yourself, by the address git has; before the first commit)
intake-init-next-commit = {"  "}git add . && git commit
intake-init-next-git = {"  "}git init && git add . && git commit (optional: git keeps the history)
intake-init-next-editor = {"  "}schema/*.schema.json are for editors that check cases and regulations as they are written
intake-init-next-new = {"  "}complaint new
