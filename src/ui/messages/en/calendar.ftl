# What is due, as a calendar file
calendar-name = Complaints
calendar-name-of = Complaints · { $whose }
calendar-owner = Owner: { $owner }
calendar-rule = Rule: { $rule }
calendar-late = overdue
calendar-paused = paused: the due will move
calendar-projected = projected: the step it starts at has not been made
calendar-provisional = provisional: the rest days of that year are not published
calendar-nothing = nothing open is due: the calendar is empty
