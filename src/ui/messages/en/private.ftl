# The private part of a case.
private-withheld = the private part of { $file } is not here, or encrypted: nothing can be written to it
private-withheld-help = get the file, or unlock the repository (`git-crypt unlock`), and try again
private-forgotten = it was taken out of { $file } who the customer is, and stays out
private-key-help = whoever keeps it gives it to you; without it nobody can tell whether a customer complains again (`[personal] key` in policies/organization.toml)
