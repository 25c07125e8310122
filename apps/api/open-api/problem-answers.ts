import type { OpenAPIObject } from '@nestjs/swagger';
import { ANSWERS } from '#apps/api/problems/answers';

/** Every refusal an operation may answer with, and what it says to whoever reads the document. */
const REASONS: Readonly<Record<number, string>> = {
  400: 'Malformed: path, query, header or body; `errors` names the fields',
  401: 'No open session, or wrong credentials',
  403: 'Not for this role; or the request came from another origin or without the CSRF token',
  404: 'Not there, or somebody else’s',
  409: 'Another request is in the way: ask again',
  410: 'The link is over',
  412: 'STALE_DRAFT: another page has edited; `current` is the newer state',
  413: 'The body is too large',
  415: 'The body is of another type, charset or encoding',
  422: 'Refused by a rule of the trade; nothing was changed',
  428: 'If-Match or the draft’s version is missing',
  429: 'Too many requests; Retry-After says when',
  500: 'A failure nobody foresaw; `correlationId` finds it in the log',
  503: 'Database or engine do not answer; ask again with the same key',
};
/** Any request may be malformed, meet a failure, or an outage. */
const ALWAYS = [400, 500, 503];
export const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'Chosen by the caller, the same for the same act asked again',
  schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,64}$' },
  example: '7b1c3a56-2f4e-4c8a-9f1d-2a6c5e8b9d10',
};
/** Left by @IdempotentByItself: the operation keeps no answer by key. */
export const BY_ITSELF = 'x-idempotent-by-itself';
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

interface Parameter {
  readonly name: string;
  readonly in: string;
}

interface Described {
  parameters?: Parameter[];
  requestBody?: unknown;
  security?: Record<string, string[]>[];
  responses: Record<string, unknown>;
  [ANSWERS]?: number[];
  [BY_ITSELF]?: boolean;
}

const PROBLEM = { $ref: '#/components/schemas/ProblemView' };

/** Names on every operation the key it demands and each status it may answer; what it is comes from its shape. */
export function withProblems(document: OpenAPIObject): OpenAPIObject {
  const paths = mapped(document.paths, (item) =>
    mapped(item as Record<string, Described>, (operation, method) =>
      METHODS.includes(method) ? described(method, operation) : operation,
    ),
  );
  const responses = Object.fromEntries(
    Object.entries(REASONS).map(([status, description]) => [
      `Problem${status}`,
      { description, content: { 'application/problem+json': { schema: PROBLEM } } },
    ]),
  );
  return { ...document, paths, components: { ...document.components, responses } };
}

function described(
  method: string,
  { [ANSWERS]: answers = [], [BY_ITSELF]: byItself = false, ...operation }: Described,
): Described {
  const keyed = { ...operation, ...credentialsOf(method, operation, byItself) };
  const statuses = [...new Set([...problemsOf(method, keyed), ...answers])].sort((a, b) => a - b);
  const refused = statuses.map((status) => [
    status,
    { $ref: `#/components/responses/Problem${String(status)}` },
  ]);
  return {
    ...keyed,
    responses: { ...operation.responses, ...(Object.fromEntries(refused) as object) },
  };
}

/** Class and method may both have said that a session is needed; a write needs the token and its key besides. */
function credentialsOf(
  method: string,
  { security, parameters = [] }: Described,
  byItself: boolean,
): Pick<Described, 'security' | 'parameters'> {
  if (security === undefined) return {};
  if (method === 'get') return { security: [{ cookie: [] }] };
  const others = parameters.filter(({ name }) => name !== IDEMPOTENCY_KEY.name);
  const needsKey = !byItself || others.length < parameters.length;
  return {
    security: [{ cookie: [], csrf: [] }],
    parameters: needsKey ? [...others, IDEMPOTENCY_KEY] : parameters,
  };
}

function problemsOf(method: string, operation: Described): number[] {
  const parameters = operation.parameters ?? [];
  const has = (place: string, name?: string) =>
    parameters.some((one) => one.in === place && (name === undefined || one.name === name));
  const isWrite = method !== 'get';
  const when: readonly (readonly [boolean, readonly number[]])[] = [
    [true, ALWAYS],
    [operation.security !== undefined, [401, 403, 429]],
    [isWrite, [403, 413, 415]],
    [has('path'), [404, 422]],
    [has('query') || operation.requestBody !== undefined, [422]],
    [has('header', IDEMPOTENCY_KEY.name), [409, 422]],
    [has('header', 'If-Match'), [412, 428]],
  ];
  return when.flatMap(([applies, statuses]) => (applies ? statuses : []));
}

function mapped<T, U>(
  entries: Readonly<Record<string, T>>,
  change: (value: T, key: string) => U,
): Record<string, U> {
  return Object.fromEntries(
    Object.entries(entries).map(([key, value]) => [key, change(value, key)]),
  );
}
