import type { EntityManager } from 'typeorm';
import { matchOf, type Match, type MatchKind, type NamedBy } from '#libs/fund/settlement/matching';
import type { BankReceipt } from '#libs/fund/settlement/receipt';
import { isBusinessNo } from '#libs/persistence/cases/business-number';
import { instrumentCleared } from '#libs/persistence/settlement/instrument-queries';
import { nameKey } from '#libs/values/name';
import { numbersIn, type NumberForm } from '#libs/values/numbers-in-text';

/** Numbers of the centre that a payer or the bank may write: of a case, a notice or an order to the bank, or of a unit's account. */
const FORMS: readonly NumberForm<'case' | 'unit'>[] = [
  { kind: 'case', lengths: [16], holds: isBusinessNo },
  { kind: 'unit', lengths: [10, 11, 12], holds: () => true },
];
/** Two are as telling as ten: the name is not one unit's. */
const NAMESAKES = 2;

/** Whose money it is, by what the receipt says, surest first: a paper recorded before, remark, summary, payer's name. */
export async function findMatch(manager: EntityManager, receipt: BankReceipt): Promise<Match> {
  const paper = await instrumentCleared(manager, receipt);
  if (paper !== null)
    return {
      kind: 'case',
      by: 'instrument',
      businessNo: paper.noticeNo,
      unitId: paper.unitId,
      instrumentId: paper.id,
    };
  const told: NamedBy[] = [];
  for (const by of ['remark', 'summary'] as const)
    told.push(await namedIn(manager, by, receipt[by]));
  told.push({ by: 'payer', cases: [], unitIds: await unitsOfName(manager, receipt.payerName) });
  return matchOf(told);
}

async function namedIn(manager: EntityManager, by: MatchKind, text: string): Promise<NamedBy> {
  const found = numbersIn(text, FORMS);
  const numbersOf = (kind: string) =>
    found.filter((one) => one.kind === kind).map(({ number }) => number);
  const [caseNos, accountNos] = [numbersOf('case'), numbersOf('unit')];
  const cases: NamedBy['cases'] =
    caseNos.length === 0
      ? []
      : await manager.query(
          `SELECT business_no AS businessNo, unit_id AS unitId FROM submission WHERE business_no IN (?)
            UNION SELECT notice_no, unit_id FROM payment_notice WHERE notice_no IN (?)
            UNION SELECT order_no, unit_id FROM debit_order WHERE order_no IN (?)`,
          [caseNos, caseNos, caseNos],
        );
  const units: { id: number }[] =
    accountNos.length === 0
      ? []
      : await manager.query('SELECT id FROM unit WHERE account_no IN (?)', [accountNos]);
  return { by, cases, unitIds: units.map(({ id }) => id) };
}

/** Width, blanks and case tell no names of employers apart; anything else does. */
async function unitsOfName(manager: EntityManager, payerName: string): Promise<number[]> {
  const key = nameKey(payerName);
  if (key === '') return [];
  const units: { id: number }[] = await manager.query(
    'SELECT id FROM unit WHERE name_key = UPPER(? COLLATE utf8mb4_bin) LIMIT ?',
    [key, NAMESAKES],
  );
  return units.map(({ id }) => id);
}
