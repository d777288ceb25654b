import type en from './en';

const words: Record<keyof typeof en, string> = {
  'signals.text': '监测什么、灵敏度如何、准确率多高。修改从此刻起生效，已发出的预警不变。',
  'signals.title': '信号',
  'signals.on': '启用',
  'signals.off': '停用',
  'signals.watch': '是否监测',
  'signals.alerts': '预警数',
  'signals.alerts.hint': '最近 30 天发出的预警。',
  'signals.precision': '有用率',
  'signals.precision.hint': '最近 30 天已评价的预警中，被认为有用的比例。',
  'signals.confirmed': '应验率',
  'signals.confirmed.hint': '到期日已过的预警中，之后确实逾期的比例。',
  'signals.lead.hint': '发出预警时距到期日的时间，取中位数。',
  'signals.none': '没有信号',
  'signals.range': '{least} 至 {most}，通常为 {usual}。',
  'signals.usual': '全部恢复为通常值',
  'signals.value.missing': '请填写数值',
  'signals.value.range': '应在 {least} 至 {most} 之间',
  'signals.every': '全部',
  'signalUnit.MINUTES': '分钟',
  'signalUnit.HOURS': '小时',
  'signalUnit.TIMES': '倍',
};

export default words;
