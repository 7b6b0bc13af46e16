# 供日历程序读取的到期事项
calendar-name = 客诉时限
calendar-name-of = 客诉时限 · { $whose }
calendar-owner = 承办：{ $owner }
calendar-rule = 依据：{ $rule }
calendar-late = 已逾期
calendar-paused = 暂停计时，到期时间将顺延
calendar-projected = 预计时间，起算的步骤尚未办理
calendar-provisional = 暂定时间，该年度放假安排尚未公布
calendar-nothing = 没有未办的到期事项，日历为空
