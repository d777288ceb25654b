import type en from './en';

const words: Record<keyof typeof en, string> = {
  'packs.text': '宽限、容差、罚息、分类与联系规则，每个值均注明出处。',
  'packs.how': '阅读或对比',
  'packs.compare': '对比',
  'packs.none': '没有政策包',
  'packs.unknown': '没有名为“{name}”的政策包',
  'packs.from': '生效于',
  'packs.version': '版本',
  'packs.check': '待核',
  'packs.check.text': '该值尚未对照官方文本核实。',
  'packs.left': '第一个政策包',
  'packs.right': '第二个政策包',
  'packs.swap': '交换',
  'packs.onlyDifferences': '仅显示差异',
  'packs.same': '两个政策包内容一致',
  'packs.setting': '设置项',
  'packGroup.time': '日期与时间',
  'packGroup.tolerance': '容差',
  'packGroup.money': '金额',
  'packGroup.classes': '分档与分类',
  'packGroup.bureau': '征信',
  'packGroup.contact': '联系',
  'packGroup.rights': '借款人权利',
};

export default words;
