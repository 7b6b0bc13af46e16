# 逾期时发出的通知
notice-of-open = 以下时限已过，尚无办理记录，请尽快办理。
notice-of-closed = 以下案件已结案，所列阶段未按时完成，请说明原因。
notice-late = { $clock }：{ $due } 到期，{ $by }
notice-kind-reminder = 催办单
notice-kind-inquiry = 洽办单
notice-to-sign = 待签核
notice-promised = 对客户的承诺
notice-nothing = 没有逾期事项，无须发出通知
notice-no-address = “{ $page }”没有可用的邮箱地址，邮件未写收件人
notice-recorded = { $number }：已记录发给{ $to }的{ $kind }（{ $clock }，{ $due } 到期）
notice-recorded-nothing = 没有要记录的：逾期事项的通知均已记录，或没有逾期事项。
