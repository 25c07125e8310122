import { describe, expect, it } from '@jest/globals';
import { apiDocument, schemaReader } from '#test/e2e/documented-answers';
import { operationsOf } from '#test/e2e/open-api-operations';

const document = apiDocument();
const schemaAt = schemaReader(document);
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Writes of a signed-in person that keep no answer by key, and why. */
const WITHOUT_KEY: Readonly<Record<string, string>> = {
  'POST /assessments/{businessNo}/lines/search': 'reads',
  'POST /auth/keep-alive': 'twice is once',
  'POST /auth/sign-out': 'twice is once',
  'POST /auth/password': 'the second finds the password changed and says so',
  'POST /members/search': 'reads',
  'POST /office/members/search': 'reads',
  'POST /office/members/sheet': 'reads',
  'POST /office/members/{accountNo}/reveal': 'reads; each look is a row of the audit log',
  'POST /members/{accountNo}/reveal': 'reads; each look is a row of the audit log',
  'POST /submissions/{businessNo}/rows/search': 'reads',
  'PATCH /uploads/{id}': 'the offset is the key of a chunk',
};

interface Operation {
  readonly name: string;
  readonly method: string;
  readonly pointer: string;
  readonly described: {
    readonly security?: readonly object[];
    readonly parameters?: readonly {
      name: string;
      in: string;
      required?: boolean;
      example?: unknown;
    }[];
    readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
    readonly responses: Readonly<Record<string, { readonly $ref?: string }>>;
  };
}

const operations: Operation[] = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([method]) => METHODS.includes(method))
    .map(([method, described]) => ({
      name: `${method.toUpperCase()} ${path.replace(/^\/api/, '')}`,
      method,
      pointer: `/paths/${escaped(path)}/${method}`,
      described,
    })),
);

describe('the OpenAPI document', () => {
  it('names every status an operation may answer, and none by "default"', () => {
    for (const { name, described } of operations) {
      const statuses = Object.keys(described.responses);
      expect([name, statuses.filter((status) => !/^\d{3}$/.test(status))]).toEqual([name, []]);
      expect([name, statuses]).toEqual([name, expect.arrayContaining(['400', '500', '503'])]);
      expect([name, statuses.some((status) => status < '3')]).toEqual([name, true]);
    }
  });

  it('tells every refusal as application/problem+json', () => {
    for (const { name, described } of operations) {
      const refusals = Object.entries(described.responses).filter(([status]) => status >= '4');
      const named = refusals.map(([status, { $ref }]) => [status, $ref]);
      const expected = refusals.map(([status]) => [
        status,
        `#/components/responses/Problem${status}`,
      ]);
      expect([name, named]).toEqual([name, expected]);
    }
    for (const response of Object.values(document.components.responses))
      expect(Object.keys(response.content ?? {})).toEqual(['application/problem+json']);
  });

  it('demands Idempotency-Key of every write of a signed-in person, but of those that need none', () => {
    const writes = operations.filter(
      ({ method, described }) => method !== 'get' && described.security !== undefined,
    );
    const without = writes.filter(
      ({ described }) => described.parameters?.some(isRequiredKey) !== true,
    );
    expect(without.map(({ name }) => name).sort()).toEqual(Object.keys(WITHOUT_KEY).sort());
  });

  it('demands it of the writes of a phone too, but of those that are the same twice by themselves', () => {
    const writes = operations.filter(({ name, method }) => method !== 'get' && /phone/.test(name));
    const without = writes.filter(
      ({ described }) => described.parameters?.some(isRequiredKey) !== true,
    );
    expect(without.map(({ name }) => name).sort()).toEqual([
      'PATCH /phone/uploads/{id}',
      'POST /phone/open',
    ]);
  });

  it('demands the CSRF token of every write of a signed-in person', () => {
    for (const { name, method, described } of operations) {
      if (described.security === undefined) continue;
      const expected = method === 'get' ? [{ cookie: [] }] : [{ cookie: [], csrf: [] }];
      expect([name, described.security]).toEqual([name, expected]);
    }
  });

  it('gives examples that are what their schemas say', () => {
    const given = schemasWithExamples(document, '');
    expect(given.length).toBeGreaterThan(300);
    const wrong = given.flatMap(({ pointer, examples }) =>
      examples.flatMap((example) => faults(pointer, example)),
    );
    expect(wrong).toEqual([]);
  });

  it('gives parameters examples that are what their schemas say', () => {
    const wrong = operations.flatMap(({ pointer, described }) =>
      (described.parameters ?? []).flatMap(({ example }, at) =>
        example === undefined ? [] : faults(`${pointer}/parameters/${String(at)}/schema`, example),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('gives each body an example that is a whole, valid request', () => {
    const bodies = operationsOf(document as never).filter(({ body }) => body !== undefined);
    const wrong = bodies.flatMap(({ method, path, body }) =>
      faults(
        `/paths/${escaped(path)}/${method.toLowerCase()}/requestBody/content/${escaped('application/json')}/schema`,
        body,
      ),
    );
    expect(bodies.length).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });
});

function isRequiredKey({ name, required }: { name: string; required?: boolean }): boolean {
  return name === 'Idempotency-Key' && required === true;
}

function faults(pointer: string, example: unknown): string[] {
  const validate = schemaAt(pointer);
  if (validate(example)) return [];
  const found = (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message ?? ''}`.trim());
  return [`${decodeURIComponent(pointer)}: ${JSON.stringify(example)} ${found.join(', ')}`];
}

function schemasWithExamples(
  node: unknown,
  pointer: string,
): { pointer: string; examples: unknown[] }[] {
  if (typeof node !== 'object' || node === null) return [];
  const own =
    'examples' in node && Array.isArray(node.examples)
      ? [{ pointer, examples: node.examples as unknown[] }]
      : [];
  const parts = Object.entries(node).filter(([key]) => key !== 'examples');
  return [
    ...own,
    ...parts.flatMap(([key, part]) => schemasWithExamples(part, `${pointer}/${escaped(key)}`)),
  ];
}

/** A part of a JSON pointer inside the fragment of an address. */
function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}
