import type { RegisterRule } from '#libs/persistence/registers/register-rule';

const typed = (key: string, required = true) => ({ key, from: 'typed', required });
const NO_AMOUNTS = { baseAfterFen: 0, unitAfterFen: 0, personalAfterFen: 0, fiscalAfterFen: 0 };

/** Leavers nobody asked for: each has his own month and a reason. */
export const LEAVERS: RegisterRule = {
  subject: { kind: 'account' },
  month: 'row',
  headColumns: [],
  columns: [typed('lastMonth'), typed('reason', false)],
  headcountPerRow: -1,
  decideMonth: () => null,
  decideRow(_subject, { lastMonth, reason }) {
    const month = String(lastMonth);
    if (reason === 'none') return { code: 'VALUE_REQUIRED', column: 'reason' };
    return { ...NO_AMOUNTS, month, decided: { through: month } };
  },
  posting: [
    {
      step: 'history',
      field: 'leaving',
      before: { value: '' },
      after: { typed: 'reason' },
    },
  ],
};

/** Newcomers nobody asked for: people by name and number, with a base. */
export const NEWCOMERS: RegisterRule = {
  subject: { kind: 'person' },
  month: 'row',
  headColumns: [],
  columns: [typed('name'), typed('idNumber'), typed('baseAfterFen'), typed('phone', false)],
  headcountPerRow: 1,
  decideMonth: () => null,
  decideRow(subject, { baseAfterFen }, { terms }) {
    if (subject.kind === 'person' && subject.known !== null)
      return { code: 'ROW_ALREADY_THERE', column: 'idNumber' };
    const amounts = { ...NO_AMOUNTS, baseAfterFen: Number(baseAfterFen), unitAfterFen: 100 };
    return { ...amounts, month: terms.month };
  },
  posting: [],
};
