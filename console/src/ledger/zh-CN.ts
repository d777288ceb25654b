import type en from './en';

const words: Record<keyof typeof en, string> = {
  'ledger.about': '已结账期间各科目的余额与发生额。',
  'ledger.csv': '导出 CSV',
  'ledger.empty': '总账尚无内容',
  'ledger.empty.text': '自第一个结账日开始。',
  'ledger.openingDebit': '期初借方',
  'ledger.openingCredit': '期初贷方',
  'ledger.closingDebit': '期末借方',
  'ledger.closingCredit': '期末贷方',
  'ledger.entries': '分录',
  'ledger.total': '合计',
  'ledger.kind': '类别',
  'ledger.code': '代码',
  'ledger.balanced': '借贷平衡',
  'ledger.notBalanced': '借贷不平',
  'ledger.why': '入账原因',
  'ledger.wholeBook': '全账簿',
  'ledger.noDays': '此期间没有入账',
  'ledger.noEntries': '当日没有分录',
  'accountKind.ASSET': '资产',
  'accountKind.LIABILITY': '负债',
  'accountKind.INCOME': '收入',
  'accountKind.EXPENSE': '支出',
  'entryReason.receipt': '资金收付',
  'entryReason.close': '日终变动',
  'entryReason.accrual': '利息计提',
  'entryReason.fact': '随事实记录',
  'entryReason.rebuild': '重建更正',
  'entryReason.import': '随导入记录',
};

export default words;
