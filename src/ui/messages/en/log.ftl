# The story of a case from git.

log-head = { $commit }  { $date }  { $author }
log-uncommitted = not committed yet
log-removed = REMOVED: the case file { $file }
log-moved = moved from { $old } to { $new }
log-unreadable = this version cannot be read: { $what }
log-layout = nothing of the case: layout, comments
log-layout-subject = nothing of the case: layout, comments ({ $subject })
log-shallow = shallow clone: earlier history is not here
log-no-git = no git repository here, so there is no history
log-no-git-help = `complaint show` tells what the case itself records
