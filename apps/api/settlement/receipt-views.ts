import type { StaffActor } from '#apps/api/auth/actor';
import type { ReceiptDto, ReceiptReversalDto } from '#apps/api/settlement/settlement.dto';
import type { TreasuryLineDto } from '#apps/api/settlement/treasury-list.dto';
import type { ReceiptRow, ReversalRow } from '#libs/persistence/receipts/receipt-queries';
import type { ListedLine } from '#libs/persistence/settlement/treasury-list-store';
import { requestName } from '#libs/persistence/settlement/request-store';
import { textOf } from '#libs/texts/texts';

/** @param cashier who may work with it; nobody for those who only read */
export function receiptView(row: ReceiptRow, cashier: StaffActor | null): ReceiptDto {
  const { unitAccountNo, unitName, proposedUnitAccountNo, proposedUnitName, ...of } = row;
  const { proposedPerson: _proposedPerson, proposedAt, withdrawnAt, reversal, ...rest } = of;
  const isOpen = rest.state === 'proposed';
  return {
    ...rest,
    id: String(rest.id),
    fen: Number(rest.fen),
    unit: unitOf(unitAccountNo, unitName),
    proposed: isOpen ? unitOf(proposedUnitAccountNo, proposedUnitName) : null,
    receivedAt: rest.receivedAt.toISOString(),
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
    asked: requestName({ state: rest.state, proposedAt, reversal }),
    reversal: reversal === null ? null : reversalView(reversal),
    mayDo: cashier === null ? [] : mayDo(row, cashier.person),
  };
}

function reversalView(row: ReversalRow): ReceiptReversalDto {
  const { id: _id, askedPerson: _askedPerson, failure, ...of } = row;
  return {
    ...of,
    askedAt: of.askedAt.toISOString(),
    endedAt: of.endedAt?.toISOString() ?? null,
    failure: failure === null ? null : textOf(failure.code, failure.details),
  };
}

export function lineView({ unitAccountNo, unitName, fen, restFen }: ListedLine): TreasuryLineDto {
  return {
    unit: { accountNo: unitAccountNo, name: unitName },
    fen: Number(fen),
    restFen: restFen === null ? null : Number(restFen),
  };
}

function unitOf(accountNo: string | null, name: string | null) {
  return accountNo === null || name === null ? null : { accountNo, name };
}

/** What there is to do with a receipt in its state; of every other, to take it back. */
const ACTS: Readonly<Record<string, readonly string[]>> = {
  suspense: ['claim', 'list', 'take-back'],
  proposed: ['decide', 'withdraw', 'take-back'],
  listed: ['decide', 'withdraw', 'take-back'],
  unallocated: ['undo-claim', 'take-back'],
  'back-asked': ['decide', 'withdraw'],
  'undo-asked': ['decide', 'withdraw'],
  'back-ordered': [],
  'taken-back': [],
};

/** Whoever brought something forward withdraws it and does not decide it, under whichever login; a claim is undone where there was one. */
function mayDo({ state, matchKind, proposedPerson, reversal }: ReceiptRow, me: number): string[] {
  const isClaim = state === 'proposed' || state === 'listed';
  const maker = isClaim ? proposedPerson : reversal?.askedPerson;
  return (ACTS[state] ?? ['take-back']).filter(
    (act) =>
      (act !== 'decide' || maker !== me) &&
      (act !== 'withdraw' || maker === me) &&
      (act !== 'undo-claim' || matchKind === 'cashier'),
  );
}
