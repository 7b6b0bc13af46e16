# What is about to be committed, and what a branch makes worse.
base-no-git = there is no git repository here
