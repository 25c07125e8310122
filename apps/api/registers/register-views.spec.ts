import { describe, expect, it } from '@jest/globals';
import { rowView } from '#apps/api/registers/register-views';
import { ACCOUNT_COLUMNS, shownColumn, typedColumn, type Column } from '#libs/businesses/column';
import type { RegisterRowRead } from '#libs/persistence/registers/register-queries';

const COLUMNS: readonly Column[] = [
  ...ACCOUNT_COLUMNS,
  typedColumn('reason', { zh: '原因', en: 'Reason' }, 'dictionary'),
  { ...typedColumn('mobilePhone', { zh: '手机号码', en: 'Mobile' }, 'phone'), masked: true },
  shownColumn('through', { zh: '止', en: 'Through' }, 'month', 'decided'),
];
const ROW: RegisterRowRead = {
  rowNo: 1,
  accountNo: '',
  name: '张三',
  idNumber: '410303198801010012',
  baseBeforeFen: 0,
  unitBeforeFen: 0,
  personalBeforeFen: 0,
  fiscalBeforeFen: 0,
  totalBeforeFen: 0,
  baseAfterFen: 0,
  unitAfterFen: 0,
  personalAfterFen: 0,
  fiscalAfterFen: 0,
  totalAfterFen: 0,
  chosen: true,
  month: null,
  values: {
    name: '张三',
    idNumber: '410303198801010012',
    mobilePhone: '13800138000',
    reason: '02',
    through: '202612',
    status: '02',
  },
  finding: { code: 'VALUE_REQUIRED', column: 'reason' },
  note: null,
  importId: null,
  formerBaseFen: null,
  former: { reason: '01', idNumber: '410303198801010012' },
  orderValue: '0',
};

describe('a row of a register as the api tells it', () => {
  it('has the values of its columns, masked where people read them masked, and nobody’s number whole', () => {
    const view = rowView(COLUMNS, ROW);
    expect(view.values).toEqual({ reason: '02', mobilePhone: '138****8000', through: '202612' });
    expect(view.formerValues).toEqual({ reason: '01' });
    expect(JSON.stringify(view)).not.toContain('410303198801010012');
  });

  it('names the column its finding is about', () => {
    expect(rowView(COLUMNS, ROW).finding).toMatchObject({
      code: 'VALUE_REQUIRED',
      column: 'reason',
    });
    const whole = { ...ROW, finding: { code: 'ACCOUNT_NOT_IN_UNIT' } };
    expect(rowView(COLUMNS, whole).finding).not.toHaveProperty('column');
  });
});
