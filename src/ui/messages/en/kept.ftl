# Why it is not said who the customer is.
kept-withheld = withheld
kept-forgotten = forgotten
