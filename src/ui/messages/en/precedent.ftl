# Like cases (L-8)
precedent-none = no earlier closed case is like { $number }
precedent-number = Case
precedent-closed = Closed
precedent-same = The same
precedent-outcome = Outcome
precedent-remedies = Remedies
precedent-amount = Amount
precedent-per-claimed = Per yuan claimed
precedent-per-piece = Per piece
precedent-defect = defect
precedent-product = product
precedent-family = product family
precedent-category = category
precedent-class = class
