import { newPublicId } from '#libs/access/session-token';
import {
  NOTIFICATION_HEADERS,
  NOTIFICATION_TYPE,
  notificationSignature,
} from '#libs/bank/notification-signature';
import type { NotificationResultDto } from '#apps/api/settlement/settlement.dto';
import type { Hall } from '#test/e2e/hall';

export const BANK_SECRET = 'the secret that bank and hall share, long enough';

export interface SignedOtherwise {
  readonly secret?: string;
  readonly nonce?: string;
  /** How old it is. */
  readonly seconds?: number;
  /** What is sent instead of what was signed. */
  readonly sent?: string;
}

let serials = 0;

/** 100.00 of nobody known at the bank of branch 01. */
export const bankMessage = (change: Record<string, unknown> = {}) => ({
  bankAccount: '01',
  serial: `N${String((serials += 1)).padStart(8, '0')}`,
  bookedOn: '2026-11-28',
  valueOn: '2026-11-28',
  fen: '10000',
  payerName: '某某商贸有限公司',
  payerAccount: '622200001',
  remark: '',
  summary: '转账',
  ...change,
});

/** A notification as the bank sends it; `otherwise` is what a stranger would do. */
export async function notify(
  hall: Hall,
  message: Readonly<Record<string, unknown>> | string,
  { secret = BANK_SECRET, nonce = newPublicId(), seconds = 0, sent }: SignedOtherwise = {},
) {
  const body = typeof message === 'string' ? message : JSON.stringify(message);
  const [row]: { now: Date }[] = await hall.dataSource.query('SELECT UTC_TIMESTAMP(3) AS now');
  const timestamp = String(Math.floor((row?.now.getTime() ?? 0) / 1_000) - seconds);
  const signature = notificationSignature(secret, { timestamp, nonce, body: Buffer.from(body) });
  return hall
    .client()
    .send<NotificationResultDto & { code?: string }>('POST', '/api/bank/notifications', {
      raw: sent ?? body,
      headers: {
        'Content-Type': NOTIFICATION_TYPE,
        [NOTIFICATION_HEADERS.timestamp]: timestamp,
        [NOTIFICATION_HEADERS.nonce]: nonce,
        [NOTIFICATION_HEADERS.signature]: signature,
      },
    });
}
