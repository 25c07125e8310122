import type { CashierDebitDto, DebitDto } from '#apps/api/settlement/debit.dto';
import type { CashierInstrumentDto, InstrumentDto } from '#apps/api/settlement/instrument.dto';
import type { DebitRow } from '#libs/persistence/settlement/debit-queries';
import type { InstrumentRow } from '#libs/persistence/settlement/instrument-queries';
import type { SettlementWay } from '#libs/persistence/settlement/way-queries';
import { DEBIT_TEXTS, INSTRUMENT_TEXTS } from '#libs/texts/payment.texts';

/** '6222021234560001' → '6222****0001': enough to know one's own account by. */
export function maskAccount(accountNo: string): string {
  return accountNo.length <= 8 ? accountNo : `${accountNo.slice(0, 4)}****${accountNo.slice(-4)}`;
}

/** Free of its class, to be spread. */
export function debitView(row: DebitRow): Pick<DebitDto, keyof DebitDto> {
  const { orderNo, noticeNo, state, payerName, serial, reason, answeredAt } = row;
  const isLate = state === 'pending' && row.handedOverAt !== null;
  return {
    orderNo,
    noticeNo,
    fen: Number(row.fen),
    state,
    stateText: DEBIT_TEXTS[isLate ? 'late' : state],
    payerName,
    payerAccount: maskAccount(row.payerAccount),
    orderedAt: row.orderedAt.toISOString(),
    answerBy: row.answerBy.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
    serial,
    reason,
  };
}

/** @param mayWork whether the reader is a cashier of the account */
export function cashierDebitView(row: DebitRow, mayWork: boolean): CashierDebitDto {
  const isLate = row.state === 'pending' && row.handedOverAt !== null;
  return {
    ...debitView(row),
    bankAccount: row.bankAccount,
    unit: { accountNo: row.unitAccountNo, name: row.unitName },
    answeredByName: row.answeredByName,
    mayDo: mayWork && isLate ? ['accept', 'refuse'] : [],
  };
}

/** Free of its class, to be spread. */
export function instrumentView(
  row: InstrumentRow,
  ways: readonly SettlementWay[],
): Pick<InstrumentDto, keyof InstrumentDto> {
  const { number, noticeNo, drawerName, state, serial, reason } = row;
  const way = ways.find(({ code }) => code === row.way);
  return {
    id: String(row.id),
    wayText: way?.title ?? { zh: row.way, en: row.way },
    number,
    noticeNo,
    fen: Number(row.fen),
    drawerName,
    state,
    stateText: INSTRUMENT_TEXTS[state],
    recordedAt: row.recordedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    serial,
    reason,
  };
}

/** @param mayWork whether the reader is a cashier of the account */
export function cashierInstrumentView(
  row: InstrumentRow,
  ways: readonly SettlementWay[],
  mayWork: boolean,
): CashierInstrumentDto {
  return {
    ...instrumentView(row, ways),
    bankAccount: row.bankAccount,
    unit: { accountNo: row.unitAccountNo, name: row.unitName },
    recordedByName: row.recordedByName,
    endedByName: row.endedByName,
    mayDo: mayWork && row.state === 'recorded' ? ['clear', 'bounce'] : [],
  };
}
