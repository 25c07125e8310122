import type { FieldDefinition } from '#libs/businesses/business';
import { isCalendarDay } from '#libs/fund/identity-number';

const IDENTITY = { zh: '身份信息', en: 'Identity' };
const PAPER = 'identity-proof';

/** Who a member is; the other data of his are changed by 缴存人信息变更. */
export const IDENTITY_FIELDS: readonly FieldDefinition[] = [
  {
    name: 'name',
    label: { zh: '姓名', en: 'Name' },
    group: IDENTITY,
    input: 'text',
    kind: 'person-name',
    lengthMax: 60,
    required: true,
    paper: PAPER,
  },
  {
    name: 'idType',
    label: { zh: '证件类型', en: 'ID type' },
    group: IDENTITY,
    input: 'dictionary',
    dictionary: 'id-type',
    lengthMax: 2,
    required: true,
    paper: PAPER,
  },
  {
    name: 'idNumber',
    label: { zh: '证件号码', en: 'ID number' },
    group: IDENTITY,
    input: 'text',
    kind: 'identity-number',
    lengthMax: 32,
    required: true,
    paper: PAPER,
    masked: true,
  },
  {
    name: 'bornOn',
    label: { zh: '出生日期', en: 'Birth date' },
    group: IDENTITY,
    input: 'text',
    kind: 'date',
    lengthMax: 10,
    required: true,
    paper: PAPER,
    masked: true,
    rule: (value) =>
      isCalendarDay(value) ? null : { code: 'NO_SUCH_DAY', details: { day: value } },
  },
  {
    name: 'sex',
    label: { zh: '性别', en: 'Sex' },
    group: IDENTITY,
    input: 'dictionary',
    dictionary: 'sex',
    lengthMax: 1,
    required: true,
    paper: PAPER,
  },
];
