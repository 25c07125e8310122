import { percentile } from '#bench/approve/paced';
import type { BenchContext, BenchResult } from '#bench/bench';
import { endPrograms, startHall } from '#bench/hall/programs';
import { registerDraft, type RegisterDraft } from '#bench/hall/register-draft';
import { seedCity } from '#libs/demonstration/seed-city';
import { createDataSource } from '#libs/persistence/database/data-source';

const SMALL = 1_000;
const LARGE = 100_000;
const WARM_UP = 20;
const ROUNDS = 150;
const PAGE = 50;
const LIMIT = 1.5;

interface Row {
  readonly rowNo: number;
  readonly baseAfterFen: number;
}
type Edited = { readonly row: Row; readonly submission: { readonly draftVersion: number } };
type Page = { readonly items: readonly Row[] };

/** One row edited and one page read over HTTP: in a register of 100,000 rows, against one of 1,000. */
export async function run(context: BenchContext): Promise<BenchResult> {
  const { environment } = context;
  const dataSource = await createDataSource(environment['DATABASE_URL'] ?? '').initialize();
  const keyedHashSecret = environment['KEYED_HASH_SECRET'] ?? '';
  const sealingSecret = environment['SEALING_SECRET'] ?? '';
  await seedCity(dataSource, { seed: 'fund-hall', keyedHashSecret, sealingSecret });
  const children = await startHall(context);
  try {
    context.log('filling two registers');
    const origin = environment['WEB_ORIGIN'] ?? '';
    const clerkOf = async (rows: number) =>
      clerk(
        await registerDraft(dataSource, { origin, rows, keyedHashSecret, name: String(rows) }),
        rows,
      );
    return await measure(await clerkOf(SMALL), await clerkOf(LARGE));
  } finally {
    await endPrograms(children);
    await dataSource.destroy();
  }
}

/** What an edit and a page took, in ms. */
interface Times {
  readonly edit: number;
  readonly page: number;
}

/** The two registers take turns, so that whatever else the machine does falls on both. */
async function measure(
  small: (round: number) => Promise<Times>,
  large: (round: number) => Promise<Times>,
): Promise<BenchResult> {
  const times: { small: Times; large: Times }[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const both = { small: await small(round), large: await large(round) };
    if (round >= WARM_UP) times.push(both);
  }
  const p50 = (of: (both: (typeof times)[number]) => number) => percentile(times.map(of), 0.5);
  const product = p50(({ large: { edit, page } }) => edit + page);
  const floor = p50(({ small: { edit, page } }) => edit + page);
  return {
    ratio: product / floor,
    limit: LIMIT,
    product,
    floor,
    unit: 'ms (p50 of an edit and a page)',
    details: {
      rounds: ROUNDS,
      editMs: p50((both) => both.large.edit),
      editMsOfSmall: p50((both) => both.small.edit),
      pageMs: p50((both) => both.large.page),
      pageMsOfSmall: p50((both) => both.small.page),
    },
  };
}

/** Raises and lowers bases by a yuan, each time elsewhere in the register, and reads the page there. */
async function clerk(
  { path, operator }: RegisterDraft,
  rows: number,
): Promise<(round: number) => Promise<Times>> {
  let { draftVersion } = await operator.send<{ draftVersion: number }>('GET', path);
  const pageAt = (round: number) => {
    const after = Math.floor(((round * 0.618_034) % 1) * (rows - PAGE));
    return operator.send<Page>('GET', `${path}/rows?after=${String(after)}&limit=${String(PAGE)}`);
  };
  return async (round) => {
    const [row] = (await pageAt(round)).items;
    if (row === undefined) throw new Error('the register has no row there');
    const baseAfterFen = row.baseAfterFen - 100;
    const began = performance.now();
    const edited = await operator.send<Edited>(
      'PATCH',
      `${path}/rows/${String(row.rowNo)}`,
      { baseAfterFen },
      draftVersion,
    );
    const saved = performance.now();
    await pageAt(round);
    draftVersion = edited.submission.draftVersion;
    return { edit: saved - began, page: performance.now() - saved };
  };
}
