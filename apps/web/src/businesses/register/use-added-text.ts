import { formatYuan } from '#libs/fund/money';
import type { RowEditedDto } from '../../api/generated';
import { useServerText, useTexts } from '../../i18n/texts';
import type { RegisterPlan } from './register-plan';
import { REGISTER_TEXTS } from './register.texts';

/** 录入成功, with whom, and with the amount where that is what the register is about. */
export function useAddedText({ words }: RegisterPlan) {
  const t = useTexts(REGISTER_TEXTS);
  const server = useServerText();
  return ({ row, rows, submission: { totals } }: RowEditedDto): string => {
    const said = { entered: server(words.entered), name: row.name, no: row.rowNo };
    if (words.difference === null) return t('added', said);
    const amount = formatYuan(row.totalAfterFen - row.totalBeforeFen);
    const sum = formatYuan(totals.afterFen - totals.beforeFen);
    return rows === 1
      ? t('addedAmount', { ...said, amount })
      : t('addedRows', { ...said, rows, sum });
  };
}
