# 各命令帮助末尾的示例：`example-<命令>`，每行一条命令；` # ` 之后是说明。每条示例都由测试解析。

example-heading = 示例:
example-complaint =
    complaint new
    complaint list --overdue
    complaint explain 261105
    complaint check --as-of 2026-11-30
example-init =
    complaint init
    complaint init --policy retail --ci github --hooks
    complaint init --codeowners --dry-run
example-new =
    complaint new    # 在终端上逐项提问
    complaint new --customer 华南电子 --complaint 阻焊脱落 --order PO-8831 --part PCB-4L-220 --shipped 2026-10-30 --quantity 5000 --defective 420
    complaint new --like 261105 --complaint @邮件.txt
    complaint new --from intake.json --format json
example-register =
    complaint register 261105 --by gm.office@example.com
    complaint register --drafts --commit
example-assign =
    complaint assign 261105    # 按规章分派
    complaint assign 261105 --to 质量管理部 --reason 分层
example-reply =
    complaint reply 261105 --kind acknowledgement --via phone
    complaint reply 261105 --kind answer --via 信函 --text @答复.txt
    complaint reply 261105 --kind answer --via email --from-letter 答复.eml
    complaint reply 261105 --kind inform --to general-manager --via email
example-investigate =
    complaint investigate 261105 --outcome upheld --cause 显影不足 --liable soldermask=70 --liable outside:油墨厂=30
    complaint investigate 261105 --item 2 --outcome rejected --cause 在公差之内
example-confirm =
    complaint confirm 261105
example-resolve =
    complaint resolve 261105 --remedy return:quantity=420,price=12.50,credit=false --remedy replacement:quantity=420,a_price=14.00
    complaint resolve 261105 --remedy 赔偿:amount=3000 --action '更换显影液|quality|2026-12-01'
example-consolidate =
    complaint consolidate 261105 --text 同意
    complaint consolidate 261105 --text @意见.txt --liable soldermask=100
example-approve =
    complaint approve 261105
    complaint approve 261105 --reject --reason 原因未查明
example-agree =
    complaint agree 261105 --accepted --via phone
    complaint agree 261105 --refused --text 要求退款
example-carry-out =
    complaint carry-out 261105 --text '11 月 12 日发出 420 片'
example-close =
    complaint close 261105 --satisfaction 4
    complaint close 261106 --duplicate-of 261105
    complaint close 261107 --unresolved --reason 客户始终不接受
example-dismiss =
    complaint dismiss 261105 --reason 非本公司产品
example-follow-up =
    complaint follow-up 261105 --via phone --satisfaction 5 --text 再无不良
example-reopen =
    complaint reopen 261105 --reason 不良再次发生
example-promise =
    complaint promise 261105 --what 回电 --by-date 2026-12-01
example-keep =
    complaint keep 261105 1
example-escalate =
    complaint escalate 261105 --reason 未能达成一致
    complaint escalate 261105 --to li.jing@example.com --reason 超出本级权限
example-action =
    complaint action 261105 --what 更换显影液 --owner quality --due 2026-12-01
    complaint action 261105 --done 1
example-verify =
    complaint verify 261105 1 --works --evidence 连续三批无不良
example-link =
    complaint link 261105 261102 --reason 同一批号
example-hold =
    complaint hold 261105 --reason 等待样品
example-resume =
    complaint resume 261105 --reason 样品已到
example-correct =
    complaint correct 261105 product.defective=430 --reason 复核清点
example-waive =
    complaint waive 261105 late:stage.inquiry --reason 客户放假
    complaint waive --finding 3f9a01c2 --reason 两人同桌合并提交
example-countersign =
    complaint countersign 261105
example-forget =
    complaint forget 261105 --reason '应客户要求'
example-receive =
    complaint receive 261105 --quantity 420 --proof return-certificate
example-instruct =
    complaint instruct 261105 1 --text 照数入库
example-resell =
    complaint resell 261105 --quantity 100 --price 9.00
example-recover =
    complaint recover 261105 --from 油墨厂 --amount 315.00
example-note =
    complaint note 261105 --text 客户再次来电
    complaint note 261105 --kind instruction --text @批示.txt
example-attach =
    complaint attach 261105 photo.jpg --title '不良部位，20 倍'
example-edit =
    complaint edit 261105
example-renumber =
    complaint renumber --dry-run
    complaint renumber 261105
example-migrate =
    complaint migrate --dry-run
example-object =
    complaint object 261105 --text 非本部门工序 --unit soldermask
    complaint object 261105 --decide 1 --dismissed --reason 证据充分
example-sanction =
    complaint sanction 261105 --as-proposed --ground material
    complaint sanction 261105 --none --person feng.tao@example.com --reason 初次
    complaint sanction 261105 --approve
example-today =
    complaint today
    complaint today --by wang.min@example.com
example-ready =
    complaint ready
    complaint ready 261105
example-promises =
    complaint promises
example-calendar =
    complaint calendar
    complaint calendar --mine
    complaint calendar --unit quality
