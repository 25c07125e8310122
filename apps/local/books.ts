import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { complain, say } from '#apps/local/say';
import { loadDatabaseUrl } from '#config/config';
import { isCalendarDay } from '#libs/fund/identity-number';
import { formatYuan } from '#libs/fund/money';
import { createDataSource } from '#libs/persistence/database/data-source';
import { proveAndKeep, proveAsOf } from '#libs/persistence/ledger/proof-store';
import type { Proof } from '#libs/persistence/ledger/proof';

const USAGE = 'books prove [--at YYYY-MM-DD] [--json]';

/**
 * `npm run books -- prove [--at DAY] [--json]`: proves the city's books from their entries, as they are or as they stood at
 * the end of a posting day. Prints what was checked, or the first difference with its business number and ends with 1.
 */
const asked = readArguments();
if (asked === null) {
  complain(USAGE);
  process.exit(2);
}
const { at, asJson } = asked;
const dataSource = await createDataSource(loadDatabaseUrl(), 2).initialize();
try {
  const proof = at === undefined ? await proveAndKeep(dataSource) : await proveAsOf(dataSource, at);
  say(asJson ? JSON.stringify(proof) : told(proof));
  process.exitCode = proof.difference === null ? 0 : 1;
} finally {
  await dataSource.destroy();
}

function readArguments(): { at: string | undefined; asJson: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      options: { at: { type: 'string' }, json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const isRight =
      positionals.join(' ') === 'prove' && (values.at === undefined || isCalendarDay(values.at));
    return isRight ? { at: values.at, asJson: values.json } : null;
  } catch {
    return null;
  }
}

function told({ difference, checked, accounts }: Proof): string {
  if (difference !== null) {
    const { check, of, detail } = difference;
    const held = checked.slice(0, -1).join(', ') || 'none';
    return [
      `The books do NOT hold: ${check}, of ${of}: ${detail} (amounts in fen)`,
      `Checks that held before it: ${held}`,
    ].join('\n');
  }
  const sums = Object.entries(accounts).map(([code, net]) => `${code} ${formatYuan(Number(net))}`);
  const day = at === undefined ? '' : ` at the end of ${at}`;
  return [`The books hold${day}: ${checked.join(', ')}`, ...sums].join('\n');
}
