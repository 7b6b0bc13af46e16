# 同类案件（L-8）
precedent-none = 没有与 { $number } 同类的已结案件
precedent-number = 案件
precedent-closed = 结案
precedent-same = 相同之处
precedent-outcome = 结论
precedent-remedies = 处理方式
precedent-amount = 金额
precedent-per-claimed = 每元索赔
precedent-per-piece = 每件不良
precedent-defect = 缺陷
precedent-product = 产品
precedent-family = 产品系列
precedent-category = 类别
precedent-class = 性质
