# The sections and fields of a case file as people call them: the headings of new files, and what is shown
# before a complaint is recorded. Keys are built from the names in the file.

section-items = Items
section-registration = Registration
section-assignments = Hand-overs
section-investigation = Investigation
section-settlement = Settlement
section-consolidations = The office's opinion
section-approvals = Approval
section-agreement = The customer's answer
section-carried-out = Carried out
section-rounds = Former rounds
section-replies = Replies to the customer
section-promises = Promises
section-returns = Returned goods
section-resales = Returned goods sold again
section-recoveries = Recovered from outside
section-actions = Corrective actions
section-objections = Objections
section-sanctions = Sanctions
section-pauses = Holds
section-corrections = Corrections
section-waivers = Accepted findings
section-closing = Closing
section-links = Other cases
section-attachments = Evidence
section-notes = Remarks

section-title = Title
section-customer = Customer
section-contact = Contact
section-phone = Telephone
section-complaint = Complaint
section-product = Product
section-part = Part
section-order = Order
section-shipped = Shipped
section-quantity = Quantity
section-defective = Defective
section-demand = Demand
section-claimed = Claimed
section-channel = Channel
section-origin = Origin
section-class = Class
section-category = Category
section-grade = Grade

section-channel-phone = Telephone
section-channel-letter = Letter
section-channel-email = E-mail
section-channel-visit = Visit
section-channel-web = Web page
section-channel-social = Social media
section-channel-counter = Counter
section-channel-other = Other
section-origin-domestic = Domestic
section-origin-foreign = Foreign
