import type { EntityManager } from 'typeorm';
import { tellOperators } from '#libs/persistence/boxes/tell-operators';
import type { MessageKey } from '#libs/texts/message.texts';
import { MESSAGE_TEXTS } from '#libs/texts/message.texts';
import { fillText, type TextDetails } from '#libs/texts/text';

/** 'pay': a notice at its deadline; 'assess': a month at its deadline; 'skip': why a month was not assessed by itself. */
export type ReminderKind = 'pay' | 'assess' | 'skip';

export interface Reminder {
  readonly unitId: number;
  readonly kind: ReminderKind;
  /** What it is about: told once. */
  readonly subject: string;
  /** How often what it is about was credited and taken back: each time it is due anew, and told once more. */
  readonly takenBack?: number;
  /** The assessment it is about; empty where there is none yet. */
  readonly businessNo: string;
  readonly business: string;
  /** 'YYYYMM' of the month it is about. */
  readonly month: string;
  readonly text: MessageKey;
  readonly details: TextDetails;
}

/** To everybody who acts for the unit, in the caller's transaction. @returns false when it was told before */
export async function remindOnce(
  manager: EntityManager,
  { unitId, kind, subject, takenBack = 0, businessNo, business, month, text, details }: Reminder,
  now: Date,
): Promise<boolean> {
  const { affectedRows }: { affectedRows: number } = await manager.query(
    'INSERT IGNORE INTO unit_reminder (unit_id, kind, subject, sent_at) VALUES (?, ?, ?, ?)',
    [unitId, kind, takenBack === 0 ? subject : `${subject}/${String(takenBack)}`, now],
  );
  if (affectedRows === 0) return false;
  await tellOperators(manager, unitId, now, ({ name }) => ({
    businessNo,
    business,
    eventSeq: businessNo === '' ? Number(month) : takenBack,
    textKey: kind === 'skip' ? `skip/${subject}` : text,
    text: fillText(MESSAGE_TEXTS[text], { ...details, name }),
  }));
  return true;
}
