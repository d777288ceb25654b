import type en from './en';

const words: Record<keyof typeof en, string> = {
  'signIn.title': '登录',
  'signIn.user': '用户名',
  'signIn.user.missing': '请输入用户名',
  'signIn.password': '密码',
  'signIn.password.missing': '请输入密码',
  'signIn.do': '登录',
  'signIn.refused': '登录未成功',
  'signIn.bad': '用户名或密码不正确。',
  'signIn.locked': '尝试次数过多，请在 {minutes} 分钟后重试。',
  'signIn.ended': '会话已结束，请重新登录后继续。',
  'password.first': '设置您自己的密码',
  'password.first.text': '欢迎您，{user}。一次性密码只能用于本页。',
  'password.current': '当前密码',
  'password.current.missing': '请输入当前密码',
  'password.replacement': '新密码',
  'password.replacement.missing': '请输入新密码',
  'password.rule': '至少 {n} 个字符；不得与旧密码或用户名相同。',
  'password.short': '至少 {n} 个字符',
  'password.again': '再次输入新密码',
  'password.again.missing': '请再次输入新密码',
  'password.differs': '两次输入不一致',
  'password.do': '修改密码',
};

export default words;
