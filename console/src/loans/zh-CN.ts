import type en from './en';

const words: Record<keyof typeof en, string> = {
  'columns.title': '列',
  'columns.usual': '恢复默认列',
  'view.all': '全部贷款',
  'view.pastDue': '逾期（最久优先）',
  'view.pending': '宽限期内',
  'view.tolerated': '容差内短缺',
  'view.small': '逾期不超过 10.00',
  'view.own': '自定义筛选',
  'view.savedNone': '暂无。',
  'view.savedDone': '视图已保存',
  'view.save': '保存当前视图',
  'view.save.text': '筛选、排序与列将以此名称保存，仅您可见。',
  'view.name': '名称',
  'view.name.missing': '请输入名称',
  'view.name.long': '最多 {n} 个字符',
  'view.delete': '删除视图“{name}”',
  'export.do': '导出',
  'export.title': '导出筛选结果',
  'export.what': '所有符合筛选条件的贷款将写入文件。',
  'export.whatCount': '共 {n} 笔贷款将写入文件。',
  'export.format': '格式',
  'export.shown': '当前显示的列',
  'export.all': '全部列',
  'export.start': '开始导出',
  'export.running': '已写入 {n} 行…',
  'export.ready': '{n} 行已就绪。',
  'export.take': '下载文件',
  'export.failed': '导出失败',
};

export default words;
