# Why it is not said who the customer is.
kept-withheld = 保密（未提供）
kept-forgotten = 已删除
