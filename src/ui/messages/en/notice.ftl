# What is written about what is late
notice-of-open = These limits have passed and nothing has been recorded yet. Please see to them.
notice-of-closed = These cases have ended; the following stages were not done in time. Please say why.
notice-late = { $clock }: due { $due }, { $by }
notice-kind-reminder = reminder
notice-kind-inquiry = inquiry
notice-to-sign = To be signed
notice-promised = Promised to customers
notice-nothing = nothing is late, and no notice is due
notice-no-address = “{ $page }” has nobody with an e-mail address: the message names no recipient
notice-recorded = { $number }: on record that the { $kind } to { $to } was sent: { $clock }, due { $due }
notice-recorded-nothing = Nothing to record: what is late has its notice on record already, or nothing is late.
