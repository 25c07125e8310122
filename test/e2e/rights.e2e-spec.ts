import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openApiDocument } from '#apps/api/open-api/open-api';
import type { MeView } from '#apps/api/auth/auth.dto';
import { STAFF_ROLES, type Role } from '#libs/case/plan';
import { Hall, UNIT_ONE, UNIT_TWO } from '#test/e2e/hall';
import type { Answer, HallClient } from '#test/e2e/hall-client';
import { addressOf, operationsOf, type Operation } from '#test/e2e/open-api-operations';
import { RIGHTS } from '#test/e2e/rights.matrix';
import { ABSENT, createObjects, revealsOf, type ObjectIds } from '#test/e2e/rights-objects';

/** The login of each role at the first branch. */
const LOGINS: Readonly<Record<string, string>> = {
  'first-reviewer': 'first-01-a',
  'second-reviewer': 'second-01-a',
};

/** Reads that need bytes or a document behind the row. */
const NEEDS_BYTES =
  /content$|thumbnail$|(?:receipt|slip)\.pdf$|annotated\.xlsx$|documents\/[^/]+\/file$/;

describe('rights', () => {
  let hall: Hall;
  let operations: Operation[];
  let objects: ObjectIds;

  beforeAll(async () => {
    hall = await Hall.start();
    const order = Object.keys(RIGHTS);
    const documented = operationsOf(openApiDocument(hall.app));
    operations = documented.sort(
      (left, right) => order.indexOf(left.name) - order.indexOf(right.name),
    );
    const owner = await hall.operator(UNIT_ONE);
    objects = await createObjects(
      hall.dataSource,
      (await owner.get<MeView>('/api/auth/me')).body.id,
    );
  });
  afterAll(async () => hall.stop());

  it('are written down for every endpoint of the document, and for no other', () => {
    expect(operations.map(({ name }) => name).sort()).toEqual(Object.keys(RIGHTS).sort());
  });

  it('of nobody end at the public endpoints', async () => {
    for (const operation of operations) {
      const answer = await probe(hall.client(), operation, ABSENT);
      const isPublic = RIGHTS[operation.name]?.roles === 'public';
      expect([operation.name, answer.body?.code === 'SIGNED_OUT']).toEqual([
        operation.name,
        !isPublic,
      ]);
    }
  });

  it.each<Role>(['operator', ...STAFF_ROLES])('of %s are exactly the table’s', async (role) => {
    const client =
      role === 'operator' ? await hall.operator(UNIT_ONE, 'operator2') : await staffOf(role);
    const found: Record<string, string> = {};
    const expected: Record<string, string> = {};
    for (const operation of operations) {
      const roles = RIGHTS[operation.name]?.roles ?? [];
      expected[operation.name] = roles === 'public' || roles.includes(role) ? 'allowed' : 'refused';
      found[operation.name] = verdict(await probe(client, operation, ABSENT));
    }
    expect(found).toEqual(expected);
  });

  it('let the owner read each of his things', async () => {
    const owner = await hall.operator(UNIT_ONE);
    for (const operation of touching('GET', 'operator')) {
      if (NEEDS_BYTES.test(operation.path)) continue;
      const answer = await probe(owner, operation, objects);
      expect([operation.name, answer.status < 300]).toEqual([operation.name, true]);
    }
  });

  it('of another unit do not reach them: the answer is that of a missing thing', async () => {
    const stranger = await hall.operator(UNIT_TWO);
    const victim = await hall.operator(UNIT_ONE);
    const sessions = (await victim.get<{ items: { publicId: string }[] }>('/api/auth/sessions'))
      .body.items;
    const theirs = { ...objects, publicId: sessions[0]?.publicId ?? '' };
    await expectMissing(stranger, touching(undefined, 'operator'), theirs);
    expect(await revealsOf(hall.dataSource)).toBe(0);
  });

  it('of a colleague of the same unit do not reach what is a person’s own', async () => {
    const owner = await hall.operator(UNIT_ONE);
    const sessions = (await owner.get<{ items: { publicId: string }[] }>('/api/auth/sessions')).body
      .items;
    const own = touching(undefined, 'operator').filter(
      ({ name }) => RIGHTS[name]?.object === 'own',
    );
    expect(own.length).toBeGreaterThan(0);
    const theirs = { ...objects, publicId: sessions[0]?.publicId ?? '' };
    await expectMissing(await hall.operator(UNIT_ONE, 'operator2'), own, theirs);
  });

  /** People nobody else of this file signs in as. */
  it.each([
    ['first-reviewer', 'first-02-a'],
    ['second-reviewer', 'second-02-a'],
    ['cashier', 'first-02-b'],
    ['operations', 'second-02-b'],
    ['auditor', 'first-03-a'],
  ] as const)('of a %s of another branch do not reach them either', async (role, loginName) => {
    await hall.dataSource.query(
      "UPDATE staff_grant SET role = ?, branch_code = '02' WHERE staff_id = (SELECT id FROM staff WHERE login_name = ?)",
      [role, loginName],
    );
    await expectMissing(await hall.staff(loginName), touching(undefined, role), {
      ...objects,
      publicId: '1'.repeat(26),
    });
  });

  it.each([
    ['first-reviewer', 'first-01-b'],
    ['second-reviewer', 'second-01-b'],
    ['cashier', 'first-03-b'],
    ['operations', 'second-03-a'],
    ['auditor', 'second-03-b'],
  ] as const)(
    'of a %s of the branch reach a case and its papers from its submission on, and not before',
    async (role, loginName) => {
      await hall.dataSource.query(
        "UPDATE staff_grant SET role = ?, branch_code = '01' WHERE staff_id = (SELECT id FROM staff WHERE login_name = ?)",
        [role, loginName],
      );
      const staff = await hall.staff(loginName);
      const ofCase = touching(undefined, role).filter(
        ({ name }) => RIGHTS[name]?.object === 'case',
      );
      expect(ofCase.length).toBeGreaterThan(3);
      await expectMissing(staff, ofCase, objects);
      await hall.dataSource.query('UPDATE submission SET submitted_at = UTC_TIMESTAMP(3)');
      for (const operation of touching('GET', role)) {
        if (RIGHTS[operation.name]?.object !== 'case' || NEEDS_BYTES.test(operation.path)) continue;
        const { status } = await probe(staff, operation, objects);
        expect([operation.name, status]).toEqual([operation.name, 200]);
      }
      await hall.dataSource.query('UPDATE submission SET submitted_at = NULL');
    },
  );

  function touching(method: string | undefined, role: Role): Operation[] {
    return operations.filter((operation) => {
      const right = RIGHTS[operation.name];
      if (right?.object === undefined || right.roles === 'public') return false;
      if (method === 'GET' && operation.path.includes('publicId')) return false;
      return (method === undefined || operation.method === method) && right.roles.includes(role);
    });
  }

  async function expectMissing(
    client: HallClient,
    probed: Operation[],
    ids: ObjectIds,
  ): Promise<void> {
    for (const operation of probed) {
      const foreign = await probe(client, operation, ids);
      const missing = await probe(client, operation, ABSENT);
      expect([operation.name, foreign.status, foreign.body?.code]).toEqual([
        operation.name,
        404,
        missing.body?.code,
      ]);
    }
  }

  async function staffOf(role: Role): Promise<HallClient> {
    return hall.staff(LOGINS[role] ?? role);
  }
});