example-notice =
    complaint notice
    complaint notice --unit quality --since 2026-11-01
    complaint notice --unrecorded --format wecom
    complaint notice --record --commit
    complaint notice --format json
example-notice-digest =
    complaint notice digest
    complaint notice digest --unit quality
    complaint notice digest --person wang.min@example.com
example-board =
    complaint board
example-list =
    complaint list --to-sign
    complaint list --due tomorrow --mine
    complaint list --overdue
    complaint list --owner quality --sort due
    complaint list --closed --since 2026-11-01 --format json
example-show =
    complaint show 261105
    complaint show 261105 --view 8d --format markdown
    complaint show 261105 --similar
example-letter =
    complaint letter 261105 --kind acknowledgement
    complaint letter 261105 --kind answer --lang en --format eml
    complaint letter --kind answer --lang zh --template
example-form =
    complaint form
    complaint form 261105
    complaint form handling-form 261105 --out 261105.html
    complaint form handling-form 261105 --copy 2 --format markdown
    complaint form tracking-list --month 2026-11
    complaint form record --policy logistics
example-explain =
    complaint explain 261105
    complaint explain 261105 --clock stage.proposal
example-log =
    complaint log 261105
    complaint log 261105 --patch --reverse
example-check =
    complaint check
    complaint check --base main --warn-within 2d
    complaint check --kind data --format github
    complaint check --against shop-log.csv
example-audit =
    complaint audit
    complaint audit main..HEAD --require-signed
example-diff =
    complaint diff
    complaint diff main...feature 261105
    complaint diff HEAD~1 --format markdown
example-export =
    complaint export --out cases.csv
    complaint export --format xlsx --out cases.xlsx --since 2026-01-01
    complaint export --format parquet --out export --redact --key ../pseudonyms.key
example-import =
    complaint import register.csv --dry-run
    complaint import --suggest register.xlsx
    complaint import register.csv --mapping register.toml --partial --rejects rejects.csv
example-site =
    complaint site public
    complaint site public --redact --lang zh
example-report =
    complaint report monthly --explain on_time
    complaint report
    complaint report 2026-Q4 --group-by unit,defect
    complaint report monthly --format csv
    complaint report monthly --format xlsx --out report.xlsx
    complaint report deductions --month 2026-12
    complaint report sanctions --month 2026-11 --format csv
    complaint report survey --format csv
    complaint report crosswalk --standard iso-10002 --month 2026-11
example-policy =
    complaint policy list
    complaint policy show manufacturing
    complaint policy authority --amount 120000
example-policy-list =
    complaint policy list
example-policy-show =
    complaint policy show manufacturing
example-policy-explain =
    complaint policy explain manufacturing
    complaint policy explain policies/retail.toml --format markdown
example-policy-lint =
    complaint policy lint
    complaint policy lint policies/retail.toml --fail-on warning
example-policy-due =
    complaint policy due --received 2026-11-05T09:20 --origin domestic
    complaint policy due --policy manufacturing --received 2026-11-05 --origin foreign --format json
example-policy-authority =
    complaint policy authority --amount 120000
example-policy-sanction =
    complaint policy sanction --amount 3500
example-policy-deduct =
    complaint policy deduct --loss 10000 --unit-points 100 --points 16 --bonus 800,600
example-policy-loss =
    complaint policy loss --remedy return:quantity=420,price=12.50 --remedy replacement:quantity=420,a_price=14.00
example-policy-clock =
    complaint policy clock --start 2026-02-09T10:00 --limit 13d --counting working
    complaint policy clock --is-workday 2026-02-14
example-policy-new =
    complaint policy new branch-north
example-duty =
    complaint duty
    complaint duty done monthly-statistics --period 2026-10
example-duty-list =
    complaint duty list --period 2026-H2
example-duty-done =
    complaint duty done monthly-statistics --period 2026-10 --missing 0
example-staff =
    complaint staff
    complaint staff move wang.min --to quality --from 2026-12-01
example-staff-list =
    complaint staff list --at 2026-09-30
example-staff-join =
    complaint staff join --id chen.yu --name 陈宇 --email chen.yu@example.com --unit 质量管理部 --from 2026-12-01
example-staff-move =
    complaint staff move wang.min --to quality --from 2026-12-01
example-staff-leave =
    complaint staff leave wang.min --until 2026-12-31
example-staff-rename =
    complaint staff rename wang.min --email wang.min@new.example
example-staff-role =
    complaint staff role li.jing deputy-manager --from 2026-12-01
    complaint staff role li.jing deputy-manager --end 2027-06-30
example-rule =
    complaint rule
    complaint rule overdue
example-merge-driver =
    complaint merge-driver base.yaml ours.yaml theirs.yaml 7 cases/2026/11/261105.yaml
example-schema =
    complaint schema case
    complaint schema policy --format markdown
example-completions =
    complaint completions bash    # 写入 ~/.bashrc：source <(complaint completions bash)
example-help =
    complaint help
    complaint help time
    complaint help policy due
example-man =
    complaint man ~/.local/share/man/man1 --lang zh
example-undo =
    complaint undo --dry-run
    complaint undo
