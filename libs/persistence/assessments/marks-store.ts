import type { EntityManager } from 'typeorm';
import { addMonths, nextMonth, type FundMonth } from '#libs/fund/month';
import { deriveTotals } from '#libs/persistence/accounts/unit-totals';
import type { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { deriveAccounts, deriveAccountsReached } from '#libs/persistence/terms/projection';
import { deriveSettings, settingsBeginIn } from '#libs/persistence/terms/unit-settings';

type Marked = Pick<UnitEntity, 'id' | 'firstMonth'>;

/**
 * A month is assessed: what is kept of the unit and its accounts speaks of the month after it. The caller holds the unit.
 * @param isRebased whether the assessment itself has set bases from its month on
 */
export async function moveMarkOn(
  manager: EntityManager,
  { id }: Marked,
  month: FundMonth,
  isRebased: boolean,
): Promise<void> {
  await manager.query(
    'UPDATE unit SET last_assessed_month = ?, version = version + 1 WHERE id = ?',
    [month, id],
  );
  const next = nextMonth(month);
  // As a rule a few accounts have a row in that month; other ratios concern everybody.
  const isOtherwise = await settingsBeginIn(manager, id, next);
  if (isOtherwise || isRebased) {
    await deriveSettings(manager, id);
    await deriveAccounts(manager, id);
  } else await deriveAccountsReached(manager, id, next);
  await deriveTotals(manager, id);
}

/** An assessment is deleted: its month is the next to assess again. */
export async function moveMarkBack(
  manager: EntityManager,
  { id, firstMonth }: Marked,
  month: FundMonth,
): Promise<void> {
  const last = month > firstMonth ? addMonths(month, -1) : null;
  await manager.query(
    'UPDATE unit SET last_assessed_month = ?, version = version + 1 WHERE id = ?',
    [last, id],
  );
  await deriveSettings(manager, id);
  await deriveAccounts(manager, id);
  await deriveTotals(manager, id);
}
