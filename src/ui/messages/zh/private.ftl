# The private part of a case.
private-withheld = { $file } 的私密部分不在本机或已加密，无法写入
private-withheld-help = 取得该文件，或先解锁仓库（`git-crypt unlock`），再试一次
private-forgotten = { $file } 的客户个人资料已删除，不再填写
private-key-help = 请向保管人索取；没有密钥就无法判断客户是否重复投诉（policies/organization.toml 的 `[personal] key`）
