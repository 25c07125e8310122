import type { RegisterRowDto } from '../../api/generated';
import { useTexts } from '../../i18n/texts';
import { mark, useIsMarked } from './deletion';
import { useIsTicked } from './pending-ticks';
import { REGISTER_TEXTS } from './register.texts';
import type { Register } from './use-register';

/** The box before a row: whether it is submitted, or, while rows are being marked, whether it is deleted. */
export function RowTick({ row, register }: { row: RegisterRowDto; register: Register }) {
  const t = useTexts(REGISTER_TEXTS);
  const ticked = useIsTicked(register.ticks, row);
  const marked = useIsMarked(register.deletion, row.rowNo);
  if (marked !== null)
    return (
      <input
        type="checkbox"
        className="tick delete"
        checked={marked}
        aria-label={t('mark', { name: row.name })}
        onChange={() => {
          mark(register.deletion, [row], !marked);
        }}
      />
    );
  return (
    <input
      type="checkbox"
      className="tick"
      checked={ticked}
      aria-label={t('choose', { name: row.name })}
      onChange={() => {
        void register.choose([row.rowNo], !ticked);
      }}
    />
  );
}
