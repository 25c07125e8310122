import type { EntityManager } from 'typeorm';
import type { WayTimes } from '#libs/fund/settlement/expected-day';
import type { WayBehaviour, WayReversal } from '#libs/fund/settlement/ways';
import type { Text } from '#libs/texts/text';

/** A way of paying as the centre offers it. */
export interface SettlementWay extends WayTimes {
  readonly code: string;
  readonly behaviour: WayBehaviour;
  readonly title: Text;
  /** Only units that have signed for it pay so. */
  readonly agreement: boolean;
  readonly reversal: WayReversal;
  readonly offered: boolean;
}

interface Row extends WayTimes {
  readonly code: string;
  readonly behaviour: WayBehaviour;
  readonly title: string;
  readonly titleEn: string;
  readonly agreement: number;
  readonly reversal: WayReversal;
  readonly offered: number;
}

/** Every way, in the centre's order. */
export async function settlementWays(manager: EntityManager): Promise<SettlementWay[]> {
  const rows: Row[] = await manager.query(
    `SELECT code, behaviour, title, title_en AS titleEn, agreement, cut_off AS cutOff, days, reversal, offered
       FROM settlement_way ORDER BY position, code`,
  );
  return rows.map(({ title, titleEn, agreement, offered, days, ...way }) => ({
    ...way,
    title: { zh: title, en: titleEn },
    days: Number(days),
    agreement: Number(agreement) === 1,
    offered: Number(offered) === 1,
  }));
}

export async function settlementWay(
  manager: EntityManager,
  code: string,
): Promise<SettlementWay | null> {
  const ways = await settlementWays(manager);
  return ways.find((way) => way.code === code) ?? null;
}

/** What a unit has signed with its bank: whose account is debited, and under which agreement. */
export interface Agreement {
  readonly agreementNo: string;
  readonly payerName: string;
  readonly payerAccount: string;
  readonly payerBank: string;
}

/** The one that holds on a day of the city; null where there is none. */
export async function agreementOf(
  manager: EntityManager,
  { unitId, way, day }: { readonly unitId: number; readonly way: string; readonly day: string },
): Promise<Agreement | null> {
  const [agreement]: Agreement[] = await manager.query(
    `SELECT agreement_no AS agreementNo, payer_name AS payerName, payer_account AS payerAccount, payer_bank AS payerBank
       FROM settlement_agreement
      WHERE unit_id = ? AND way = ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)
      ORDER BY valid_from DESC, id DESC LIMIT 1`,
    [unitId, way, day, day],
  );
  return agreement ?? null;
}
