import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

interface Content {
  readonly schema?: object;
}

interface Response {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, Content>>;
}

export interface ApiDocument {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<Record<string, { readonly responses: Readonly<Record<string, Response>> }>>
    >
  >;
  readonly components: { readonly responses: Readonly<Record<string, Response>> };
}

const DOCUMENT = 'apps/api/openapi.json';

/** The document in the repository; `npm run check` holds it against the code. */
export function apiDocument(): ApiDocument {
  return JSON.parse(readFileSync(DOCUMENT, 'utf8')) as ApiDocument;
}

/** Reads schemas where they stand in the document, so that their references are found. */
export function schemaReader(document: ApiDocument): (pointer: string) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  (formats as unknown as (ajv: Ajv2020) => void)(ajv);
  ajv.addFormat('binary', true);
  ajv.addSchema(document, 'api');
  return (pointer) => {
    const found = ajv.getSchema(`api#${pointer}`);
    if (found === undefined) throw new Error(`no schema at ${pointer}`);
    return found;
  };
}

const document = apiDocument();
const schemaAt = schemaReader(document);
const PATTERNS = Object.keys(document.paths)
  // Literal parts before parameters: /tasks/next is not the task named next.
  .sort((one, other) => one.split('{').length - other.split('{').length)
  .map((path) => ({ path, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`) }));

/**
 * What an answer has that the document does not: its status, its type, its shape. Empty when all is told, or the
 * address is none of the document's (the hall's pages, health, addresses that never were).
 */
export function undocumented(
  method: string,
  url: string,
  answer: { readonly status: number; readonly type: string; readonly body: unknown },
): string[] {
  const path = new URL(url, 'http://hall').pathname;
  const described = PATTERNS.find(({ pattern }) => pattern.test(path));
  const operation = document.paths[described?.path ?? '']?.[method.toLowerCase()];
  if (described === undefined || operation === undefined) return [];
  const where = `${method} ${described.path} ${String(answer.status)}`;
  const named = operation.responses[String(answer.status)];
  if (named === undefined) return [`${where} is not in the document`];
  const pointer = pointerOf(described.path, method, answer.status, named);
  const response =
    named.$ref === undefined
      ? named
      : document.components.responses[named.$ref.split('/').at(-1) ?? ''];
  return wrongContent(where, pointer, response?.content, answer);
}

function pointerOf(path: string, method: string, status: number, named: Response): string {
  if (named.$ref !== undefined) return named.$ref.slice(1);
  return `/paths/${escaped(path)}/${method.toLowerCase()}/responses/${String(status)}`;
}

function wrongContent(
  where: string,
  pointer: string,
  content: Response['content'],
  { type, body }: { readonly type: string; readonly body: unknown },
): string[] {
  if (content === undefined) return body === undefined ? [] : [`${where} has a body`];
  const named = type.split(';')[0]?.trim() ?? '';
  if (content[named] === undefined)
    return [`${where} is ${named}, not ${Object.keys(content).join()}`];
  if (!named.endsWith('json')) return [];
  const validate = schemaAt(`${pointer}/content/${escaped(named)}/schema`);
  if (validate(body)) return [];
  return (validate.errors ?? []).map((e) => `${where} ${e.instancePath} ${e.message ?? ''}`);
}

/** A JSON pointer inside the fragment of an address. */
function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}
