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
  'shortfall.HARDSHIP': '困难',
  'shortfall.DISPUTE': '异议',
  'shortfall.UNWILLING': '拒绝',
  'causes.receipt': '挂账：{id}',
  'shortfall.FORGOTTEN': '遗忘',
  'causeDetail.OURS': '我方',
  'causeDetail.CHANNEL': '渠道',
  'causeDetail.LIMIT_OR_DATE': '限额或日期',
  'causeDetail.ROUNDING': '尾差',
  'causeDetail.PRICE_CHANGE': '计划变更',
  'causeDetail.FEE': '费用',
  'causeDetail.PENALTY': '罚息',
  'shortfall.UNKNOWN': '原因不明',
  'confidence.HIGH': '证据确凿',
  'confidence.MEDIUM': '很可能',
  'confidence.LOW': '由时间推测',
};

export default words;
