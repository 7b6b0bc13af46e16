# Manual pages.

man-name = NAME
man-synopsis = SYNOPSIS
man-description = DESCRIPTION
man-examples = EXAMPLES
man-written = { $count } manual pages written into { $dir }
