import type { OpenAPIObject } from '@nestjs/swagger';
import type { ObjectIds } from '#test/e2e/rights-objects';

/** An endpoint of the document with the example request the document itself gives. */
export interface Operation {
  /** 'GET /submissions/{businessNo}', without /api. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: unknown;
  /** What its body may leave out. */
  readonly optional: readonly string[];
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
}

interface Described {
  readonly parameters?: readonly {
    name: string;
    in: string;
    required?: boolean;
    example?: unknown;
    schema?: Schema;
  }[];
  readonly requestBody?: {
    readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
  };
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

export function operationsOf(document: OpenAPIObject): Operation[] {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Described>)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, described]) => {
        const schema = described.requestBody?.content?.['application/json']?.schema;
        return {
          name: `${method.toUpperCase()} ${path.replace(/^\/api/, '')}`,
          method: method.toUpperCase(),
          path,
          query: queryOf(described, schemas),
          body: schema === undefined ? undefined : exampleOf(schema, schemas),
          optional: optionalOf(schema, schemas),
        };
      }),
  );
}

/** The address with its objects in place; an id is looked up by the family before it: 'scans/id'. */
export function addressOf({ path, query }: Operation, ids: ObjectIds): string {
  const filled = path.replace(/([\w-]{1,60})\/\{(\w+)\}/g, (_, family: string, name: string) => {
    return `${family}/${ids[`${family}/${name}`] ?? ids[name] ?? 'missing'}`;
  });
  return `${filled}${query}`;
}

function queryOf({ parameters = [] }: Described, schemas: Record<string, Schema>): string {
  const needed = parameters.filter(
    (parameter) => parameter.in === 'query' && parameter.required === true,
  );
  const query = new URLSearchParams();
  for (const { name, example, schema } of needed) {
    query.set(
      name,
      JSON.stringify(example ?? exampleOf(schema ?? {}, schemas)).replaceAll('"', ''),
    );
  }
  return needed.length === 0 ? '' : `?${query.toString()}`;
}

function optionalOf(schema: Schema | undefined, schemas: Record<string, Schema>): string[] {
  const { properties = {}, required = [] } =
    schemas[schema?.$ref?.replace(/^.*\//, '') ?? ''] ?? {};
  return Object.keys(properties).filter((name) => !required.includes(name));
}

function exampleOf(schema: Schema, schemas: Record<string, Schema>): unknown {
  if (schema.example !== undefined) return schema.example;
  if (schema.examples !== undefined) return schema.examples[0];
  if (schema.$ref !== undefined)
    return exampleOf(schemas[schema.$ref.replace(/^.*\//, '')] ?? {}, schemas);
  if (schema.type === 'array') return [exampleOf(schema.items ?? {}, schemas)];
  if (schema.properties === undefined) return undefined;
  const required = Object.entries(schema.properties).filter(([name]) =>
    schema.required?.includes(name),
  );
  return Object.fromEntries(
    required.map(([name, property]) => [name, exampleOf(property, schemas)]),
  );
}
