import type { DataSource } from 'typeorm';

const POSTED_MS_MAX = 120_000;

/** Waits until a case is posted. */
export async function posted(dataSource: DataSource, businessNo: string): Promise<void> {
  const until = Date.now() + POSTED_MS_MAX;
  while (Date.now() < until) {
    const [row] = await dataSource.query<{ stage: string }[]>(
      'SELECT stage FROM submission WHERE business_no = ?',
      [businessNo],
    );
    if (row?.stage === 'completed') return;
    if (row?.stage === 'parked') throw new Error(`posting of ${businessNo} was parked`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`posting of ${businessNo} took longer than ${String(POSTED_MS_MAX)} ms`);
}
