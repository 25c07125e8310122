import type { EntityManager } from 'typeorm';
import type { StatementLine } from '#libs/bank/statement-line';

/** The newest statement of an account that tells a balance. */
export interface LastStatement {
  readonly id: number;
  readonly lastDay: string;
  readonly closingFen: bigint;
}

export async function lastStatement(
  manager: EntityManager,
  bankAccount: string,
): Promise<LastStatement | null> {
  const [row]: { id: number; lastDay: string; closingFen: string }[] = await manager.query(
    `SELECT id, CAST(last_day AS CHAR) AS lastDay, closing_fen AS closingFen FROM bank_statement
      WHERE bank_account = ? AND closing_fen IS NOT NULL ORDER BY last_day DESC, id DESC LIMIT 1`,
    [bankAccount],
  );
  return row === undefined ? null : { ...row, closingFen: BigInt(row.closingFen) };
}

/** Money of a file that stands in the books of another account: same serial, day and sum. */
export interface LineElsewhere {
  readonly serial: string;
  readonly accountNo: string;
}

export async function lineElsewhere(
  manager: EntityManager,
  bankAccount: string,
  lines: readonly StatementLine[],
): Promise<LineElsewhere | null> {
  const came = new Map(
    lines.filter(({ direction }) => direction === 'credit').map((line) => [line.serial, line]),
  );
  if (came.size === 0) return null;
  const rows: { serial: string; day: string; fen: string; accountNo: string }[] =
    await manager.query(
      `SELECT r.serial, CAST(r.booked_on AS CHAR) AS day, r.fen, a.account_no AS accountNo
         FROM bank_account a JOIN bank_receipt r ON r.bank_account = a.code AND r.serial IN (?)
        WHERE a.code <> ?`,
      [[...came.keys()], bankAccount],
    );
  const same = rows.find(({ serial, day, fen }) => {
    const line = came.get(serial);
    return line?.bookedOn === day && String(line.fen) === fen;
  });
  return same ?? null;
}
