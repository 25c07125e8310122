import type { Texts } from '#libs/texts/text';

/** Refusals, findings and notes of an enrolment. Of an account elsewhere nothing is said that leads to its unit. */
export const ENROLMENT_TEXTS = {
  ID_TYPE_IS_IDENTITY_CARD: {
    zh: '所填号码是身份证号，证件类型应选“身份证”',
    en: 'The number is that of an identity card; choose that ID type',
  },
  BIRTH_DATE_REQUIRED: {
    zh: '该证件类型须填写出生日期',
    en: 'This type of ID needs the date of birth',
  },
  SEX_REQUIRED: { zh: '该证件类型须填写性别', en: 'This type of ID needs the sex' },
  BIRTH_DATE_NOT_OF_NUMBER: {
    zh: '出生日期与身份证号不符（号码中为{birthDate}），请核对',
    en: 'The date of birth differs from the ID number ({birthDate})',
  },
  SEX_NOT_OF_NUMBER: {
    zh: '性别与身份证号不符，请核对',
    en: 'The sex differs from the ID number',
  },
  PERSON_TOO_YOUNG: {
    zh: '起缴年月时未满{age}周岁，请核对身份证号或出生日期',
    en: 'Younger than {age} in the first month; check the ID number or date of birth',
  },
  PERSON_IN_UNIT: {
    zh: '此人已是本单位缴存人，无需再次登记',
    en: 'This person already has an account in your unit',
  },
  PERSON_SEALED_HERE: {
    zh: '此人在本单位的账户已封存，请办理启封',
    en: 'The account of this person in your unit is sealed; unseal it instead',
  },
  PERSON_SEALED_ELSEWHERE: {
    zh: '此人在本中心已有封存的个人账户，不能重复开户；可请求转移到本单位，转入后办理启封',
    en: 'This person has a sealed account at the centre already; ask for its transfer to your unit, then unseal it',
  },
  PERSON_PAYING_ELSEWHERE: {
    zh: '此人在其他单位仍正常缴存，不能重复开户；可请求转移到本单位：原单位须先封存，逾期未办的由中心凭材料办理',
    en: 'This person still contributes at another unit; ask for the transfer to your unit: that unit has to seal the account first, or the centre does, by papers, when the time is up',
  },
  PERSON_NAME_DIFFERS: {
    zh: '该证件号码已在本中心登记，但姓名不一致，请核对；确认无误的，请到管理部柜台办理',
    en: 'This ID number is known to the centre under another name; check both, or visit the branch counter',
  },
  PERSON_TWICE: {
    zh: '该证件号码在第{lineNo}行已出现',
    en: 'This ID number already stands in line {lineNo}',
  },
  PERSON_ENROLLED_MEANWHILE: {
    zh: '清册第{rowNo}行等{count}人已由其他业务开户，入账未执行',
    en: '{count} people, row {rowNo} first, have got an account by another case; nothing was posted',
  },
  HIRE_DATE_REQUIRED: {
    zh: '请填写入职日期或起缴年月：新参加工作的从入职次月起缴，新调入的从发放工资之月起缴',
    en: 'Enter the hire date or the first month: who is new to work contributes from the month after, who is transferred in from the first month paid',
  },
  FIRST_MONTH_TOO_EARLY: {
    zh: '按用工情况和入职日期，起缴年月不能早于{earliest}',
    en: 'By employment and hire date the first month may not be before {earliest}',
  },
  FIRST_MONTH_LATE: {
    zh: '按规定应从{lawful}起缴，所填{month}较晚，其间月份可办理补缴',
    en: 'The law has contributions begin in {lawful}, before {month}; the months between can be made good',
  },
  FIRST_MONTH_PAID: {
    zh: '{month}单位已经缴存，起缴年月最早可填{next}；{month}至今的月份可办理补缴',
    en: '{month} has been paid. Enter {next} or later as the first month; the months since {month} can be made good',
  },
  FIRST_MONTH_PAID_DELETE_FIRST: {
    zh: '{month}单位已经缴存，起缴年月最早可填{next}，但须先删除以下月份的核定：{assessments}；不删除的，请填{open}。{month}至今的月份可办理补缴',
    en: '{month} has been paid. {next} is possible once these assessments are deleted: {assessmentsEn}; otherwise enter {open}. The months since {month} can be made good',
  },
  FIRST_MONTH_ASSESSED: {
    zh: '以下月份已核定尚未缴存：{assessments}。请先删除核定，或将起缴年月填为{open}',
    en: 'These months are assessed and not paid: {assessmentsEn}. Delete the assessments first, or enter {open} as the first month',
  },
  FIRST_MONTH_DEFERRED: {
    zh: '{months}已批准缓缴，其核定不能因开户而删除，起缴年月最早可填{open}',
    en: '{months} is deferred, and its assessment is not deleted for an enrolment; enter {open} or later',
  },
  AMOUNTS_DIFFER: {
    zh: '填写的月缴存额（个人{personal}、单位{unit}）与按基数计算的（个人{personalRight}、单位{unitRight}）不一致，办理时以计算的为准',
    en: 'The monthly amounts entered (personal {personal}, unit {unit}) differ from those of the base (personal {personalRight}, unit {unitRight}); the latter are used',
  },
  AMOUNTS_DIFFER_WITH_FISCAL: {
    zh: '填写的月缴存额（个人{personal}、单位{unit}、财政{fiscal}）与按基数计算的（个人{personalRight}、单位{unitRight}、财政{fiscalRight}）不一致，办理时以计算的为准',
    en: 'The monthly amounts entered (personal {personal}, unit {unit}, fiscal {fiscal}) differ from those of the base (personal {personalRight}, unit {unitRight}, fiscal {fiscalRight}); the latter are used',
  },
} as const satisfies Texts;
