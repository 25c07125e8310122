import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { wrongAccounts } from '#libs/persistence/terms/projection';
import { wrongTotals } from '#libs/persistence/accounts/unit-totals';
import { numberOf, TYPED } from '#test/builders/enrolled.builder';
import { allHeard, killBetweenStatements, NOT_POSTING } from '#test/storm/killed-posters';
import { act, done, kindsOf, open, stands, type DraftBody } from '#test/storm/storm-cases';
import { StormHall } from '#test/storm/storm-hall';

const ONCE = ['open', 'submit', 'post'];
const PEOPLE_A_CASE = 2;
/** Enough that every death leaves somebody to post for the next poster. */
const ENROLMENTS = 24;

interface Enrolment {
  readonly businessNo: string;
  readonly people: readonly string[];
}

let hall: StormHall;
/** Everybody of this file has a number of his own. */
let next = 0;

describe('a poster of enrolments killed between every two statements', () => {
  beforeAll(async () => {
    hall = await StormHall.begin();
    await hall.startApi();
    await hall.startWorker(NOT_POSTING);
  });
  afterAll(async () => {
    await hall.end();
  });

  it('leaves every person with one account, whole, and no number without an account', async () => {
    const enrolments = await enrolmentsInPosting(ENROLMENTS);
    const numbers = enrolments.map(({ businessNo }) => businessNo);
    expect(await killBetweenStatements(hall)).toBeGreaterThan(10);
    const rest = await hall.startWorker({ queues: ['hall-posting'] });
    for (const businessNo of numbers) await stands(hall.dataSource, businessNo, 'completed');
    await allHeard(hall, numbers);
    await rest.terminate();
    for (const { businessNo, people } of enrolments) {
      expect(await kindsOf(hall.dataSource, businessNo)).toEqual(ONCE);
      const { length } = people;
      expect(await written(businessNo)).toEqual({
        postings: 1,
        bases: length,
        statuses: length,
        changes: length,
      });
    }
    const everybody = enrolments.flatMap(({ people }) => people);
    const opened = await accountsOf(everybody);
    expect(opened.map(({ idNumber }) => idNumber).sort()).toEqual([...everybody].sort());
    expect(await numbersWithoutAccount()).toBe(0);
    expect(await wrongAccounts(hall.dataSource.manager, 10)).toEqual([]);
    expect(await wrongTotals(hall.dataSource.manager)).toEqual([]);
  });
});

/** One enrolment of two people in each of so many units, waiting to be posted. */
async function enrolmentsInPosting(count: number): Promise<Enrolment[]> {
  const units: { accountNo: string }[] = await hall.dataSource.query(
    `SELECT account_no AS accountNo FROM unit WHERE status = '01' ORDER BY id LIMIT ${String(count)}`,
  );
  const enrolments: Enrolment[] = [];
  for (const { accountNo } of units) {
    const operator = await hall.operator(accountNo);
    const { businessNo, ...opened } = await open(operator, 'enrolment');
    let { draftVersion } = opened;
    const people: string[] = [];
    for (let at = 0; at < PEOPLE_A_CASE; at += 1) {
      next += 1;
      const idNumber = numberOf(`41030219910101${String(next).padStart(3, '0')}`);
      const headers = { 'If-Match': `"${String(draftVersion)}"` };
      const answer = await operator.post<{ submission: DraftBody }>(
        `/api/submissions/${businessNo}/rows`,
        { ...TYPED, idNumber },
        { headers },
      );
      expect(answer.status).toBe(201);
      draftVersion = answer.body.submission.draftVersion;
      people.push(idNumber);
    }
    await done(act(operator, businessNo, 'submit'));
    enrolments.push({ businessNo, people });
  }
  return enrolments;
}

async function written(businessNo: string) {
  const [row] = await hall.dataSource.query<Record<string, string>[]>(
    `SELECT (SELECT COUNT(*) FROM posting WHERE business_no = ?) AS postings,
            (SELECT COUNT(*) FROM base_term WHERE business_no = ?) AS bases,
            (SELECT COUNT(*) FROM status_term WHERE business_no = ?) AS statuses,
            (SELECT COUNT(*) FROM posted_change WHERE business_no = ?) AS changes`,
    [businessNo, businessNo, businessNo, businessNo],
  );
  return Object.fromEntries(
    Object.entries(row ?? {}).map(([name, count]) => [name, Number(count)]),
  );
}

function accountsOf(idNumbers: readonly string[]): Promise<{ idNumber: string }[]> {
  return hall.dataSource.query(
    `SELECT m.id_number AS idNumber FROM personal_account a JOIN member m ON m.id = a.member_id WHERE m.id_number IN (?)`,
    [idNumbers],
  );
}

/** Numbers given out, up to the last, that no account has. */
async function numbersWithoutAccount(): Promise<number> {
  const [row] = await hall.dataSource.query<{ gaps: string }[]>(
    `SELECT n.last - MIN(a.account_no) + 1 - COUNT(*) AS gaps
       FROM account_number n JOIN personal_account a ON a.account_no LIKE '1___________'
      GROUP BY n.series, n.last`,
  );
  return Number(row?.gaps);
}
