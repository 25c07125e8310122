import type { NoticeMonthDto } from '../api/generated';

/** What the months of a notice have received, from the unit and from the treasury, and what those still open lack. */
export function receivedOf(months: readonly NoticeMonthDto[]): {
  receivedFen: number;
  missingFen: number;
} {
  let receivedFen = 0;
  let missingFen = 0;
  for (const { dueFen, dueFiscalFen, gatheredFen, gatheredFiscalFen, state } of months) {
    receivedFen += gatheredFen + gatheredFiscalFen;
    if (state === 'open') missingFen += dueFen - gatheredFen + dueFiscalFen - gatheredFiscalFen;
  }
  return { receivedFen, missingFen };
}
