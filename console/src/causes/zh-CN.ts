import type en from './en';

const words: Record<keyof typeof en, string> = {
  'causes.title': '未足额的原因',
  'causes.orders': '该贷款的订单',
  'causes.none': '没有未足额的期次。',
  'causes.installment': '第 {n} 期',
  'causes.short': '欠缺',
  'causes.incident': '事件 {id}',
  'causes.evidence': '依据 {n} 条事实',
  'shortfall.TECHNICAL': '我方或渠道',
  'shortfall.RESIDUE': '尾差',
  'shortfall.FUNDS': '余额不足',
  'shortfall.ACCOUNT_OR_MANDATE': '账户或授权',
  'shortfall.FORGOTTEN': '遗忘',
  'shortfall.UNKNOWN': '原因不明',
  'confidence.HIGH': '证据确凿',
  'confidence.MEDIUM': '很可能',
  'confidence.LOW': '由时间推测',
};

export default words;
