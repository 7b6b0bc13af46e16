# Static pages
site-title = Complaints
site-title-of = Complaints · { $name }
site-as-of = As of { $time }.
site-overview = Overview
site-heading-reports = Reports
site-heading-proof = Why each date, level and share is what it is
site-period = Period
site-progress = { $done } of { $total } pages
site-withheld = (withheld)
site-withheld-many = there are too many names to withhold
site-written = { $count ->
    [one] one page written into { $dir }
   *[other] { $count } pages written into { $dir }
}
