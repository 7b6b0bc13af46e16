# A blank policy: `policy new`.

blank-head =
    A regulation for complaints, to be filled in. Above each key stands what it means. A line that
    begins with “#” and no blank does not hold yet: take the “#” away to use it, and that of the [table] it stands in. What holds already
    is enough to take a complaint from intake to closing; replace what is not yours, and “§ 1” by
    the number your own regulation gives the rule. `complaint policy lint` finds what is wrong,
    `complaint policy explain` reads it back as prose.
blank-table = { $title }: { $purpose }
blank-one-of = { $meaning } One of: { $words }.
blank-rule = The regulation's own number of the rule it states.
blank-written = { $file } written; next: fill it in, `complaint policy lint`, `complaint policy explain { $policy }`
blank-subject = { $file } begun
blank-no-id = { $word } cannot be the identifier of a policy
blank-no-id-help = use small letters, digits and “-”, beginning with a letter, such as `house-rules`
blank-taken = there is a policy { $policy } already: { $file }
blank-taken-help = for a new edition copy that file and give it an `effective_from` of its own