type Probed = Answer<{ code?: string } | undefined>;

/** The document's own example sent to the endpoint; streams are cut off after their head. */
async function probe(client: HallClient, operation: Operation, ids: ObjectIds): Promise<Probed> {
  const raw = operation.method !== 'GET' && operation.body === undefined ? { raw: 'bytes' } : {};
  return client.send(operation.method, addressOf(operation, ids), {
    body: bodyFor(operation),
    ...raw,
    headOnly: operation.path.endsWith('/live'),
    headers: {
      'If-Match': '"1"',
      'Upload-Offset': '0',
      'X-File-Name': 'a.xlsx',
      ...(operation.body === undefined ? { 'Content-Type': 'application/octet-stream' } : {}),
    },
  });
}

/** Opening a case for real would start a process that nobody ends. */
function bodyFor({ name, body }: Operation): unknown {
  return name === 'POST /submissions' ? { business: 'no-such-business' } : body;
}

function verdict({ status, body }: Probed): string {
  if (status >= 500) return `failed with ${String(status)}`;
  // The document's own example must at least be of the right shape.
  if (status === 400) return `malformed: ${JSON.stringify(body)}`;
  if (status === 401 && body?.code === 'SIGNED_OUT') return 'signed out';
  return status === 403 && body?.code === 'NOT_ALLOWED' ? 'refused' : 'allowed';
}
