# What is written about what is late
notice-of-open = These limits have passed and nothing has been recorded yet. Please see to them.
notice-of-closed = These cases have ended; the following stages were not done in time. Please say why.
notice-late = { $clock }: due { $due }, { $by }
notice-to-sign = To be signed
notice-promised = Promised to customers
notice-nothing = nothing is late, and no notice is due
