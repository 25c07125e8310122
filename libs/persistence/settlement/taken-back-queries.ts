import type { EntityManager } from 'typeorm';
import type { MoneySource } from '#libs/persistence/assessments/gather-store';
import { restsOf } from '#libs/persistence/settlement/rest-queries';

/** Why a month waits for its money again. */
export interface MonthTakenBack {
  /** Whose money it was, and so who has to pay it again. */
  readonly source: MoneySource;
  /** Who had brought it: the treasury’s list, or a payment of the unit. */
  readonly by: 'bank' | 'treasury';
  readonly day: string;
  /** What the bank took back: of the treasury’s list, the unit’s line. */
  readonly fen: number;
  /** What was reversed beyond it and went to the unit's unallocated balance. */
  readonly restFen: number;
}

/**
 * What was taken back last of each of them, the unit's and the treasury's money apart, unless that part has been full again
 * since: what has left it after that left for another cause.
 */
export async function takenBackOf(
  manager: EntityManager,
  businessNos: readonly string[],
): Promise<Map<string, readonly MonthTakenBack[]>> {
  const parts = lackingSince(await movesOf(manager, businessNos));
  const acts = await actsOf(manager, parts);
  const taken = new Map<string, readonly MonthTakenBack[]>();
  for (const { businessNo, source, act } of parts) {
    const found = acts.get(act);
    if (found === undefined) continue;
    const restFen = source === 'unit' ? found.restFen : 0;
    taken.set(businessNo, [...(taken.get(businessNo) ?? []), { ...found, source, restFen }]);
  }
  return taken;
}

interface Move {
  readonly businessNo: string;
  readonly unitId: number;
  readonly source: MoneySource;
  readonly dueFen: string;
  readonly key: string;
  readonly fen: string;
}

/** All that came to the parts of the months and left them, as it was posted. */
async function movesOf(manager: EntityManager, businessNos: readonly string[]): Promise<Move[]> {
  if (businessNos.length === 0) return [];
  return manager.query(
    `SELECT a.business_no AS businessNo, a.unit_id AS unitId, IF(s.owner = a.business_no, 'unit', 'treasury') AS source,
            IF(s.owner = a.business_no, a.unit_fen + a.personal_fen, a.fiscal_fen) AS dueFen, v.posting_key AS \`key\`,
            IF(l.side = 'C', l.amount_fen, -l.amount_fen) AS fen
       FROM sub_account s JOIN assessment a ON a.business_no = SUBSTRING_INDEX(s.owner, '/', 1)
       JOIN voucher_line l ON l.sub_account_id = s.id JOIN voucher v ON v.id = l.voucher_id
      WHERE s.account = '219' AND s.kind = 'gathered' AND s.owner IN (?) ORDER BY v.id, l.line_no`,
    [businessNos.flatMap((no) => [no, `${no}/fiscal`])],
  );
}

interface Lacking extends Pick<Move, 'businessNo' | 'unitId' | 'source'> {
  readonly act: string;
}

/** Of each part the take-back it has not been full after. */
function lackingSince(moves: readonly Move[]): Lacking[] {
  const gathered = new Map<string, bigint>();
  const lacking = new Map<string, Lacking>();
  for (const { businessNo, unitId, source, dueFen, key, fen } of moves) {
    const part = `${businessNo}/${source}`;
    const sum = (gathered.get(part) ?? 0n) + BigInt(fen);
    gathered.set(part, sum);
    const act = takeBackAct(key);
    if (act !== null && BigInt(fen) < 0n) lacking.set(part, { businessNo, unitId, source, act });
    else if (sum >= BigInt(dueFen)) lacking.delete(part);
  }
  return [...lacking.values()];
}

/** 'take-back/12', and of what was split 'take-back/12/7', the line of the list. */
function takeBackAct(key: string): string | null {
  return /^take-back\/\d+(\/\d+(?=\/))?/.exec(key)?.[0] ?? null;
}

async function actsOf(
  manager: EntityManager,
  parts: readonly Lacking[],
): Promise<Map<string, Omit<MonthTakenBack, 'source'>>> {
  const receiptIds = [...new Set(parts.map(({ act }) => act.split('/')[1] ?? ''))];
  if (receiptIds.length === 0) return new Map();
  const rows: {
    id: string;
    day: string;
    fen: string;
    lineNo: number | null;
    lineFen: string | null;
  }[] = await manager.query(
    `SELECT d.receipt_id AS id, CAST(d.booked_on AS CHAR) AS day, d.fen, t.line_no AS lineNo, t.fen AS lineFen
         FROM bank_debit d LEFT JOIN treasury_list_line t ON t.receipt_id = d.receipt_id AND t.unit_id IN (?)
        WHERE d.receipt_id IN (?)`,
    [[...new Set(parts.map(({ unitId }) => unitId))], receiptIds],
  );
  const rests = await restsOf(
    manager,
    parts.map(({ act }) => act),
  );
  const restOf = (act: string) => Number(rests.get(act) ?? 0n);
  const acts = new Map<string, Omit<MonthTakenBack, 'source'>>();
  // A list that was refused has left its lines: only what was split along it is named by one.
  for (const { id, day, fen, lineNo, lineFen } of rows) {
    const act = `take-back/${id}`;
    acts.set(act, { by: 'bank', day, fen: Number(fen), restFen: restOf(act) });
    if (lineNo === null) continue;
    const ofLine = `${act}/${String(lineNo)}`;
    acts.set(ofLine, { by: 'treasury', day, fen: Number(lineFen), restFen: restOf(ofLine) });
  }
  return acts;
}
