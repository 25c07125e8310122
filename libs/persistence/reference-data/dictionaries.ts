/** One entry: code, Chinese label, English label. */
export type DictionaryRow = readonly [code: string, label: string, labelEn: string];

/**
 * The code tables of domain 10 as data; the centre's administrators keep them afterwards. JGJ/T 320-2014 where the
 * page marks them as seen; `education`, `occupation` and `title` are UNVERIFIED, seal and unseal reasons local practice.
 */
export const DICTIONARIES: Readonly<Record<string, readonly DictionaryRow[]>> = {
  'id-type': [
    ['01', '身份证', 'Identity card'], ['02', '军官证', "Officer's card"], ['03', '护照', 'Passport'],
    ['04', '外国人永久居留证', "Foreigner's permanent residence card"], ['99', '其他', 'Other'],
  ],
  'unit-status': [
    ['01', '正常', 'Normal'], ['02', '开户', 'Opened'], ['03', '缓缴', 'Deferred'],
    ['04', '销户', 'Closed'], ['05', '封存', 'Sealed'], ['99', '其他', 'Other'],
  ],
  'account-status': [
    ['01', '正常', 'Normal'], ['02', '封存', 'Sealed'], ['03', '合并销户', 'Closed by merging'],
    ['04', '外部转出销户', 'Closed by transfer out'], ['05', '提取销户', 'Closed by withdrawal'],
    ['06', '冻结', 'Frozen'], ['99', '其他', 'Other'],
  ],
  'detail-type': [
    ['01', '汇缴', 'Remittance'], ['02', '补缴', 'Supplementary contribution'], ['03', '开户', 'Opening'],
    ['04', '启封', 'Unseal'], ['05', '封存', 'Seal'], ['06', '内部转移', 'Internal transfer'],
    ['07', '外部转出', 'Transfer out'], ['08', '外部转入', 'Transfer in'], ['09', '年终结息', 'Yearly interest'],
    ['10', '基数调整', 'Base adjustment'], ['11', '部分提取', 'Partial withdrawal'],
    ['12', '销户提取', 'Closing withdrawal'], ['13', '缓缴处理', 'Deferral'], ['14', '冻结', 'Freeze'],
    ['15', '解冻', 'Unfreeze'], ['99', '其他', 'Other'],
  ],
  'reversal-flag': [['01', '非冲账', 'Not a reversal'], ['02', '冲账', 'Reversal']],
  sex: [['0', '未知', 'Unknown'], ['1', '男', 'Male'], ['2', '女', 'Female'], ['9', '未说明', 'Not stated']],
  'marital-status': [
    ['10', '未婚', 'Single'], ['20', '已婚', 'Married'], ['30', '丧偶', 'Widowed'],
    ['40', '离婚', 'Divorced'], ['90', '未说明', 'Not stated'],
  ],
  education: [
    ['10', '研究生', 'Postgraduate'], ['20', '大学本科', 'Bachelor'], ['30', '大学专科', 'College'],
    ['40', '中等职业', 'Vocational school'], ['60', '普通高中', 'High school'], ['70', '初中', 'Middle school'],
    ['80', '小学', 'Primary school'], ['90', '其他', 'Other'],
  ],
  occupation: [
    ['11', '国家公务员', 'Civil servant'], ['13', '专业技术人员', 'Professional'], ['17', '职员', 'Clerk'],
    ['21', '企业管理人员', 'Enterprise manager'], ['24', '工人', 'Worker'], ['27', '农民', 'Farmer'],
    ['31', '学生', 'Student'], ['37', '现役军人', 'Serviceman'], ['51', '自由职业者', 'Freelancer'],
    ['54', '个体经营者', 'Self-employed'], ['70', '无业', 'Unemployed'], ['80', '退(离)休', 'Retired'],
    ['90', '其他', 'Other'],
  ],
  title: [
    ['000', '无', 'None'], ['011', '教授', 'Professor'], ['012', '副教授', 'Associate professor'],
    ['013', '讲师', 'Lecturer'], ['081', '高级工程师(正高级)', 'Senior engineer (full)'],
    ['082', '高级工程师', 'Senior engineer'], ['083', '工程师', 'Engineer'], ['084', '助理工程师', 'Assistant engineer'],
    ['122', '高级经济师', 'Senior economist'], ['123', '经济师', 'Economist'], ['132', '高级会计师', 'Senior accountant'],
    ['133', '会计师', 'Accountant'], ['231', '主任医师', 'Chief physician'], ['233', '主治医师', 'Attending physician'],
    ['999', '其他', 'Other'],
  ],
  position: [
    ['000', '无', 'None'], ['220A', '科长', 'Section chief'], ['221A', '科员', 'Section member'],
    ['431A', '董事长', 'Chairman'], ['434Q', '总经理', 'General manager'], ['436A', '经理', 'Manager'],
    ['999Y', '其他', 'Other'],
  ],
  'economic-type': [
    ['110', '国有全资', 'State-owned'], ['120', '集体全资', 'Collective'], ['150', '有限责任', 'Limited liability'],
    ['151', '国有独资', 'Wholly state-owned'], ['160', '股份有限', 'Joint stock'], ['170', '私有', 'Private'],
    ['173', '私营有限责任', 'Private limited liability'], ['175', '个体经营', 'Individual business'],
    ['200', '港澳台投资', 'Hong Kong, Macao, Taiwan investment'], ['300', '国外投资', 'Foreign investment'],
    ['310', '中外合资', 'Sino-foreign joint venture'], ['330', '外资', 'Foreign-owned'], ['900', '其他', 'Other'],
  ],
  industry: [
    ['A', '农、林、牧、渔业', 'Agriculture'], ['B', '采矿业', 'Mining'], ['C', '制造业', 'Manufacturing'],
    ['D', '电力、热力、燃气及水生产和供应业', 'Utilities'], ['E', '建筑业', 'Construction'],
    ['F', '批发和零售业', 'Trade'], ['G', '交通运输、仓储和邮政业', 'Transport'], ['H', '住宿和餐饮业', 'Catering'],
    ['I', '信息传输、软件和信息技术服务业', 'Information technology'], ['J', '金融业', 'Finance'],
    ['K', '房地产业', 'Real estate'], ['L', '租赁和商务服务业', 'Business services'],
    ['M', '科学研究和技术服务业', 'Research'], ['N', '水利、环境和公共设施管理业', 'Environment'],
    ['O', '居民服务、修理和其他服务业', 'Personal services'], ['P', '教育', 'Education'],
    ['Q', '卫生和社会工作', 'Health'], ['R', '文化、体育和娱乐业', 'Culture'],
    ['S', '公共管理、社会保障和社会组织', 'Public administration'], ['T', '国际组织', 'International organisations'],
  ],
  'seal-reason': [
    ['01', '终止或解除合同', 'Contract ended'], ['02', '退休', 'Retired'], ['03', '调出本市', 'Moved to another city'],
    ['04', '保留劳动关系停发工资', 'Unpaid leave'], ['05', '调动暂不转移', 'Moved, not yet transferred'],
    ['06', '死亡', 'Deceased'],
  ],
  'unseal-reason': [
    ['01', '正常启封', 'Regular'], ['02', '新调入', 'Newly transferred in'], ['03', '错误封存更正', 'Correction'],
  ],
  district: [
    ['410302', '老城区', 'Laocheng'], ['410303', '西工区', 'Xigong'], ['410305', '涧西区', 'Jianxi'],
    ['410311', '洛龙区', 'Luolong'],
  ],
};
