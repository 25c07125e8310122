import type { RegisterBusiness } from '#libs/businesses/register-business';
import { ENROLMENT_COLUMNS } from '#libs/businesses/enrolment/enrolment.columns';
import { decideFirstMonth, lawfulMonthOf } from '#libs/businesses/enrolment/enrolment.month';
import { MISSED_IN_FULL } from '#libs/businesses/supplement-kinds';
import { decideRow, wrongCells } from '#libs/businesses/enrolment/enrolment.rules';

/** 缴存人登记 (manual chapter 8): accounts for people who have none yet, each from a first month of his own. */
export const enrolment = {
  code: 'enrolment',
  title: { zh: '缴存人登记', en: 'Enrolment' },
  shape: 'register',
  formVersion: 1,
  rulesVersion: 1,
  papers: [],
  subject: { kind: 'person' },
  month: 'row',
  headColumns: [],
  columns: ENROLMENT_COLUMNS,
  brief: ['name', 'idNumber', 'month', 'baseAfterFen', 'totalAfterFen'],
  headcountPerRow: 1,
  words: {
    month: { zh: '起缴年月', en: 'First month' },
    register: { zh: '开户清册', en: 'Register of enrolments' },
    submit: { zh: '完成办理', en: 'Complete' },
    entered: { zh: '录入成功', en: 'Entered' },
    people: { zh: '开户人数', en: 'People to enrol' },
    after: { zh: '开户后月缴存额', en: 'Monthly, of those enrolled' },
  },
  asks: {
    business: 'transfer-request',
    codes: ['PERSON_SEALED_ELSEWHERE', 'PERSON_PAYING_ELSEWHERE'],
  },
  missed: { ...MISSED_IN_FULL, dueFrom: lawfulMonthOf },
  decideMonth: decideFirstMonth,
  decideRow,
  wrongCells,
  posting: [
    { step: 'open-accounts' },
    { step: 'history', field: 'status', before: { value: '' }, after: { value: '01' } },
  ],
} as const satisfies RegisterBusiness;
