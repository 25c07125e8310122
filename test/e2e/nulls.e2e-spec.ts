import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openApiDocument } from '#apps/api/open-api/open-api';
import { buildCase } from '#test/builders/case.builder';
import { Hall } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';
import { addressOf, operationsOf, type Operation } from '#test/e2e/open-api-operations';
import { RIGHTS } from '#test/e2e/rights.matrix';
import { ABSENT } from '#test/e2e/rights-objects';

const HEADERS = { 'If-Match': '"1"', 'Upload-Offset': '0' };

describe('what may be left out', () => {
  let hall: Hall;
  let operator: HallClient;
  let reviewer: HallClient;
  let cashier: HallClient;
  let withBody: Operation[];

  beforeAll(async () => {
    hall = await Hall.start();
    operator = await hall.operator();
    reviewer = await hall.staff('first-01-a');
    cashier = await hall.staff('cashier');
    withBody = operationsOf(openApiDocument(hall.app)).filter(({ body }) => body !== undefined);
  });
  afterAll(() => hall.stop());

  it('is refused by its name when it is null, at every endpoint', async () => {
    const optional = withBody.flatMap((operation) =>
      operation.optional.map((field) => ({ operation, field })),
    );
    expect(optional.length).toBeGreaterThan(15);
    for (const { operation, field } of optional) {
      const answer = await send(operation, { ...(operation.body as object), [field]: null });
      const said = answer.body.errors?.find((error) => error.field === field);
      expect([operation.name, field, answer.status, said?.code]).toEqual([
        operation.name,
        field,
        400,
        'SHAPE_NULL',
      ]);
    }
  });

  it.each([
    ['a list', []],
    ['nothing but null', null],
    ['a text', 'x'],
    ['a number', 7],
  ])('is no reason to take %s for a request', async (_, body) => {
    for (const operation of withBody) {
      const { status, body: answered } = await send(operation, body);
      expect([operation.name, status, answered.code]).toEqual([
        operation.name,
        400,
        expect.any(String),
      ]);
    }
  });

  it('is absent when it is left out: a submit without words, a search without words', async () => {
    const register = { business: 'base-adjustment' };
    const { businessNo, draftVersion } = await buildCase(hall.dataSource, register);
    const submit = { verb: 'submit', draftVersion };
    const commands = `/api/submissions/${businessNo}/commands`;
    const bare = await operator.post(commands, { ...submit, opinion: null, taskId: null });
    expect([bare.status, bare.body.detail]).toEqual([
      400,
      expect.stringContaining('意见：可以不传，但不能为null'),
    ]);
    const rows = `/api/submissions/${businessNo}/rows/search`;
    expect((await operator.post(rows, { q: null })).status).toBe(400);
    expect((await operator.post(rows, {})).status).toBe(200);
    expect((await operator.post(rows, { q: '' })).status).toBe(200);
  });

  it('says its limit when it goes beyond it', async () => {
    const { businessNo } = await buildCase(hall.dataSource, {});
    const path = `/api/submissions/${businessNo}/commands`;
    const answer = await operator.post(path, { verb: 'abandon', opinion: '一'.repeat(501) });
    expect(answer.body.detail).toBe('填写有误。意见：不能超过500个字符');
  });

  it.each([
    ['true', 200],
    ['false', 200],
    ['yes', 400],
    ['', 400],
  ])('is yes or no in an address, and nothing else: overdue=%s', async (value, status) => {
    expect((await reviewer.get(`/api/tasks?overdue=${value}`)).status).toBe(status);
  });

  function clientOf(roles: readonly string[]): HallClient {
    if (roles.includes('operator')) return operator;
    return roles.includes('first-reviewer') ? reviewer : cashier;
  }

  function send(operation: Operation, body: unknown) {
    const roles = RIGHTS[operation.name]?.roles ?? [];
    const client = roles === 'public' ? hall.client() : clientOf(roles);
    const raw = JSON.stringify(body);
    const headers = { ...HEADERS, 'Content-Type': 'application/json' };
    return client.send(operation.method, addressOf(operation, ABSENT), { raw, headers });
  }
});
