import type { EntityManager } from 'typeorm';
import type { NoticeAct, NoticeDto, NoticeMonthDto, WayDto } from '#apps/api/settlement/notice.dto';
import { debitView, instrumentView, maskAccount } from '#apps/api/settlement/payment-views';
import {
  openAssessments,
  type AssessmentToPay,
} from '#libs/persistence/assessments/assessment-queries';
import { openSumOf, payeeOf, type Notice } from '#libs/persistence/assessments/notice-queries';
import { SUPPLEMENT } from '#libs/fund/assessment/assessment-kind';
import { ASSESSMENT_KIND_TEXTS } from '#libs/texts/assessment-kind.texts';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { findDocument, ofCase, slipKind } from '#libs/persistence/documents/document-store';
import { debitsOfNotice, type DebitRow } from '#libs/persistence/settlement/debit-queries';
import {
  instrumentsOfNotice,
  type InstrumentRow,
} from '#libs/persistence/settlement/instrument-queries';
import { agreementOf, settlementWays } from '#libs/persistence/settlement/way-queries';

interface Shown {
  readonly ways: WayDto[];
  /** Of the city. */
  readonly day: string;
}

/** All that the notice's page shows. */
export async function noticeView(
  manager: EntityManager,
  notice: Notice,
  { ways, day }: Shown,
): Promise<NoticeDto> {
  const { noticeNo, unitId, sumFen, deadline, way } = notice;
  const unit = await manager.findOneByOrFail(UnitEntity, { id: unitId });
  const payee = await payeeOf(manager, unit.branchCode);
  const agreement = await agreementOf(manager, { unitId, way, day });
  const months = await openAssessments(manager, { noticeNo });
  const debits = await debitsOfNotice(manager, noticeNo);
  const instruments = await instrumentsOfNotice(manager, noticeNo);
  const openFen = await openSumOf(manager, noticeNo);
  const kinds = await settlementWays(manager);
  const behaviour = kinds.find(({ code }) => code === way)?.behaviour;
  return {
    noticeNo,
    sumFen,
    openFen: Number(openFen),
    unallocatedFen: unit.unallocatedFen,
    uncoveredFen: unit.uncoveredFen,
    deadline,
    way,
    ways,
    payee: payee && {
      accountName: payee.accountName,
      accountNo: payee.accountNo,
      bankName: payee.bankName,
    },
    agreement: agreement && { ...agreement, payerAccount: maskAccount(agreement.payerAccount) },
    waitsForMonth: await earlierMonth(manager, unitId, months),
    slipNo: await slipOf(manager, way, months),
    months: months.map((one) => monthView(one, notice)),
    debits: debits.map(debitView),
    instruments: instruments.map((one) => instrumentView(one, kinds)),
    mayDo: mayDo(
      openFen,
      { behaviour, unallocatedFen: unit.unallocatedFen },
      { debits, instruments },
    ),
  };
}

/** The case whose slip can be seen: of a month that still waits for money, or one that was printed while it did. */
async function slipOf(
  manager: EntityManager,
  way: string,
  months: readonly AssessmentToPay[],
): Promise<string | null> {
  const open = months.find(({ state }) => state === 'open');
  if (open !== undefined) return open.businessNo;
  for (const { businessNo } of months) {
    const printed = await findDocument(manager, ofCase(businessNo), slipKind(way));
    if (printed !== null) return businessNo;
  }
  return null;
}

/** Months are credited in their order, whichever notice asks for them; what is made good waits for none that is open. */
async function earlierMonth(
  manager: EntityManager,
  unitId: number,
  months: readonly AssessmentToPay[],
): Promise<string | null> {
  const first = months.find(({ state, kind }) => state === 'open' && kind !== SUPPLEMENT);
  const [oldest] = first === undefined ? [] : await openAssessments(manager, { unitId });
  if (first === undefined || oldest === undefined) return null;
  return oldest.month < first.month && oldest.noticeNo !== first.noticeNo ? oldest.month : null;
}

function monthView(one: AssessmentToPay, notice: Notice): NoticeMonthDto {
  const { businessNo, kind, month, dueFen, gatheredFen, dueFiscalFen, gatheredFiscalFen, state } =
    one;
  return {
    businessNo,
    kindText: ASSESSMENT_KIND_TEXTS[kind],
    firstMonth: notice.months.find((of) => of.businessNo === businessNo)?.firstMonth ?? month,
    month,
    dueFen: Number(dueFen),
    gatheredFen: Number(gatheredFen),
    dueFiscalFen: Number(dueFiscalFen),
    gatheredFiscalFen: Number(gatheredFiscalFen),
    state,
  };
}

/** What is under way keeps the unit from paying a second time. */
function mayDo(
  openFen: bigint,
  { behaviour, unallocatedFen }: { behaviour: string | undefined; unallocatedFen: number },
  { debits, instruments }: { debits: readonly DebitRow[]; instruments: readonly InstrumentRow[] },
): NoticeAct[] {
  if (openFen <= 0n || debits.some(({ state }) => state === 'pending')) return [];
  const isWithBank = instruments.some(({ state }) => state === 'recorded');
  if (behaviour === 'balance') return unallocatedFen > 0 ? ['choose', 'pay-balance'] : ['choose'];
  return behaviour === 'debit' && !isWithBank ? ['choose', 'order-debit'] : ['choose'];
}
