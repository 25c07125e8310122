import type { DataSource, EntityManager } from 'typeorm';
import type { Proven } from '#libs/persistence/ledger/first-difference';
import type { BookDifference } from '#libs/persistence/ledger/book-difference';
import { proveBooks, type Proof } from '#libs/persistence/ledger/proof';

/** A day less an hour: a chore that runs hourly proves once a day, at about the same time. */
const PROVEN_HOURS = 23;

/** Proves the books in one reading of the database and keeps what was found. */
export async function proveAndKeep(dataSource: DataSource): Promise<Proof> {
  const proof = await provenByTwo(dataSource, {});
  await dataSource.query(
    'INSERT INTO books_proof (proved_at, difference) VALUES (UTC_TIMESTAMP(3), ?)',
    [proof.difference === null ? null : JSON.stringify(proof.difference)],
  );
  return proof;
}

/** Proves the books as they stood at the end of a posting day; of today nothing is said, so nothing is kept. */
export function proveAsOf(dataSource: DataSource, at: string): Promise<Proof> {
  return provenByTwo(dataSource, { at });
}

/** The proof's first statement says what it looks at; the second connection begins to look after that. */
async function provenByTwo(dataSource: DataSource, proven: Proven): Promise<Proof> {
  const second = dataSource.createQueryRunner();
  const besides = async () => {
    await second.startTransaction('REPEATABLE READ');
    return [second.manager];
  };
  try {
    return await dataSource.transaction('REPEATABLE READ', (manager) =>
      proveBooks(manager, proven, besides),
    );
  } finally {
    if (second.isTransactionActive) await second.rollbackTransaction();
    await second.release();
  }
}

/** Null when the last proof is of today. */
export async function proveDaily(dataSource: DataSource): Promise<Proof | null> {
  const recent: unknown[] = await dataSource.query(
    'SELECT id FROM books_proof WHERE id = (SELECT MAX(id) FROM books_proof) AND proved_at > UTC_TIMESTAMP(3) - INTERVAL ? HOUR',
    [PROVEN_HOURS],
  );
  return recent.length > 0 ? null : proveAndKeep(dataSource);
}

export interface LastProof {
  readonly ageSeconds: number;
  readonly difference: BookDifference | null;
}

/** Null before the first proof. */
export async function lastProof(manager: EntityManager): Promise<LastProof | null> {
  const [row]: { age: string; difference: string | null }[] = await manager.query(
    `SELECT TIMESTAMPDIFF(SECOND, proved_at, UTC_TIMESTAMP(3)) AS age, difference FROM books_proof
      ORDER BY id DESC LIMIT 1`,
  );
  if (row === undefined) return null;
  const difference =
    row.difference === null ? null : (JSON.parse(row.difference) as BookDifference);
  return { ageSeconds: Number(row.age), difference };
}
